package fr.ecluse.rollout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import fr.ecluse.EcluseTest;
import fr.ecluse.catalogue.Audience;
import fr.ecluse.catalogue.Procedures;
import fr.ecluse.catalogue.Version;
import fr.ecluse.catalogue.Versions;
import fr.ecluse.dossier.DossierViews;
import fr.ecluse.engine.Completions;
import fr.ecluse.engine.Messages;
import fr.ecluse.engine.Tasks;
import fr.ecluse.procedure.MemberParameters;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.ErrorResponseException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

/** Running dossiers go from version to version. */
@EcluseTest
class MigrationTest {

	@Autowired
	private RolloutWorld world;

	@Autowired
	private Migrations migrations;

	@Autowired
	private MigrationWorker worker;

	@Autowired
	private Versions versions;

	@Autowired
	private Procedures procedures;

	@Autowired
	private MemberParameters parameters;

	@Autowired
	private DossierViews views;

	@Autowired
	private Tasks work;

	@Autowired
	private Completions completions;

	@Autowired
	private Messages messages;

	@Autowired
	private TaskService tasks;

	@Autowired
	private RuntimeService runtime;

	@Autowired
	private ManagementService management;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private TransactionTemplate transactions;

	private final String key = RolloutWorld.key();

	@BeforeEach
	void open() {
		this.world.open();
	}

	@Test
	void takesDossiersAlongWithAllThatBelongsToThem() {
		Version first = this.world.publish(this.key,
				TestPackage.of(this.key, TestPackage.task("lire", "Lire", this.key + "-lire"))
					.form("lire", "remark")
					.beside(TestPackage.timer("relance", "lire", "P30D")));
		String dossier = this.world.file(RolloutWorld.BREST, this.key);
		Task before = this.world.task(dossier);
		this.tasks.claim(before.getId(), RolloutWorld.AGENT);
		this.tasks.saveTask(due(this.world.task(dossier), Date.from(java.time.Instant.parse("2027-03-01T08:00:00Z"))));
		Date relance = timer(dossier).getDuedate();
		Version second = this.world.publish(this.key,
				TestPackage
					.of(this.key,
							TestPackage.task("lire", "Relire", this.key + "-relire")
								.replace("agent-essai", "chef-essai"))
					.form("relire", "opinion", "subject")
					.beside(TestPackage.timer("relance", "lire", "P5D")));

		Migration done = this.world.migrate(this.world.order(second));
		assertThat(done.progress()).isEqualTo(new Migration.Progress(1, 0, 0, 0, 0, 1, 0, 0));
		assertThat(this.world.followed(dossier)).isEqualTo(second.id());
		Task after = this.world.task(dossier);
		assertThat(after.getId()).isEqualTo(before.getId());
		assertThat(after.getProcessDefinitionId()).isEqualTo(second.definitionId());
		assertThat(after.getName()).isEqualTo("Relire");
		assertThat(after.getAssignee()).isEqualTo(RolloutWorld.AGENT);
		assertThat(after.getDueDate()).isEqualTo("2027-03-01T08:00:00Z");
		assertThat(this.work.find(RolloutWorld.BREST, after.getId())).hasValueSatisfying((it) -> {
			assertThat(it.roles()).containsExactly("chef-essai");
			assertThat(this.work.form(it)).hasValueSatisfying((form) -> assertThat(form).contains("opinion"));
		});
		assertThat(timer(dossier).getDuedate()).isEqualTo(relance);
		assertThat(this.world.facts(dossier, "version"))
			.containsExactly("Le dossier passe de la version 1 à la version 2 de la démarche");
		assertThat(this.versions.journal(second.id())).extracting((it) -> it.fact().kind())
			.containsSubsequence("published", "migration-planned", "migration-started", "migration-ended");
		assertThat(this.runtime.createProcessInstanceQuery().processDefinitionId(first.definitionId()).count())
			.isZero();
		this.world.complete(dossier);
		assertThat(this.views.detail(RolloutWorld.BREST, dossier).summary().closed()).isNotNull();
	}

	@Test
	void givesTheNewVersionWhatItsExpressionsName() {
		this.world.publish(this.key, TestPackage.of(this.key, TestPackage.task("lire", "Lire")).yaml("""
				parameters:
				  - key: tone
				    label: Ton
				    type: text
				    default: aimable
				"""));
		String dossier = this.world.file(RolloutWorld.BREST, this.key);
		Version second = this.world.publish(this.key,
				TestPackage
					.of(this.key, TestPackage.task("lire", "Lire"),
							TestPackage.block("constat", "fact",
									Map.of("text", "${parameters.place} ${parameters.tone} ${phone == null}", "kind",
											"constat")),
							TestPackage.task("fin", "Finir"))
					.form("depot", "subject", "phone")
					.yaml("""
							parameters:
							  - key: tone
							    label: Ton
							    type: text
							    default: sec
							  - key: place
							    label: Lieu
							    type: text
							    required: true
							    default: Mairie
							"""));
		this.world.migrate(this.world.order(second));
		this.world.complete(dossier);
		assertThat(this.world.facts(dossier, "constat")).containsExactly("Mairie aimable true");
	}

