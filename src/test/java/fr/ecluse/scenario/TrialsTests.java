package fr.ecluse.scenario;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

import fr.ecluse.EcluseTest;
import fr.ecluse.calendar.ServerClock;
import fr.ecluse.catalogue.Rehearsal;
import fr.ecluse.typesetting.Renderer;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;

import static org.assertj.core.api.Assertions.assertThat;

/** What a designer learns of an upload by its scenarios. */
@EcluseTest
class TrialsTests {

	private static final String READ = "{task: Lire, with: {pages: 1}}";

	private static final String LONG = "{task: Lire, with: {pages: 6}}";

	@Autowired
	private Trials trials;

	@Autowired
	private PlatformTransactionManager transactions;

	@Autowired
	private ServerClock clock;

	@Autowired
	private ProcessEngine engine;

	@Autowired
	private Rehearsal rehearsal;

	@Autowired
	private Renderer renderer;

	@Autowired
	private Cast cast;

	@Autowired
	private Doors doors;

	@Autowired
	private Eyes eyes;

	@Test
	void tellsWhatHappenedAndWhatWasWalked() {
		TrialReport report = run(new SmallPackage().playing("court", READ,
				"expect: {ended: FinCourte, status: accepted, mails: [{to: a@essai.example, subject: Banc lu}]}"));
		assertThat(report.passed()).isTrue();
		ScenarioResult result = report.results().get(0);
		assertThat(result.file()).isEqualTo("scenarios/court.yaml");
		assertThat(result.seen().end()).isEqualTo("FinCourte");
		assertThat(result.seen().status()).isEqualTo("accepted");
		assertThat(result.seen().mails()).extracting(ScenarioResult.Mail::subject).containsExactly("Banc lu");
		assertThat(result.events()).extracting(ScenarioResult.Event::kind)
			.containsSubsequence("received", "registered", "task-completed", "mail", "closed");
		assertThat(result.events().get(0).at()).isEqualTo(Instant.parse("2026-11-02T08:00:00Z"));
		Coverage coverage = Objects.requireNonNull(report.coverage().get(SmallPackage.MODEL));
		assertThat(coverage).hasToString("6/9");
		assertThat(coverage.walked()).contains("LireVersLongueur", "EcrireVersClasser").doesNotContain("RelireVersFin");
		assertThat(coverage.missing()).containsEntry("LongueurVersRelire", "Longueur → Relire");
	}

	@Test
	void saysTheFirstDifferenceWithItsPlaceAndHowThingsStoodThere() {
		TrialReport report = run(new SmallPackage().playing("juste", READ)
			.playing("faux", LONG, "expect: {tasks: [Relire]}", "expect: {ended: Fin}"));
		assertThat(report.passed()).isFalse();
		assertThat(report.results()).extracting(ScenarioResult::passed).containsExactly(false, true);
		ScenarioResult result = report.results().get(0);
		assertThat(result.difference()).isEqualTo(
				new ScenarioResult.Difference(6, 2, "tâches ouvertes : attendu [Relire], constaté [Relire, Relire]"));
		assertThat(result.seen().tasks()).hasSize(2)
			.contains(new ScenarioResult.OpenTask("Relire", "Relire", List.of("lecteur", "relecteur")));
	}

	@Test
	void playsWhatWasUploadedAndNotWhatIsInForce() {
		TrialReport report = run(new SmallPackage()
			.replacing("procedure.yaml", "  lecteur: Lit le dossier.", "  lecteur: Lit le dossier.\n  greffier: Note.")
			.replacing(SmallPackage.MODEL, "camunda:candidateGroups=\"lecteur\"",
					"camunda:candidateGroups=\"greffier\"")
			.replacing("lecture.form", "\"max\":100", "\"max\":7")
			.replacing(SmallPackage.MODEL, "camunda:delegateExpression=\"${mail}\"",
					"camunda:delegateExpression=\"${document}\"")
			.replacing(SmallPackage.MODEL, "<camunda:inputParameter name=\"to\">${email}", """
					<camunda:inputParameter name="key">note</camunda:inputParameter>
					<camunda:inputParameter name="template">essai-scenario/note</camunda:inputParameter>
					<camunda:inputParameter name="title">Note</camunda:inputParameter>
					<camunda:inputParameter name="to">${email}""")
			.with("templates/note.xsl", """
					<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
					    xmlns:fo="http://www.w3.org/1999/XSL/Format">
					  <xsl:import href="../../shared/letter.xsl"/>
					  <xsl:template match="snapshot" mode="object">Note</xsl:template>
					  <xsl:template match="snapshot" mode="body">
					    <fo:block>Écrit par le greffier</fo:block>
					  </xsl:template>
					</xsl:stylesheet>
					""")
			.playing("neuf", "refused: {task: Lire, as: greffier, with: {pages: 8}, field: pages, message: \"7\"}",
					"{task: Lire, as: greffier, with: {pages: 1}}",
					"expect: {documents: {note: [Écrit par le greffier]}, mails: []}"));
		assertThat(report.results()).singleElement()
			.satisfies((result) -> assertThat(result.difference()).isNull())
			.satisfies((result) -> assertThat(result.seen().documents())
				.containsExactly(new ScenarioResult.Document("note", "Note")));
	}

