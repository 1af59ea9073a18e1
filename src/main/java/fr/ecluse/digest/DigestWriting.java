package fr.ecluse.digest;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import fr.ecluse.document.PublicAddress;
import fr.ecluse.dossier.DossierViews;
import fr.ecluse.engine.Tasks;
import fr.ecluse.member.Agent;
import fr.ecluse.member.Agents;
import fr.ecluse.member.Member;
import fr.ecluse.member.Members;
import fr.ecluse.member.Siren;
import fr.ecluse.notification.Mails;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes the digests whose time has come, each in its own transaction with the time of
 * the next: a digest is written once, whatever stops the server. Who has nothing to do,
 * no address or a closed account gets none.
 */
@Component
class DigestWriting {

	/** More tasks of one member than this are only said to be more. */
	private static final int MOST = 200;

	private final Digests digests;

	private final Agents agents;

	private final Members members;

	private final Tasks tasks;

	private final DossierViews dossiers;

	private final Mails mails;

	private final PublicAddress address;

	private final TransactionTemplate transaction;

	private final Clock clock;

	DigestWriting(Digests digests, Agents agents, Members members, Tasks tasks, DossierViews dossiers, Mails mails,
			PublicAddress address, TransactionTemplate transaction, Clock clock) {
		this.digests = digests;
		this.agents = agents;
		this.members = members;
		this.tasks = tasks;
		this.dossiers = dossiers;
		this.mails = mails;
		this.address = address;
		this.transaction = transaction;
		this.clock = clock;
	}

	@Scheduled(fixedDelayString = "${ecluse.digests.every:1m}")
	void write() {
		boolean more;
		do {
			more = Boolean.TRUE.equals(this.transaction.execute((status) -> writeOne()));
		}
		while (more);
	}

	private boolean writeOne() {
		Optional<Digests.Due> due = this.digests.due();
		due.ifPresent((it) -> this.agents.find(it.username()).ifPresent((agent) -> {
			Instant now = this.clock.instant();
			ZoneId zone = this.digests.zone(agent);
			if (agent.enabled() && agent.email() != null) {
				write(agent, agent.email(), it, now, zone);
			}
			this.digests.told(agent.username(), now, it.rhythm().next(now, zone));
		}));
		return due.isPresent();
	}

	private void write(Agent agent, String email, Digests.Due due, Instant now, ZoneId zone) {
		List<DigestText.OfMember> members = new ArrayList<>();
		for (Siren siren : agent.members()) {
			List<Tasks.Work> found = this.tasks.of(siren, agent, MOST + 1);
			if (!found.isEmpty()) {
				List<Tasks.Work> named = found.subList(0, Math.min(MOST, found.size()));
				members.add(new DigestText.OfMember(this.members.find(siren).map(Member::name).orElse("SIREN " + siren),
						named, found.size() > MOST, this.dossiers.ofInstances(siren,
								named.stream().limit(DigestText.NAMED).map(Tasks.Work::processInstanceId).toList())));
			}
		}
		if (!members.isEmpty()) {
			this.mails.add(null, "digest:" + agent.username(), now.atZone(zone).toLocalDate().toString(), email,
					DigestText.subject(members), DigestText.body(members, due.last(), now, zone, this.address.base()));
		}
	}

}
