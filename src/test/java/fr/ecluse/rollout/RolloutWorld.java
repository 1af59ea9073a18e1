package fr.ecluse.rollout;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import fr.ecluse.calendar.Territory;
import fr.ecluse.catalogue.Audience;
import fr.ecluse.catalogue.Publications;
import fr.ecluse.catalogue.Version;
import fr.ecluse.catalogue.VersionState;
import fr.ecluse.catalogue.Versions;
import fr.ecluse.dossier.DossierStart;
import fr.ecluse.member.Agent;
import fr.ecluse.member.Agents;
import fr.ecluse.member.Letterhead;
import fr.ecluse.member.Member;
import fr.ecluse.member.MemberKind;
import fr.ecluse.member.Members;
import fr.ecluse.member.Membership;
import fr.ecluse.member.Siren;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.ErrorResponseException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** Two members, an agent of both, and procedures of one test alone. */
@Component
class RolloutWorld {

	static final Siren BREST = new Siren("212900195");

	static final Siren MORLAIX = new Siren("212901516");

	static final String AGENT = "rollout.agent";

	private final Members members;

	private final Agents agents;

	private final Versions versions;

	private final Publications publications;

	private final DossierStart start;

	private final Migrations migrations;

	private final TaskService tasks;

	private final JdbcClient jdbc;

	private final TransactionTemplate transactions;

	private final Clock clock;

	RolloutWorld(Members members, Agents agents, Versions versions, Publications publications, DossierStart start,
			Migrations migrations, TaskService tasks, JdbcClient jdbc, TransactionTemplate transactions, Clock clock) {
		this.members = members;
		this.agents = agents;
		this.versions = versions;
		this.publications = publications;
		this.start = start;
		this.migrations = migrations;
		this.tasks = tasks;
		this.jdbc = jdbc;
		this.transactions = transactions;
		this.clock = clock;
	}

	void open() {
		this.transactions.executeWithoutResult((status) -> {
			this.members.put(member(BREST, "Ville de Brest", MemberKind.COMMUNE, "29", null));
			this.members.put(member(MORLAIX, "Ville de Morlaix", MemberKind.COMMUNE, "29", null));
			if (this.agents.find(AGENT).isEmpty()) {
				this.agents.add(new Agent(AGENT, "Maël Essai", null, "{noop}x", true, Set.of(),
						Set.of(new Membership(BREST, "agent-essai"), new Membership(MORLAIX, "agent-essai"),
								new Membership(BREST, "chef-essai"))));
			}
		});
	}

	static Member member(Siren siren, String name, MemberKind kind, String departement, @Nullable Siren parent) {
		return new Member(siren, name, kind, null, departement, null, parent, Territory.METROPOLE, Letterhead.EMPTY);
	}

	void put(Member member) {
		this.members.put(member);
	}

	static String key() {
		return "migre-" + UUID.randomUUID().toString().substring(0, 8);
	}

	/** A version that another designer has approved. */
	Version approve(String key, TestPackage content) {
		return this.versions.add(new Versions.Arrival(key, "Essai de migration", content.files(), VersionState.APPROVED,
				List.of(), "api", "essai"));
	}

	Version publish(String key, TestPackage content) {
		return publish(approve(key, content), Audience.ALL);
	}

	Version publish(Version version, Audience audience) {
		return this.publications.publish(version, List.of(audience), this.clock.instant(), "essai", null);
	}

	String file(Siren siren, String key) {
		return this.start.start(siren, new DossierStart.Request(key, null, Map.of("subject", "Essai"), null, "essai"))
			.dossierId();
	}

	/** Files dossiers of one member. */
	List<String> file(Siren siren, String key, int count) {
		return java.util.stream.IntStream.range(0, count).mapToObj((it) -> file(siren, key)).toList();
	}

	/** The only open task of a dossier. */
	Task task(String dossier) {
		return this.tasks.createTaskQuery()
			.processVariableValueEquals("dossierId", dossier)
			.initializeFormKeys()
			.singleResult();
	}

	void complete(String dossier) {
		this.tasks.complete(task(dossier).getId());
	}

	String instance(String dossier) {
		return this.jdbc.sql("select process_instance_id from dossier where id = ?")
			.param(dossier)
			.query(String.class)
			.single();
	}

	String followed(String dossier) {
		return this.jdbc.sql("select procedure_version from dossier where id = ?")
			.param(dossier)
			.query(String.class)
			.single();
	}

	/** Lines of the timeline of that kind. */
	List<String> facts(String dossier, String kind) {
		return this.jdbc.sql("select label from dossier_fact where dossier_id = ? and kind = ? order by id")
			.params(dossier, kind)
			.query(String.class)
			.list();
	}

	MigrationOrder order(Version target) {
		return order(target, Map.of());
	}

	MigrationOrder order(Version target, Map<String, @Nullable String> mapping) {
		return new MigrationOrder(target.id(), List.of(), mapping, Audience.ALL, List.of());
	}

	/** Prepares a migration, starts it, and waits for its end. */
	Migration migrate(MigrationOrder order) {
		return end(this.migrations.start(this.migrations.plan(order, "essai").id(), "Conceptrice").id());
	}

	Migration end(long id) {
		return await().atMost(Duration.ofMinutes(2))
			.until(() -> this.migrations.get(id), (it) -> it.state() == MigrationState.DONE);
	}

	/** Whether a call is refused with this status, for the reason of this name. */
	static void refused(int status, String slug, ThrowingCallable call) {
		assertThatThrownBy(call).isInstanceOfSatisfying(ErrorResponseException.class, (it) -> {
			assertThat(it.getStatusCode().value()).as(it.getBody().getDetail()).isEqualTo(status);
			assertThat(String.valueOf(it.getBody().getType())).endsWith("/" + slug);
		});
	}

}
