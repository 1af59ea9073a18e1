package fr.ecluse.rollout;

import java.util.Date;
import java.util.List;
import java.util.Map;

import fr.ecluse.EcluseTest;
import fr.ecluse.catalogue.Version;
import fr.ecluse.catalogue.Versions;
import fr.ecluse.dossier.DossierViews;
import fr.ecluse.engine.Messages;
import fr.ecluse.engine.Tasks;
import fr.ecluse.procedure.MemberParameters;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** Running dossiers go from version to version. */
@EcluseTest
class MigrationTest {

	@Autowired
	private RolloutWorld world;

	@Autowired
	private Migrations migrations;

	@Autowired
	private Versions versions;

	@Autowired
	private MemberParameters parameters;

	@Autowired
	private DossierViews views;

	@Autowired
	private Tasks work;

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

	private static Task due(Task task, Date due) {
		task.setDueDate(due);
		return task;
	}

	private Job timer(String dossier) {
		return this.management.createJobQuery().processInstanceId(this.world.instance(dossier)).timers().singleResult();
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