	@Test
	void keepsNothingOfWhatWasRefusedAndGoesOn() {
		TrialReport report = run(new SmallPackage().playing("refus",
				"refused: {task: Lire, as: relecteur, with: {pages: 1}, message: rôles}",
				"refused: {task: Lire, with: {pages: 101}, field: pages, message: \"100\"}",
				"{expect: {tasks: [Lire], variables: {pages: null}}}", LONG, "expect: {tasks: [Relire, Relire]}"));
		assertThat(report.results()).allSatisfy((result) -> assertThat(result.difference()).isNull());
	}

	@Test
	void movesItsTimeWithTheStory() {
		TrialReport report = run(
				new SmallPackage().playing("tard", "clock: 2028-02-29T12:00", "expect: {ended: FinTardive}"));
		assertThat(report.results()).allSatisfy((result) -> assertThat(result.difference()).isNull());
		assertThat(report.results().get(0).events()).last()
			.satisfies((event) -> assertThat(event.at()).isEqualTo(Instant.parse("2026-11-12T08:00:00Z")));
	}

	@Test
	void stopsAModelThatGoesRoundWithoutEverWaiting() {
		TrialReport report = run(turning("").playing("rond", READ).playing("sain", LONG));
		assertThat(report.results()).extracting(ScenarioResult::passed).containsExactly(false, true);
		assertThat(sentence(report)).contains("plus de 10000 étapes d'un coup", "« Longueur »", "tourne sans attendre");
	}

	@Test
	void stopsAModelThatGoesALongWayRoundInManySteps() {
		ScenarioSettings settings = new ScenarioSettings(10_000, 500, Duration.ofMinutes(1), Duration.ofMinutes(2), 1,
				Duration.ofSeconds(1));
		TrialReport report = trials(settings).run(SmallPackage.KEY,
				turning(" camunda:asyncBefore=\"true\"").playing("rond", READ).files());
		assertThat(sentence(report)).contains("plus de 500 flèches", "sans fin", "VersLongueur");
	}

	@Test
	void stopsJobsThatFollowOneAnotherForEver() {
		ScenarioSettings settings = new ScenarioSettings(100, 20_000, Duration.ofMinutes(1), Duration.ofMinutes(2), 1,
				Duration.ofSeconds(1));
		TrialReport report = trials(settings).run(SmallPackage.KEY,
				turning(" camunda:asyncBefore=\"true\"").playing("rond", READ).files());
		assertThat(sentence(report)).contains("plus de 100 étapes et travaux");
	}

	@Test
	void stopsWhatTakesTooLong() {
		ScenarioSettings settings = new ScenarioSettings(1_000_000, 100_000_000, Duration.ofSeconds(2),
				Duration.ofSeconds(3), 1, Duration.ofSeconds(1));
		SmallPackage files = turning(" camunda:asyncBefore=\"true\"");
		TrialReport report = trials(settings).run(SmallPackage.KEY,
				files.playing("a", READ).playing("b", READ).playing("c", LONG).files());
		assertThat(report.results()).extracting((result) -> String.valueOf(result.difference()))
			.satisfiesExactly((first) -> assertThat(first).contains("dure plus de 2 s"),
					(second) -> assertThat(second).contains("dure plus de"),
					(third) -> assertThat(third).contains("n'a pas été joué : l'essai entier dure plus de 3 s"));
		assertThat(report.took()).isLessThan(Duration.ofSeconds(10));
	}

