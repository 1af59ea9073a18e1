package fr.ecluse.scenario;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import fr.ecluse.calendar.Territory;
import fr.ecluse.member.MemberKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ScenarioReaderTests {

	@Test
	void readsEachKindOfStep() {
		Scenario scenario = read("""
				title: Une histoire
				member: {kind: syndicat, population: 3_500, territory: la-reunion}
				at: 2026-03-01T08:30
				parameters: {delay: 10}
				start: {subject: Banc, on: 2026-11-24, rate: 0.5, urgent: non, sure: true, none: , rows: [{a: 1}]}
				steps:
				  - task: Lire
				    as: lecteur
				    which: {loopCounter: 1}
				    with: {pages: 3}
				  - refused: {task: Lire, with: {pages: 300}, field: pages, message: 100}
				  - clock: 2026-04-01T00:01
				  - wait: P10D
				  - message: sans-suite
				    reason: Plus besoin
				  - deposit: {box: offres, depositor: {name: SA Essai}, content: {price: 12.5}, refused: tard}
				  - expect:
				      status: open
				      tasks: [Signer, Lire]
				      documents: {accuse: [Banc], decision: null}
				      deadlines: {silence: 2027-01-02}
				      mails: [{to: a@b.example, subject: lu}]
				      variables: {"items[0].title": Voirie}
				      ended: Fin
				""");
		assertThat(scenario.place()).isEqualTo(new Scenario.Place(MemberKind.SYNDICAT, 3500, Territory.LA_REUNION));
		assertThat(scenario.at()).isEqualTo(LocalDateTime.parse("2026-03-01T08:30"));
		assertThat(scenario.start()).containsEntry("on", "2026-11-24")
			.containsEntry("rate", 0.5)
			.containsEntry("urgent", "non")
			.containsEntry("sure", true)
			.containsEntry("none", null)
			.containsEntry("rows", List.of(Map.of("a", 1L)));
		assertThat(scenario.steps()).containsExactly(
				new ScenarioStep.Complete(at(7, 1), "Lire", "lecteur", Map.of("loopCounter", 1L), Map.of("pages", 3L),
						null),
				new ScenarioStep.Complete(at(11, 2), "Lire", null, Map.of(), Map.of("pages", 300L),
						new Scenario.Refusal("pages", "100")),
				new ScenarioStep.MoveClock(at(12, 3), LocalDateTime.parse("2026-04-01T00:01")),
				new ScenarioStep.Wait(at(13, 4), Period.ofDays(10)),
				new ScenarioStep.Message(at(14, 5), "sans-suite", null, "Plus besoin", null),
				new ScenarioStep.Deposit(at(16, 6), "offres", Map.of("name", "SA Essai"), Map.of("price", 12.5),
						new Scenario.Refusal(null, "tard")),
				new ScenarioStep.Expect(at(17, 7), "open", List.of("Lire", "Signer"), documents(),
						Map.of("silence", new ScenarioStep.Due(LocalDate.parse("2027-01-02"), null)),
						List.of(new ScenarioStep.Mail("a@b.example", "lu", null)), Map.of("items[0].title", "Voirie"),
						List.of(), "Fin"));
	}

	private static Where at(int line, int step) {
		return new Where("essai.yaml", line, step, "");
	}

	private static Map<String, List<String>> documents() {
		Map<String, List<String>> documents = new java.util.HashMap<>();
		documents.put("accuse", List.of("Banc"));
		documents.put("decision", null);
		return documents;
	}

	@Test
	void startsSomewhereAndSometimeWhenNothingIsSaid() {
		Scenario scenario = read("title: Une histoire\nstart: {}\n");
		assertThat(scenario.place()).isEqualTo(new Scenario.Place(MemberKind.COMMUNE, 1200, Territory.METROPOLE));
		assertThat(scenario.parameters()).isNull();
		assertThat(scenario.steps()).isEmpty();
	}

	/** Lines of the file are separated by a bar. */
	@ParameterizedTest
	@CsvSource(delimiter = ';',
			textBlock = """
					start: {}                                               ; ligne 1 : « title » est obligatoire
					title: T                                                ; ligne 1 : « start » est obligatoire
					title: T|title: U|start: {}                             ; ligne 2 : « title » y est deux fois
					title: T|start: {}|stpes: []                            ; ligne 3 : « stpes » est inconnu ici ; on peut y écrire : at, member
					title: T|start: {}|at: demain                           ; ligne 3 : « at » est une date et une heure locales
					title: T|start: {}|member: {kind: royaume}              ; ligne 3 : « kind » n'est pas connu (Le type d'organisme « royaume »
					title: T|start: {}|member: {territory: mars}            ; ligne 3 : « territory » n'est pas connu
					title: T|start: {}|member: {population: mille}          ; ligne 3 : « population » est un nombre entier
					title: T|start: {}|steps: {task: A}                     ; ligne 3 : « steps » est une liste
					title: T|start: {}|steps:|- tasks: A                    ; ligne 4, étape 1 : une étape commence par task
					title: T|start: {}|steps:|- wait: P1D|- task: A|  avec: {} ; ligne 6 : « avec » est inconnu ici
					title: T|start: {}|steps:|- wait: dix jours             ; ligne 4 : « wait » est une durée ISO
					title: T|start: {}|steps:|- refused: {task: A}          ; ligne 4 : « message » est obligatoire
					title: T|start: {}|steps:|- expect: {tasks: Lire}       ; ligne 4 : « tasks » est une liste
					title: T|start: {}|steps:|- expect: {deadlines: {a: b}} ; ligne 4 : « a » est une date
					title: T|start: {}|start-refused: {message: m}|steps:|- wait: P1D ; ligne 5 : « steps » n'a pas de sens quand le dépôt est refusé
					title: T|start: {a: [}                                  ; ligne 2 : le YAML n'est pas lisible
					[]                                                      ; ligne 1 : il faut ici des lignes « nom: valeur »
					""")
	void refusesByLine(String lines, String problem) {
		assertThatExceptionOfType(ScenarioProblem.class).isThrownBy(() -> read(lines.replace('|', '\n')))
			.withMessageStartingWith("essai.yaml, " + problem);
	}

	@Test
	void refusesAnEmptyFile() {
		assertThatExceptionOfType(ScenarioProblem.class).isThrownBy(() -> read("# rien\n"))
			.withMessage("essai.yaml : le fichier est vide");
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', textBlock = """
			3     ; 3.0   ; true
			3     ; 4     ; false
			a     ; a     ; true
			null  ; 0     ; false
			""")
	void comparesNumbersByValue(String expected, String found, boolean same) {
		assertThat(PlainJson.same(value(expected), value(found))).isEqualTo(same);
		assertThat(PlainJson.same(List.of(Map.of("v", Arrays.asList(value(expected)))),
				List.of(Map.of("v", Arrays.asList(value(found))))))
			.isEqualTo(same);
	}

	private static @Nullable Object value(String text) {
		return read("title: T\nstart: {v: " + text + "}\n").start().get("v");
	}

	private static Scenario read(String yaml) {
		return ScenarioReader.read("essai", "essai.yaml", yaml);
	}

}
