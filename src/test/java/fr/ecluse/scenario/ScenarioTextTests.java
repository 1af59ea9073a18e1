package fr.ecluse.scenario;

import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** That a scenario is written as it is read. */
class ScenarioTextTests {

	@Test
	void writesEachKindOfStepForPeople() {
		String yaml = """
				title: Une histoire
				member: {kind: syndicat, population: 3500, territory: la-reunion}
				at: 2026-03-01T08:30
				parameters: {delay: 10}
				start: {subject: 'Banc : vert', on: 2026-11-24, rate: 0.5, urgent: non, none: null, code: '12'}
				steps:
				  - task: Lire
				    as: lecteur
				    which: {loopCounter: 1}
				    with:
				      text: Un banc manque devant l'école, et il faudrait aussi un arbre pour que son ombre y tombe.
				      rows: [{a: 1}, {a: 2}]
				  - refused: {task: Lire, with: {pages: 300}, field: pages, message: '100'}
				  - clock: 2026-04-01T00:01
				  - wait: P10D
				  - message: sans-suite
				    reason: "Plus\\nbesoin"
				  - deposit: {box: offres, depositor: {name: SA Essai}, content: {price: 12.5}, refused: tard}
				  - expect:
				      status: open
				      tasks: [Lire, Signer]
				      documents: {accuse: [Banc], decision: null}
				      deadlines: {silence: 2027-01-02, appel: {date: 2027-03-02, reference: R421-1}}
				      mails: [{to: a@b.example, subject: lu}]
				      variables: {'items[0].title': Voirie}
				      ended: Fin
				""";
		assertThat(ScenarioText.of(ScenarioReader.read("essai", "essai.yaml", yaml))).isEqualTo(yaml);
	}

	@ParameterizedTest
	@MethodSource
	void saysTheSameAsTheShippedOnes(String procedure, Path file) {
		String text = ScenarioText.of(ShippedPackages.scenario(procedure, file));
		Scenario again = ScenarioReader.read(procedure, file.getFileName().toString(), text);
		assertThat(ScenarioText.of(again)).isEqualTo(text);
		assertThat(again).usingRecursiveComparison()
			.withStrictTypeChecking()
			.ignoringFieldsMatchingRegexes(".*\\bline", ".*\\bwhere")
			.isEqualTo(ShippedPackages.scenario(procedure, file));
	}

	static Stream<Object[]> saysTheSameAsTheShippedOnes() {
		return ShippedPackages.keys()
			.stream()
			.flatMap((key) -> ShippedPackages.scenarios(key).stream().map((file) -> new Object[] { key, file }));
	}

}
