package fr.ecluse.console;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

import fr.ecluse.calendar.Territory;
import fr.ecluse.catalogue.Version;
import fr.ecluse.catalogue.VersionState;
import fr.ecluse.catalogue.Versions;
import fr.ecluse.dossier.DossierStart;
import fr.ecluse.gate.Finding;
import fr.ecluse.gate.PackageFiles;
import fr.ecluse.member.Agent;
import fr.ecluse.member.Agents;
import fr.ecluse.member.Letterhead;
import fr.ecluse.member.Member;
import fr.ecluse.member.MemberKind;
import fr.ecluse.member.Members;
import fr.ecluse.member.Membership;
import fr.ecluse.member.OpsnRole;
import fr.ecluse.member.Siren;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

import static org.awaitility.Awaitility.await;

/** Members, the OPSN's designers and administrator, and dossiers for them to look at. */
@Component
class ConsoleWorld {

	static final Siren LORIENT = new Siren("215601212");

	static final Siren VANNES = new Siren("215602608");

	static final String PASSWORD = "quatre mots sans rapport";

	private final ProcessEngine engine;

	private final DossierStart start;

	private final Members members;

	private final Agents agents;

	private final Versions versions;

	private final JdbcClient jdbc;

	private final TransactionOperations transactions;

	private final String hash;

	ConsoleWorld(ProcessEngine engine, DossierStart start, Members members, Agents agents, Versions versions,
			JdbcClient jdbc, TransactionOperations transactions, PasswordEncoder passwords) {
		this.engine = engine;
		this.start = start;
		this.members = members;
		this.agents = agents;
		this.versions = versions;
		this.jdbc = jdbc;
		this.transactions = transactions;
		this.hash = String.valueOf(passwords.encode(PASSWORD));
	}

	void prepare() {
		this.transactions.executeWithoutResult((transaction) -> {
			commune(LORIENT, "Ville de Lorient", "56121");
			commune(VANNES, "Ville de Vannes", "56260");
			agent("console-claire", "Claire Guérin", Set.of(OpsnRole.DESIGNER), Set.of());
			agent("console-karim", "Karim Benali", Set.of(OpsnRole.DESIGNER), Set.of());
			agent("console-admin", "Odile Roux", Set.of(OpsnRole.ADMINISTRATOR), Set.of());
			agent("console-agent", "Paul Tanguy", Set.of(), Set.of(new Membership(LORIENT, "instructeur")));
		});
	}

	private void commune(Siren siren, String name, String insee) {
		this.members.put(new Member(siren, name, MemberKind.COMMUNE, insee, "56", 57_000, null, Territory.METROPOLE,
				Letterhead.EMPTY));
	}

	private void agent(String username, String name, Set<OpsnRole> opsn, Set<Membership> memberships) {
		if (this.agents.find(username).isEmpty()) {
			this.agents.add(new Agent(username, name, null, this.hash, true, opsn, memberships));
		}
	}

	/** Files a request; which way it goes after its task is told by its form. */
	String file(Siren siren, String way) {
		return this.start
			.start(siren,
					new DossierStart.Request("essai-console", null,
							Map.of("subject", "Échafaudage, 3 rue du Port", "voie", way), null, "Guichet d’essai"))
			.dossierId();
	}

	/** Does the one open task of the dossier, in the name of an agent. */
	void examine(String dossier) {
		Task task = this.engine.getTaskService().createTaskQuery().processInstanceId(instance(dossier)).singleResult();
		this.engine.getTaskService().setAssignee(task.getId(), "console-agent");
		this.engine.getTaskService().complete(task.getId());
	}

	/** Lets the server fail and give up, which without this takes a day and a half. */
	void giveUp(String dossier) {
		Job job = await().atMost(Duration.ofMinutes(1))
			.until(() -> this.engine.getManagementService()
				.createJobQuery()
				.processInstanceId(instance(dossier))
				.withException()
				.singleResult(), (it) -> it != null);
		this.engine.getManagementService().setJobRetries(job.getId(), 0);
	}

	void set(String dossier, String variable, String value) {
		this.engine.getRuntimeService().setVariable(instance(dossier), variable, value);
	}

	boolean isOver(String dossier) {
		return this.engine.getRuntimeService()
			.createProcessInstanceQuery()
			.processInstanceId(instance(dossier))
			.count() == 0;
	}

	/** A version with these findings, whatever the gate says of it. */
	Version arrive(String procedure, PackageFiles files, List<Finding> findings) {
		VersionState state = findings.isEmpty() ? VersionState.DRAFT : VersionState.REFUSED;
		return this.versions
			.add(new Versions.Arrival(procedure, "Prêt de salle", files, state, findings, "api", "console-claire"));
	}

	String instance(String dossier) {
		return this.jdbc.sql("select process_instance_id from dossier where id = ?")
			.param(dossier)
			.query(String.class)
			.single();
	}

}