	@Test
	void makesDocumentsWithTheTemplatesOfTheNewVersion() {
		String block = TestPackage.block("lettre", "document",
				Map.of("key", "note", "template", this.key + "/note", "title", "Note"));
		this.world.publish(this.key,
				TestPackage.of(this.key, TestPackage.task("lire", "Lire"), block, TestPackage.task("fin", "Finir"))
					.text("templates/note.xsl", template("Ancien texte")));
		String dossier = this.world.file(RolloutWorld.BREST, this.key);
		Version second = this.world.publish(this.key,
				TestPackage.of(this.key, TestPackage.task("lire", "Lire"), block, TestPackage.task("fin", "Finir"))
					.text("templates/note.xsl", template("Nouveau texte")));
		this.world.migrate(this.world.order(second));
		this.world.complete(dossier);
		assertThat(this.jdbc.sql("""
				select template_version from document where dossier_id = ?""")
			.param(dossier)
			.query(String.class)
			.list()).hasSize(1);
		byte[] pdf = this.jdbc.sql("""
				select content from document_content join document on id = document_id where dossier_id = ?""")
			.param(dossier)
			.query(byte[].class)
			.single();
		assertThat(text(pdf)).contains("Nouveau texte").doesNotContain("Ancien texte");
	}

	@Test
	void sendsDossiersWhereTheyWereMapped() {
		this.world.publish(this.key,
				TestPackage.of(this.key, TestPackage.task("lire", "Lire"), TestPackage.task("peser", "Peser")));
		List<String> dossiers = this.world.file(RolloutWorld.BREST, this.key, 3);
		this.world.complete(dossiers.get(0));
		Version second = this.world.publish(this.key,
				TestPackage.of(this.key, TestPackage.task("lire", "Lire"), TestPackage.task("avis", "Donner un avis")));
		Migration done = this.world.migrate(this.world.order(second, Map.of("peser", "avis")));
		assertThat(done.progress().done()).isEqualTo(3);
		assertThat(this.world.task(dossiers.get(0)).getTaskDefinitionKey()).isEqualTo("avis");
		assertThat(this.world.task(dossiers.get(1)).getTaskDefinitionKey()).isEqualTo("lire");
	}

	@Test
	void leavesInItsVersionWhatCannotMoveAndSaysWhy() {
		Version first = this.world.publish(this.key,
				TestPackage.of(this.key, TestPackage.task("lire", "Lire"), TestPackage.task("peser", "Peser le pour")));
		List<String> dossiers = this.world.file(RolloutWorld.BREST, this.key, 2);
		this.world.complete(dossiers.get(0));
		Version second = this.world.publish(this.key,
				TestPackage.of(this.key, TestPackage.task("lire", "Lire"), TestPackage.task("avis", "Avis")));
		Migration done = this.world.migrate(this.world.order(second));
		assertThat(done.progress()).isEqualTo(new Migration.Progress(2, 0, 0, 0, 0, 1, 1, 0));
		assertThat(this.world.followed(dossiers.get(0))).isEqualTo(first.id());
		assertThat(this.world.task(dossiers.get(0)).getProcessDefinitionId()).isEqualTo(first.definitionId());
		assertThat(this.world.facts(dossiers.get(0), "version")).isEmpty();
		assertThat(this.migrations.problems(done.id(), 5)).singleElement().satisfies((it) -> {
			assertThat(it.dossier()).isEqualTo(dossiers.get(0));
			assertThat(it.member()).isEqualTo("Ville de Brest");
			assertThat(it.reason()).isEqualTo(
					"« Peser le pour » : aucun élément de la nouvelle version ne lui correspond : complétez les correspondances.");
		});
		assertThat(this.jdbc.sql("select attempts from migration_dossier where migration_id = ? and state = 'failed'")
			.param(done.id())
			.query(Integer.class)
			.single()).isEqualTo(4);
		this.world.complete(dossiers.get(0));
		assertThat(this.views.detail(RolloutWorld.BREST, dossiers.get(0)).summary().closed()).isNotNull();
	}

