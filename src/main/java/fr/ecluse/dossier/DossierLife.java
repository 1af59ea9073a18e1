package fr.ecluse.dossier;

import java.time.Clock;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import fr.ecluse.engine.InstanceListener;
import fr.ecluse.engine.Step;
import fr.ecluse.member.Agent;
import fr.ecluse.member.Agents;
import fr.ecluse.member.Member;
import fr.ecluse.member.Members;
import fr.ecluse.procedure.MemberParameters;
import fr.ecluse.procedure.Procedure;
import fr.ecluse.catalogue.Edition;
import fr.ecluse.catalogue.Procedures;
import fr.ecluse.procedure.Status;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * Opens a dossier with each instance of a procedure, however it was started, and closes
 * it with it, in the same transaction.
 */
@Component
class DossierLife implements InstanceListener {

	private static final int MAX_SUBJECT = 300;

	private final Dossiers dossiers;

	private final Procedures procedures;

	private final Members members;

	private final MemberParameters parameters;

	private final Agents agents;

	private final Facts facts;

	private final Clock clock;

	DossierLife(Dossiers dossiers, Procedures procedures, Members members, MemberParameters parameters, Agents agents,
			Facts facts, Clock clock) {
		this.dossiers = dossiers;
		this.procedures = procedures;
		this.members = members;
		this.parameters = parameters;
		this.agents = agents;
		this.facts = facts;
		this.clock = clock;
	}

	@Override
	public void started(Step step) {
		this.procedures.ofDeployment(step.deploymentId()).ifPresent((edition) -> open(edition, step));
	}

	private void open(Edition edition, Step step) {
		Procedure procedure = edition.procedure();
		if (!this.procedures.offer(procedure.key(), step.siren()).edition().id().equals(edition.id())) {
			throw Refusal.otherVersion(procedure);
		}
		String subject = step.find(procedure.subject()).orElse(procedure.title());
		Filing filing = Filing.current();
		Dossier dossier = store(new Dossier(UUID.randomUUID().toString(), null, step.siren().value(), procedure.key(),
				edition.id(), null, filing.externalReference(), step.processInstanceId(), shortened(subject),
				Status.OPEN.key(), (filing.by() != null) ? filing.by() : filedBy(step),
				this.clock.instant().truncatedTo(ChronoUnit.MICROS), null));
		completeAnswers(procedure, step);
		Member member = this.members.get(step.siren());
		step.describe(context(dossier, member));
		step.set("parameters", this.parameters.frozen(member.siren(), procedure));
		this.facts.add(dossier, "received", "Demande reçue", null);
	}

	/** What every model may name and no form may ask. */
	private static Map<String, @Nullable Object> context(Dossier dossier, Member member) {
		Map<String, @Nullable Object> context = new LinkedHashMap<>();
		context.put("dossierId", dossier.id());
		context.put("received", localTime(dossier, member));
		context.put("memberSiren", member.siren().value());
		context.put("memberDepartment", member.departement());
		context.put("memberName", member.name());
		context.put("memberKind", member.kind().key());
		context.put("memberPopulation", (member.population() != null) ? member.population().longValue() : null);
		context.put("memberTerritory", member.territory().key());
		return context;
	}

	private Dossier store(Dossier dossier) {
		try {
			return this.dossiers.save(dossier);
		}
		catch (DuplicateKeyException ex) {
			if (dossier.externalReference() != null) {
				this.dossiers.ofReference(dossier.member(), dossier.procedureKey(), dossier.externalReference())
					.ifPresent((other) -> {
						throw Refusal.sameExternalReference(other);
					});
			}
			throw ex;
		}
	}

	@Override
	public void completed(Step step, @Nullable String username) {
		dossier(step).ifPresent((dossier) -> this.facts.add(dossier, "task-completed",
				"Tâche terminée : " + step.activityName(), username));
	}

	@Override
	public void ended(Step step) {
		dossier(step).ifPresent((dossier) -> {
			Dossier last = status(dossier).open() ? dossier.in(Status.CLOSED) : dossier;
			this.dossiers.save(last.closed(this.clock.instant().truncatedTo(ChronoUnit.MICROS)));
			this.facts.add(dossier, "closed", "Dossier clos", null);
		});
	}

	/** The agent who opened it in the task list. */
	private @Nullable String filedBy(Step step) {
		return step.user().flatMap(this.agents::find).map(Agent::displayName).orElse(null);
	}

	private Status status(Dossier dossier) {
		return this.procedures.followed(dossier.procedureVersion(), dossier.procedureKey()).status(dossier.status());
	}

	/** As clocks show it where the member is: letters and delays go by that day. */
	private static String localTime(Dossier dossier, Member member) {
		ZoneId zone = member.territory().zone();
		return dossier.received().atZone(zone).toOffsetDateTime().truncatedTo(ChronoUnit.SECONDS).toString();
	}

	/** Expressions may name every answer of the start form, given or not. */
	private static void completeAnswers(Procedure procedure, Step step) {
		Set<String> given = step.variables().keySet();
		procedure.startForm()
			.keys()
			.stream()
			.filter((key) -> !given.contains(key))
			.forEach((key) -> step.set(key, null));
	}

	private Optional<Dossier> dossier(Step step) {
		return this.dossiers.ofInstance(step.processInstanceId());
	}

	private static String shortened(String subject) {
		return (subject.length() <= MAX_SUBJECT) ? subject : subject.substring(0, MAX_SUBJECT - 1) + "…";
	}

}
