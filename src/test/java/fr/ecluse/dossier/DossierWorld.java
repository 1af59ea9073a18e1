package fr.ecluse.dossier;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

import fr.ecluse.calendar.Territory;
import fr.ecluse.engine.Instances;
import fr.ecluse.member.Agent;
import fr.ecluse.member.Agents;
import fr.ecluse.member.Letterhead;
import fr.ecluse.member.Member;
import fr.ecluse.member.MemberKind;
import fr.ecluse.member.Members;
import fr.ecluse.member.Membership;
import fr.ecluse.member.Siren;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import static org.awaitility.Awaitility.await;

/** Two members with an agent each, and dossiers of the small procedures of the tests. */
@Component
class DossierWorld {

	static final Siren SAINT_DENIS = new Siren("219740115");

	static final Siren QUIMPER = new Siren("212902324");

	private final DossierStart start;

	private final DossierViews views;

	private final Members members;

	private final Agents agents;

	private final JdbcClient jdbc;

	private final TransactionTemplate transaction;

	DossierWorld(DossierStart start, DossierViews views, Members members, Agents agents, JdbcClient jdbc,
			TransactionTemplate transaction) {
		this.start = start;
		this.views = views;
		this.members = members;
		this.agents = agents;
		this.jdbc = jdbc;
		this.transaction = transaction;
	}

	void open() {
		this.transaction.executeWithoutResult((status) -> {
			this.members.put(new Member(SAINT_DENIS, "Ville de Saint-Denis", MemberKind.COMMUNE, "97411", "974",
					155_634, null, Territory.LA_REUNION, Letterhead.EMPTY));
			this.members.put(new Member(QUIMPER, "Ville de Quimper", MemberKind.COMMUNE, "29232", "29", null, null,
					Territory.METROPOLE, Letterhead.EMPTY));
			agent("dossier.denis", new Membership(SAINT_DENIS, "agent-essai"));
			agent("dossier.quimper", new Membership(QUIMPER, "agent-essai"));
		});
	}

	private void agent(String username, Membership membership) {
		if (this.agents.find(username).isEmpty()) {
			this.agents.add(new Agent(username, "Camille Essai", null, "{noop}x", true, Set.of(), Set.of(membership)));
		}
	}

	String file(Siren siren, String procedure, Map<String, ? extends @Nullable Object> variables) {
		return this.start.start(siren, new DossierStart.Request(procedure, null, variables, null, "essai")).dossierId();
	}

	/** The tasks the dossier waits for, once the jobs before it are done. */
	List<String> steps(Siren siren, String id) {
		return await().atMost(Duration.ofMinutes(1))
			.until(() -> this.views.detail(siren, id).steps(), (steps) -> !steps.isEmpty())
			.stream()
			.map(Instances.OpenTask::name)
			.toList();
	}

	String instance(String id) {
		return this.jdbc.sql("select process_instance_id from dossier where id = :id")
			.param("id", id)
			.query(String.class)
			.single();
	}

}