	@Test
	void keepsADossierWhoseStatusTheNewVersionLacks() {
		String statuses = """
				statuses:
				  en-commission:
				    label: En commission
				    open: true
				""";
		this.world.publish(this.key,
				TestPackage
					.of(this.key, TestPackage.block("etat", "status", Map.of("status", "en-commission")),
							TestPackage.task("lire", "Lire"))
					.yaml(statuses));
		String dossier = this.world.file(RolloutWorld.BREST, this.key);
		Version second = this.world.publish(this.key, TestPackage.of(this.key, TestPackage.task("lire", "Lire")));
		Migration done = this.world.migrate(this.world.order(second));
		assertThat(done.progress().failed()).isOne();
		assertThat(this.migrations.problems(done.id(), 5)).extracting(Migration.Problem::reason)
			.containsExactly(
					"L'état « En commission » du dossier n'existe pas dans la version 2 : attendez qu'il en change, ou déclarez-le.");
		assertThat(this.views.detail(RolloutWorld.BREST, dossier).summary().statusLabel()).isEqualTo("En commission");
	}

	@Test
	void waitsForWhatAMemberHasToSet() {
		this.world.publish(this.key, TestPackage.of(this.key, TestPackage.task("lire", "Lire")));
		String set = this.world.file(RolloutWorld.BREST, this.key);
		String unset = this.world.file(RolloutWorld.MORLAIX, this.key);
		Version second = this.world.publish(this.key,
				TestPackage.of(this.key, TestPackage.task("lire", "Lire")).yaml("""
						parameters:
						  - key: place
						    label: Lieu des réunions
						    type: text
						    required: true
						"""));
		this.parameters.put(RolloutWorld.BREST, this.procedures.edition(second.id()).procedure(),
				Map.of("place", "Mairie"), "essai");
		Migration done = this.world.migrate(this.world.order(second));
		assertThat(this.world.followed(set)).isEqualTo(second.id());
		assertThat(this.world.followed(unset)).isNotEqualTo(second.id());
		assertThat(this.migrations.problems(done.id(), 5))
			.extracting(Migration.Problem::siren, Migration.Problem::reason)
			.containsExactly(tuple("212901516",
					"La collectivité doit d'abord régler le paramètre « Lieu des réunions » de la démarche."));
	}

	@Test
	void previewsEachDossierAndChangesNothing() {
		this.world.publish(this.key,
				TestPackage.of(this.key, TestPackage.task("lire", "Lire"), TestPackage.task("peser", "Peser le pour"))
					.beside(TestPackage.timer("relance", "lire", "P30D")));
		List<String> dossiers = this.world.file(RolloutWorld.BREST, this.key, 12);
		dossiers.subList(0, 8).forEach(this.world::complete);
		Version second = this.world.publish(this.key,
				TestPackage.of(this.key, TestPackage.task("lire", "Relire"), TestPackage.task("avis", "Avis")));
		Migration planned = this.migrations.plan(this.world.order(second), "essai");
		List<Map<String, Object>> before = rows();
		this.migrations.preview(planned.id(), "Conceptrice");
		Migration checked = await().atMost(Duration.ofMinutes(1))
			.until(() -> this.migrations.get(planned.id()), (it) -> it.checked() != null);
		assertThat(checked.state()).isEqualTo(MigrationState.PLANNED);
		assertThat(checked.progress()).isEqualTo(new Migration.Progress(12, 0, 4, 8, 0, 0, 0, 0));
		assertThat(this.migrations.problems(planned.id(), 5)).hasSize(5)
			.allSatisfy((it) -> assertThat(it.reason()).startsWith("« Peser le pour » : "));
		assertThat(rows()).isEqualTo(before);
		assertThat(this.versions.journal(second.id())).extracting((it) -> it.fact().label())
			.contains("Migration n° %d vérifiée : 4 dossiers peuvent passer, 8 non".formatted(planned.id()));
		this.migrations.start(planned.id(), "Conceptrice");
		assertThat(this.world.end(planned.id()).progress().done()).isEqualTo(4);
	}

	@Test
	void movesOnlyTheMembersMeantOrTheDossiersNamed() {
		Version first = this.world.publish(this.key, TestPackage.of(this.key, TestPackage.task("lire", "Lire")));
		List<String> brest = this.world.file(RolloutWorld.BREST, this.key, 3);
		List<String> morlaix = this.world.file(RolloutWorld.MORLAIX, this.key, 2);
		Version second = this.world.publish(
				this.world.approve(this.key, TestPackage.of(this.key, TestPackage.task("lire", "Relire"))),
				Audience.member(RolloutWorld.BREST));
		this.world.migrate(new MigrationOrder(second.id(), List.of(), Map.of(), Audience.ALL, List.of(brest.get(1))));
		assertThat(brest).extracting(this.world::followed).containsExactly(first.id(), second.id(), first.id());
		this.world.migrate(new MigrationOrder(second.id(), List.of(first.id()), Map.of(),
				Audience.member(RolloutWorld.BREST), List.of()));
		assertThat(brest).extracting(this.world::followed).containsOnly(second.id());
		assertThat(morlaix).extracting(this.world::followed).containsOnly(first.id());
		assertThat(this.world.followed(this.world.file(RolloutWorld.BREST, this.key))).isEqualTo(second.id());
		assertThat(this.world.followed(this.world.file(RolloutWorld.MORLAIX, this.key))).isEqualTo(first.id());
	}