	@Test
	void saysWhatIsWrongWithAScenarioThatCannotBeRead() {
		TrialReport report = run(new SmallPackage().with("scenarios/a.yaml", "title: T\nstart: {}\nstpes: []\n")
			.with("scenarios/b.yaml", "a: &a [*a]\n")
			.with("scenarios/c.yaml", "\u0000"));
		assertThat(report.results()).extracting(ScenarioResult::difference)
			.satisfiesExactly((first) -> assertThat(first).isEqualTo(new ScenarioResult.Difference(3, 0,
					"« stpes » est inconnu ici ; on peut y écrire : at, member, parameters, start, start-refused, steps, title")),
					(second) -> assertThat(String.valueOf(second)).contains("le YAML n'est pas lisible"),
					(third) -> assertThat(String.valueOf(third)).contains("le YAML n'est pas lisible"));
	}

	@Test
	void saysWhyAPackageCannotBePlayed() {
		assertThat(run(new SmallPackage().replacing(SmallPackage.MODEL, "camunda:formRefBinding=\"deployment\"", "")
			.playing("a", READ)).obstacle()).contains("formRefBinding");
		assertThat(run(new SmallPackage().with(SmallPackage.MODEL, "<html>").playing("a", READ)).obstacle())
			.contains("ne peut pas être essayée");
		assertThat(run(new SmallPackage().replacing(SmallPackage.MODEL, "id=\"essai-scenario\"", "id=\"autre\"")
			.playing("a", READ)).obstacle())
			.contains("Le processus exécutable s'appelle « autre », alors que la démarche est « essai-scenario »");
		assertThat(run(new SmallPackage().with("procedure.yaml", "title: T\n").playing("a", READ)).obstacle())
			.contains("procedure.yaml");
	}

	@Test
	void comparesTheReferenceOfADeadline() {
		TrialReport report = this.trials.run("demande-citoyenne", with("scenarios/reference.yaml", """
				title: La référence de l'échéance
				start:
				  applicantName: Camille Essai
				  subject: Banc
				  text: Un banc manque.
				steps:
				  - expect: {deadlines: {silence: {date: 2027-01-02, reference: L231-4}}}
				  - expect: {deadlines: {silence: {date: 2027-01-02, reference: L999-9}}}
				"""));
		assertThat(report.results()).singleElement()
			.satisfies((result) -> assertThat(sentence(report))
				.startsWith("référence de l'échéance silence : attendu L999-9, constaté "))
			.satisfies((result) -> assertThat(result.seen().deadlines())
				.anySatisfy((deadline) -> assertThat(deadline.date()).isEqualTo(LocalDate.parse("2027-01-02"))));
	}

	private static fr.ecluse.gate.PackageFiles with(String path, String content) {
		var files = new java.util.TreeMap<>(ShippedPackages.files("demande-citoyenne").byPath());
		files.keySet().removeIf((it) -> it.startsWith("scenarios/"));
		files.put(path, content.getBytes(java.nio.charset.StandardCharsets.UTF_8));
		return new fr.ecluse.gate.PackageFiles(files);
	}

	private TrialReport run(SmallPackage files) {
		return this.trials.run(SmallPackage.KEY, files.files());
	}

	private Trials trials(ScenarioSettings settings) {
		return new Trials(this.transactions, this.clock, this.engine, this.rehearsal, this.renderer, this.cast,
				this.doors, this.eyes, settings);
	}

	/**
	 * Waits for what is true already and asks again: the gate sees a loop that waits.
	 */
	private static SmallPackage turning(String attributes) {
		return new SmallPackage()
			.replacing(SmallPackage.MODEL, "sourceRef=\"Longueur\" targetRef=\"Ecrire\"",
					"sourceRef=\"Longueur\" targetRef=\"Encore\"")
			.replacing(SmallPackage.MODEL, "<bpmn:endEvent id=\"Fin\"", """
					<bpmn:intermediateCatchEvent id="Encore" name="Pages comptées"%s>
					  <bpmn:conditionalEventDefinition id="EncoreCondition">
					    <bpmn:condition xsi:type="bpmn:tFormalExpression">${pages &gt;= 0}</bpmn:condition>
					  </bpmn:conditionalEventDefinition>
					</bpmn:intermediateCatchEvent>
					<bpmn:sequenceFlow id="EncoreVersLongueur" sourceRef="Encore" targetRef="Longueur" />
					<bpmn:endEvent id="Fin"\
					""".formatted(attributes));
	}

	private static String sentence(TrialReport report) {
		ScenarioResult.Difference difference = report.results().get(0).difference();
		return (difference != null) ? difference.sentence() : "";
	}

}
