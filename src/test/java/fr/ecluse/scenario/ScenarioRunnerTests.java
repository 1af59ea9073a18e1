package fr.ecluse.scenario;

import java.io.IOException;
import java.net.URI;

import fr.ecluse.EcluseTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.ClassPathResource;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** That a scenario fails when it should, and says what is different. */
@EcluseTest
@Import(ScenarioConfiguration.class)
@TestPropertySource(properties = "ecluse.engine.jobs=false")
class ScenarioRunnerTests {

	private static final String START = "title: T\nat: 2026-11-02T09:00\nstart: {subject: Banc, email: a@essai.example}\nsteps:\n";

	@Autowired
	private ScenarioRunner runner;

	@Autowired
	private WalkedFlows walked;

	@LocalServerPort
	private int port;

	@Test
	void playsAStoryAndCountsItsFlows() throws IOException {
		play(START
				+ """
						- refused: {task: Lire, with: {pages: 101}, field: pages, message: "100"}
						- task: Lire
						  with: {pages: 6}
						- expect: {tasks: [Relire, Relire], variables: {pages: 6, email: a@essai.example}, deadlines: {silence: null}}
						- task: Relire
						  as: relecteur
						  which: {loopCounter: 1}
						- task: Relire
						  as: lecteur
						- expect: {tasks: [], ended: Fin, timeline: ["Tâche terminée : Relire"]}
						""");
		play(START + """
				- wait: P9DT23H
				- expect: {tasks: [Lire]}
				- wait: PT1H
				- expect: {ended: FinTardive}
				""");
		Coverage coverage = this.walked
			.of(new ClassPathResource("processes/essai-scenario/essai-scenario.bpmn").getContentAsByteArray());
		assertThat(coverage.missing().keySet()).isSubsetOf("LongueurVersEcrire", "EcrireVersClasser",
				"ClasserVersFinCourte");
		assertThat(coverage.total()).isEqualTo(9);
	}

	@Test
	void finishesByMail() {
		play(START + """
				- task: Lire
				  with: {pages: 1}
				- expect: {ended: FinCourte, mails: [{to: a@essai.example, subject: Banc lu, text: Fini}]}
				""");
	}

	@Test
	void expectsARefusalAtTheStart() {
		play("title: T\nstart: {}\nstart-refused: {field: subject, message: Objet}\n");
		assertThatExceptionOfType(ScenarioProblem.class)
			.isThrownBy(() -> play("title: T\nstart: {subject: Banc}\nstart-refused: {message: Objet}\n"))
			.withMessage("essai.yaml, ligne 2, dépôt : accepté, alors qu'il fallait le refus « Objet »");
		assertThatExceptionOfType(ScenarioProblem.class).isThrownBy(() -> play("title: T\nstart: {autre: 1}\n"))
			.withMessageStartingWith("essai.yaml, ligne 2, dépôt : refusé : 400 ");
	}

	/** Steps of one line each, separated by bars; the problem is that of the last. */
	@ParameterizedTest
	@CsvSource(delimiter = ';',
			textBlock = """
					{task: Relire}                                        ; la tâche « Relire » n'est pas ouverte ; ouvertes : [Lire]
					{task: Lire, as: maire}                               ; le rôle « maire » n'est pas de cette démarche ; les rôles sont : lecteur, relecteur
					{task: Lire, as: relecteur, with: {pages: 1}}         ; tâche Lire : refusé : 403
					{task: Lire, with: {pages: 101}}                      ; tâche Lire : refusé : 422
					{task: Lire, with: {page: 1}}                         ; tâche Lire : refusé : 422
					{refused: {task: Lire, with: {pages: 1}, message: x}} ; accepté, alors qu'il fallait le refus « x »
					{refused: {task: Lire, with: {pages: 101}, field: subject, message: "100"}} ; refusé, mais sans « 100 » pour le champ subject : 422
					{task: Lire, with: {pages: 6}}|{task: Relire}         ; dites par « as » qui fait la tâche « Relire » : elle est proposée à [lecteur, relecteur]
					{task: Lire, with: {pages: 6}}|{task: Relire, as: lecteur, which: {loopCounter: 7}} ; la tâche « Relire » {loopCounter=7} n'est pas ouverte ; ouvertes : [Relire, Relire]
					{clock: 2026-11-02T08:59}                             ; l'horloge ne recule pas
					{expect: {tasks: [Lire, Relire]}}                     ; tâches ouvertes : attendu [Lire, Relire], constaté [Lire]
					{expect: {status: accepted}}                          ; statut : attendu accepted, constaté open
					{expect: {ended: Fin}}                                ; fin : attendu Fin, constaté rien
					{wait: P10D}|{expect: {ended: Fin}}                   ; fin : attendu Fin, constaté FinTardive
					{expect: {deadlines: {silence: 2027-01-02}}}          ; échéance silence : attendu 2027-01-02, constaté rien
					{expect: {variables: {subject: Arbre}}}               ; variable subject : attendu "Arbre", constaté "Banc"
					{expect: {documents: {accuse: []}}}                   ; il n'y a pas de document « accuse » ; il y a : []
					{expect: {mails: [{to: b@essai.example}]}}            ; aucun courriel à « b@essai.example »
					{expect: {timeline: [Perdu]}}                         ; le fil du dossier ne dit pas « Perdu » ; il dit : [
					{deposit: {box: perdu, depositor: {name: SA Essai, siret: "21330281300019", email: a@essai.example}}} ; dépôt dans perdu : refusé : 404 Ce dossier n'a pas de coffre ouvert
					{deposit: {box: perdu, depositor: {name: SA Essai, siret: "21330281300019", email: a@essai.example}, refused: trop tard}} ; dépôt dans perdu : refusé, mais sans « trop tard » : 404
					{message: perdu}                                      ; message perdu : refusé : 4
					""")
	void saysTheFirstDifference(String steps, String problem) {
		String list = "- " + steps.replace("|", "\n- ");
		int last = (int) list.lines().count();
		assertThatExceptionOfType(ScenarioProblem.class).isThrownBy(() -> play(START + list + "\n"))
			.withMessageStartingWith("essai.yaml, ligne %d, étape %d".formatted(4 + last, last))
			.withMessageContaining(problem);
	}

	@Test
	void saysWhichElementFailed() {
		assertThatExceptionOfType(ScenarioProblem.class).isThrownBy(() -> play(
				"title: T\nstart: {subject: Panne, email: a@essai.example}\nsteps:\n- {task: Lire, with: {pages: 1}}\n"))
			.withMessageStartingWith("essai.yaml, ligne 4, étape 1 : l'élément « Classer » a échoué : ");
	}

	private void play(String yaml) {
		this.runner.play(ScenarioReader.read("essai-scenario", "essai.yaml", yaml),
				URI.create("http://localhost:" + this.port), EcluseTest.ADMIN_KEY);
	}

}