	@Test
	void movesDossiersOutOfSeveralVersions() {
		this.world.publish(this.key, TestPackage.of(this.key, TestPackage.task("lire", "Lire")));
		String oldest = this.world.file(RolloutWorld.BREST, this.key);
		this.world.publish(this.key, TestPackage.of(this.key, TestPackage.task("voir", "Voir")));
		String older = this.world.file(RolloutWorld.BREST, this.key);
		Version third = this.world.publish(this.key,
				TestPackage.of(this.key, TestPackage.task("regarder", "Regarder")));
		Migration done = this.world.migrate(this.world.order(third, Map.of("lire", "regarder", "voir", "regarder")));
		assertThat(done.sources()).extracting(Migration.Source::number, Migration.Source::mapping)
			.containsExactly(tuple(1, Map.of("lire", "regarder")), tuple(2, Map.of("voir", "regarder")));
		assertThat(List.of(oldest, older)).extracting(this.world::followed).containsOnly(third.id());

		List<Migration> back = this.migrations.wayBack(done.id(), Map.of(), "Conceptrice");
		assertThat(back).extracting(Migration::number).containsExactly(1, 2);
		back.forEach((it) -> this.world.end(this.migrations.start(it.id(), "Conceptrice").id()));
		assertThat(this.world.task(oldest).getTaskDefinitionKey()).isEqualTo("lire");
		assertThat(this.world.task(older).getTaskDefinitionKey()).isEqualTo("voir");
		assertThat(this.world.facts(oldest, "version")).containsExactly(
				"Le dossier passe de la version 1 à la version 3 de la démarche",
				"Le dossier passe de la version 3 à la version 1 de la démarche");
	}

	@Test
	void bringsBackWhatCanStillGoBack() {
		Version first = this.world.publish(this.key,
				TestPackage.of(this.key, TestPackage.task("lire", "Lire"), TestPackage.task("peser", "Peser")));
		List<String> dossiers = this.world.file(RolloutWorld.BREST, this.key, 4);
		this.world.complete(dossiers.get(0));
		Version second = this.world.publish(this.key, TestPackage.of(this.key, TestPackage.task("lire", "Relire"),
				TestPackage.task("avis", "Avis"), TestPackage.task("signer", "Signer")));
		Migration there = this.world.migrate(this.world.order(second, Map.of("peser", "avis")));
		this.world.complete(dossiers.get(1));
		this.world.complete(dossiers.get(1)); // signer, which the first version lacks
		this.world.complete(dossiers.get(2));
		this.world.complete(dossiers.get(2));
		this.world.complete(dossiers.get(2)); // closed

		Migration back = this.migrations.wayBack(there.id(), Map.of(), "Conceptrice").get(0);
		assertThat(back.wayBackOf()).isEqualTo(there.id());
		assertThat(back.sources().get(0).mapping()).isEqualTo(Map.of("lire", "lire", "avis", "peser"));
		Migration done = this.world.end(this.migrations.start(back.id(), "Conceptrice").id());
		assertThat(done.progress()).isEqualTo(new Migration.Progress(3, 0, 0, 0, 0, 2, 1, 0));
		assertThat(this.world.task(dossiers.get(0)).getTaskDefinitionKey()).isEqualTo("peser");
		assertThat(this.world.followed(dossiers.get(1))).isEqualTo(second.id());
		assertThat(this.world.followed(dossiers.get(3))).isEqualTo(first.id());
		assertThat(this.world.task(dossiers.get(3)).getName()).isEqualTo("Lire");
		refused(409, "aucun-dossier", () -> {
			this.migrations.wayBack(done.id(), Map.of(), "x").forEach((it) -> this.migrations.cancel(it.id(), "x"));
			this.world.migrate(this.world.order(second, Map.of("peser", "avis")));
			this.migrations.wayBack(done.id(), Map.of(), "x");
		});
	}

	@Test
	void whereTwoStepsBecameOneSomebodyChoosesTheWayBack() {
		assertThat(MigrationPlanning.inverse(Map.of("a", "c", "b", "c", "d", "e", "f", "f", "g", "f")))
			.containsEntry("c", null)
			.containsEntry("e", "d")
			.doesNotContainKey("f");
	}

	@Test
	void twoNodesShareTheWork() throws Exception {
		this.world.publish(this.key, TestPackage.of(this.key, TestPackage.task("lire", "Lire")));
		List<String> dossiers = this.world.file(RolloutWorld.BREST, this.key, 60);
		Version second = this.world.publish(this.key, TestPackage.of(this.key, TestPackage.task("lire", "Relire")));
		Migration migration = this.migrations.start(this.migrations.plan(this.world.order(second), "essai").id(), "x");
		ExecutorService nodes = Executors.newFixedThreadPool(3);
		List<Future<?>> work = new ArrayList<>();
		for (int i = 0; i < 3; i++) {
			work.add(nodes.submit(this.worker::work));
		}
		for (Future<?> it : work) {
			it.get(2, TimeUnit.MINUTES);
		}
		nodes.shutdown();
		assertThat(this.world.end(migration.id()).progress().done()).isEqualTo(60);
		assertThat(dossiers).allSatisfy((it) -> assertThat(this.world.facts(it, "version")).hasSize(1));
		assertThat(this.jdbc.sql("select distinct attempts from migration_dossier where migration_id = ?")
			.param(migration.id())
			.query(Integer.class)
			.list()).containsExactly(1);
	}

	@Test
	void losesNoCompletionOfAnAgentAtWork() throws Exception {
		this.world.publish(this.key,
				TestPackage.of(this.key, TestPackage.task("lire", "Lire"), TestPackage.task("fin", "Finir")));
		List<String> dossiers = this.world.file(RolloutWorld.BREST, this.key, 80);
		Version second = this.world.publish(this.key,
				TestPackage.of(this.key, TestPackage.task("lire", "Relire"), TestPackage.task("fin", "Clore")));
		Set<String> acknowledged = ConcurrentHashMap.newKeySet();
		CountDownLatch begun = new CountDownLatch(20);
		ExecutorService agents = Executors.newFixedThreadPool(4);
		List<Future<?>> work = new ArrayList<>();
		for (String dossier : dossiers) {
			work.add(agents.submit((Callable<@Nullable Void>) () -> {
				while (!acknowledged.contains(dossier)) {
					try {
						if (this.completions.complete(RolloutWorld.BREST, dossier, "lire", RolloutWorld.AGENT,
								Map.of())) {
							acknowledged.add(dossier);
							begun.countDown();
						}
					}
					catch (OptimisticLockingException | ConcurrencyFailureException ex) {
						begun.countDown(); // told to the agent, who does it again
					}
				}
				return null;
			}));
		}
		assertThat(begun.await(1, TimeUnit.MINUTES)).isTrue();
		Migration done = this.world.migrate(this.world.order(second));
		for (Future<?> it : work) {
			it.get(2, TimeUnit.MINUTES);
		}
		agents.shutdown();
		assertThat(done.progress().done()).isEqualTo(80);
		assertThat(acknowledged).hasSize(80);
		assertThat(dossiers).allSatisfy((it) -> {
			assertThat(this.world.facts(it, "task-completed")).hasSize(1);
			assertThat(this.world.facts(it, "version")).hasSize(1);
			assertThat(this.world.task(it).getTaskDefinitionKey()).isEqualTo("fin");
			assertThat(this.world.task(it).getProcessDefinitionId()).isEqualTo(second.definitionId());
		});
	}

	@Test
	void leavesBackgroundTasksToDoTheirWorkOnce() {
		String fact = TestPackage.block("constat", "fact", Map.of("text", "Constaté", "kind", "constat"))
			.replace("<bpmn:serviceTask", "<bpmn:serviceTask camunda:asyncBefore=\"true\" camunda:asyncAfter=\"true\"");
		this.world.publish(this.key, TestPackage.of(this.key, fact, TestPackage.task("lire", "Lire")));
		List<String> dossiers = this.world.file(RolloutWorld.BREST, this.key, 40);
		Version second = this.world.publish(this.key,
				TestPackage.of(this.key, fact, TestPackage.task("lire", "Relire")));
		Migration done = this.world.migrate(this.world.order(second));
		assertThat(done.progress().done() + done.progress().failed()).isEqualTo(40);
		await().atMost(Duration.ofMinutes(2))
			.untilAsserted(() -> assertThat(dossiers).allSatisfy((it) -> assertThat(this.world.task(it)).isNotNull()));
		assertThat(dossiers).allSatisfy((it) -> {
			assertThat(this.world.facts(it, "constat")).containsExactly("Constaté");
			boolean moved = this.world.followed(it).equals(second.id());
			assertThat(this.world.task(it).getProcessDefinitionId().equals(second.definitionId())).isEqualTo(moved);
			assertThat(this.world.facts(it, "version")).hasSize(moved ? 1 : 0);
		});
	}

	@Test
	void movesAllKindsOfWaiting() {
		String beside = """
				<bpmn:parallelGateway id="fourche"/><bpmn:eventBasedGateway id="attente"/>
				<bpmn:userTask id="voter" name="Voter"><bpmn:multiInstanceLoopCharacteristics>
				  <bpmn:loopCardinality>3</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics></bpmn:userTask>
				<bpmn:intermediateCatchEvent id="message"><bpmn:messageEventDefinition messageRef="Rappel"/></bpmn:intermediateCatchEvent>
				<bpmn:intermediateCatchEvent id="delai"><bpmn:timerEventDefinition><bpmn:timeDuration>P3D</bpmn:timeDuration>
				</bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>
				<bpmn:subProcess id="abandon" triggeredByEvent="true"><bpmn:startEvent id="ad" isInterrupting="false">
				  <bpmn:messageEventDefinition messageRef="Abandon"/></bpmn:startEvent>%s%s</bpmn:subProcess>
				<bpmn:subProcess id="dedans"><bpmn:startEvent id="dd"/>%s%s</bpmn:subProcess>
				"""
			.formatted(TestPackage.task("motif", "Motiver"), TestPackage.flow("af", "ad", "motif"),
					TestPackage.task("calculer", "Calculer"), TestPackage.flow("df", "dd", "calculer"))
				+ TestPackage.flow("f0", "ouvrir", "fourche") + TestPackage.flow("f1", "fourche", "attente")
				+ TestPackage.flow("f2", "fourche", "voter") + TestPackage.flow("f3", "attente", "message")
				+ TestPackage.flow("f4", "attente", "delai") + TestPackage.flow("f5", "fourche", "dedans");
		this.world.publish(this.key, TestPackage.of(this.key, TestPackage.task("ouvrir", "Ouvrir")).beside(beside));
		String dossier = this.world.file(RolloutWorld.BREST, this.key);
		this.world.complete(dossier);
		String instance = this.world.instance(dossier);
		this.runtime.createMessageCorrelation("abandon").processInstanceId(instance).correlateAll();
		Version second = this.world.publish(this.key,
				TestPackage.of(this.key, TestPackage.task("ouvrir", "Ouvrir"))
					.beside(beside.replace("\"Rappel\"", "\"Relance\""))
					.message("Relance", "relance"));
		Migration done = this.world.migrate(this.world.order(second));
		assertThat(this.migrations.problems(done.id(), 5)).isEmpty();
		assertThat(done.progress().done()).isOne();
		assertThat(this.messages.awaited(instance)).containsExactly("abandon", "relance");
		this.runtime.createMessageCorrelation("relance").processInstanceId(instance).correlateAll();
		List<Task> open = this.tasks.createTaskQuery().processInstanceId(instance).list();
		assertThat(open).extracting(Task::getName)
			.containsExactlyInAnyOrder("Voter", "Voter", "Voter", "Motiver", "Calculer");
		open.forEach((it) -> this.tasks.complete(it.getId()));
		assertThat(this.views.detail(RolloutWorld.BREST, dossier).summary().closed()).isNotNull();
	}

	@Test
	void publishingMeanwhileIsSafe() {
		this.world.publish(this.key, TestPackage.of(this.key, TestPackage.task("lire", "Lire")));
		List<String> dossiers = this.world.file(RolloutWorld.BREST, this.key, 10);
		Version second = this.world.publish(this.key, TestPackage.of(this.key, TestPackage.task("lire", "Relire")));
		Migration migration = this.migrations.plan(this.world.order(second), "essai");
		Version third = this.transactions.execute((status) -> {
			// Whoever moves this one has to wait until the publication is done.
			this.jdbc.sql("select id from dossier where id = ? for update")
				.param(dossiers.get(0))
				.query(String.class)
				.single();
			elsewhere(() -> this.migrations.start(migration.id(), "Conceptrice"));
			Version published = elsewhere(() -> this.world.publish(this.key,
					TestPackage.of(this.key, TestPackage.task("lire", "Lire encore"))));
			assertThat(elsewhere(() -> this.migrations.underway(this.key))).isPresent();
			return published;
		});
		Migration done = this.world.end(migration.id());
		assertThat(done.progress().done()).isEqualTo(10);
		assertThat(dossiers).extracting(this.world::followed).containsOnly(second.id());
		assertThat(this.world.followed(this.world.file(RolloutWorld.BREST, this.key)))
			.isEqualTo(java.util.Objects.requireNonNull(third).id());
	}

	@Test
	void takesInDossiersOpenedMeanwhile() {
		Version first = this.world.publish(this.key, TestPackage.of(this.key, TestPackage.task("lire", "Lire")));
		String held = this.world.file(RolloutWorld.BREST, this.key);
		Version second = this.world.publish(
				this.world.approve(this.key, TestPackage.of(this.key, TestPackage.task("lire", "Relire"))),
				Audience.member(RolloutWorld.MORLAIX));
		Migration migration = this.migrations.plan(this.world.order(second), "essai");
		String later = this.transactions.execute((status) -> {
			this.jdbc.sql("select id from dossier where id = ? for update").param(held).query(String.class).single();
			elsewhere(() -> this.migrations.start(migration.id(), "Conceptrice"));
			return elsewhere(() -> this.world.file(RolloutWorld.BREST, this.key));
		});
		assertThat(this.world.end(migration.id()).progress().done()).isEqualTo(2);
		assertThat(this.world.followed(String.valueOf(later))).isEqualTo(second.id()).isNotEqualTo(first.id());
	}

	@Test
	void pausesResumesAndGivesUp() {
		Version first = this.world.publish(this.key, TestPackage.of(this.key, TestPackage.task("lire", "Lire")));
		List<String> dossiers = this.world.file(RolloutWorld.BREST, this.key, 30);
		Version second = this.world.publish(this.key, TestPackage.of(this.key, TestPackage.task("lire", "Relire")));
		Migration migration = this.migrations.plan(this.world.order(second), "essai");
		this.transactions.executeWithoutResult((status) -> {
			hold(dossiers);
			elsewhere(() -> this.migrations.start(migration.id(), "Conceptrice"));
			elsewhere(() -> this.migrations.pause(migration.id(), "Conceptrice"));
		});
		assertThat(this.migrations.get(migration.id()).state()).isEqualTo(MigrationState.PAUSED);
		refused(409, "etat-de-la-migration", () -> this.migrations.pause(migration.id(), "x"));
		refused(409, "etat-de-la-migration", () -> this.migrations.start(migration.id(), "x"));
		refused(409, "etat-de-la-migration", () -> this.migrations.wayBack(migration.id(), Map.of(), "x"));
		Migration other = this.migrations
			.plan(new MigrationOrder(second.id(), List.of(first.id()), Map.of(), Audience.ALL, List.of()), "essai");
		refused(409, "migration-en-cours", () -> this.migrations.start(other.id(), "x"));
		// Those in hand when it paused are finished, no other begins.
		this.worker.work();
		assertThat(this.migrations.get(migration.id()).progress().left()).isGreaterThan(10);
		this.transactions.executeWithoutResult((status) -> {
			hold(dossiers);
			elsewhere(() -> this.migrations.resume(migration.id(), "Conceptrice"));
			elsewhere(() -> this.migrations.cancel(migration.id(), "Conceptrice"));
		});
		assertThat(this.migrations.get(migration.id()).state()).isEqualTo(MigrationState.CANCELLED);
		assertThat(this.migrations.underway(this.key)).isEmpty();
		this.migrations.start(other.id(), "Conceptrice");
		this.world.end(other.id());
		assertThat(dossiers).extracting(this.world::followed).containsOnly(second.id());
		assertThat(dossiers).allSatisfy((it) -> assertThat(this.world.facts(it, "version")).hasSize(1));
	}

	@Test
	void aDossierThatIsClosedMeanwhileIsLeftAlone() {
		this.world.publish(this.key, TestPackage.of(this.key, TestPackage.task("lire", "Lire")));
		List<String> dossiers = this.world.file(RolloutWorld.BREST, this.key, 2);
		Version second = this.world.publish(this.key, TestPackage.of(this.key, TestPackage.task("lire", "Relire")));
		Migration migration = this.migrations
			.plan(new MigrationOrder(second.id(), List.of(), Map.of(), Audience.ALL, dossiers), "essai");
		this.world.complete(dossiers.get(0));
		this.migrations.start(migration.id(), "Conceptrice");
		assertThat(this.world.end(migration.id()).progress()).isEqualTo(new Migration.Progress(2, 0, 0, 0, 0, 1, 0, 1));
		assertThat(this.world.facts(dossiers.get(0), "version")).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "lire | nulle-part | /mapping/lire | n'a pas d'élément « nulle-part »",
					"ailleurs | lire | /mapping/ailleurs | aucune des versions de départ n'a cet élément",
					"lire | end | /mapping/lire | ne sait pas déplacer" })
	void refusesACounterpartThatCannotBe(String from, String to, String pointer, String sentence) {
		this.world.publish(this.key, TestPackage.of(this.key, TestPackage.task("lire", "Lire")));
		this.world.file(RolloutWorld.BREST, this.key);
		Version second = this.world.publish(this.key, TestPackage.of(this.key, TestPackage.task("lire", "Relire")));
		assertThatThrownBy(() -> this.migrations.plan(this.world.order(second, Map.of(from, to)), "essai"))
			.isInstanceOfSatisfying(ErrorResponseException.class, (it) -> {
				assertThat(it.getStatusCode().value()).isEqualTo(400);
				assertThat(it.getBody().getDetail()).contains(sentence);
				assertThat(String.valueOf(it.getBody().getProperties())).contains(pointer);
			});
	}

	@Test
	void refusesWhatCannotBeMigrated() {
		Version first = this.world.publish(this.key, TestPackage.of(this.key, TestPackage.task("lire", "Lire")));
		Version second = this.world.approve(this.key, TestPackage.of(this.key, TestPackage.task("lire", "Relire")));
		String dossier = this.world.file(RolloutWorld.BREST, this.key);
		refused(409, "version-non-publiee", () -> this.migrations.plan(this.world.order(second), "x"));
		this.world.publish(second, Audience.ALL);
		refused(400, "donnees-invalides", () -> this.migrations
			.plan(new MigrationOrder(second.id(), List.of("inconnue"), Map.of(), Audience.ALL, List.of()), "x"));
		refused(400, "donnees-invalides", () -> this.migrations
			.plan(new MigrationOrder(second.id(), List.of(second.id()), Map.of(), Audience.ALL, List.of()), "x"));
		refused(400, "donnees-invalides", () -> this.migrations
			.plan(new MigrationOrder(second.id(), List.of(), Map.of(), Audience.ALL, List.of("inconnu")), "x"));
		refused(400, "donnees-invalides", () -> this.migrations
			.plan(new MigrationOrder(first.id(), List.of(), Map.of(), Audience.ALL, List.of(dossier)), "x"));
		refused(409, "aucun-dossier", () -> this.migrations.plan(new MigrationOrder(second.id(), List.of(), Map.of(),
				new Audience(Audience.Kind.DEPARTMENT, "75"), List.of()), "x"));
		refused(404, "migration-inconnue", () -> this.migrations.get(Long.MAX_VALUE));
		refused(404, "version-inconnue", () -> this.migrations.into("inconnue"));
	}

	private void refused(int status, String slug, ThrowingCallable call) {
		assertThatThrownBy(call).isInstanceOfSatisfying(ErrorResponseException.class, (it) -> {
			assertThat(it.getStatusCode().value()).as(it.getBody().getDetail()).isEqualTo(status);
			assertThat(String.valueOf(it.getBody().getType())).endsWith("/" + slug);
		});
	}

	/** As another request, in a transaction of its own. */
	private static <T> T elsewhere(Callable<T> work) {
		ExecutorService thread = Executors.newSingleThreadExecutor();
		try {
			return thread.submit(work).get(1, TimeUnit.MINUTES);
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
		finally {
			thread.shutdown();
		}
	}

	/** Keeps whoever moves dossiers waiting until the transaction ends. */
	private void hold(List<String> dossiers) {
		this.jdbc.sql("select id from dossier where id in (:ids) for update")
			.param("ids", dossiers)
			.query(String.class)
			.list();
	}

	private static Task due(Task task, Date due) {
		task.setDueDate(due);
		return task;
	}

	private Job timer(String dossier) {
		return this.management.createJobQuery().processInstanceId(this.world.instance(dossier)).timers().singleResult();
	}

	/** All that the engine keeps of the instances of the procedure. */
	private List<Map<String, Object>> rows() {
		List<Map<String, Object>> rows = new ArrayList<>();
		for (String table : List.of("ACT_RU_EXECUTION", "ACT_RU_TASK", "ACT_RU_VARIABLE", "ACT_RU_IDENTITYLINK",
				"ACT_HI_TASKINST", "ACT_HI_ACTINST", "ACT_HI_OP_LOG", "ACT_HI_DETAIL")) {
			String own = switch (table) {
				case "ACT_RU_IDENTITYLINK" -> "TASK_ID_ in (select ID_ from ACT_RU_TASK where PROC_INST_ID_ in %s)";
				default -> "PROC_INST_ID_ in %s";
			};
			rows.addAll(this.jdbc
				.sql("select '%s' of, t.* from %s t where %s order by ID_".formatted(table, table,
						own.formatted(
								"(select process_instance_id from dossier where procedure_key = '" + this.key + "')")))
				.query()
				.listOfRows());
		}
		rows.addAll(this.jdbc.sql("select j.* from ACT_RU_JOB j where PROCESS_DEF_KEY_ = ? order by ID_")
			.param(this.key)
			.query()
			.listOfRows());
		rows.addAll(this.jdbc.sql("select * from dossier where procedure_key = ? order by id")
			.param(this.key)
			.query()
			.listOfRows());
		return rows.stream()
			.map((row) -> (Map<String, Object>) new HashMap<>(row))
			.peek((row) -> row.values().removeIf((it) -> it instanceof byte[]))
			.toList();
	}

	private static String template(String text) {
		return """
				<?xml version="1.0" encoding="UTF-8"?>
				<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
				    xmlns:fo="http://www.w3.org/1999/XSL/Format">
				  <xsl:import href="../../shared/letter.xsl"/>
				  <xsl:template match="snapshot" mode="object">essai</xsl:template>
				  <xsl:template match="snapshot" mode="body"><fo:block>%s</fo:block></xsl:template>
				</xsl:stylesheet>
				""".formatted(text);
	}

	private static String text(byte[] pdf) {
		try {
			return fr.ecluse.typesetting.Pdfs.text(pdf);
		}
		catch (java.io.IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
	}

}
