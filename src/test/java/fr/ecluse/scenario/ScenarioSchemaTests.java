package fr.ecluse.scenario;

import java.nio.file.Path;
import java.util.TreeSet;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** That the schema for editors knows the same words as the reader. */
class ScenarioSchemaTests {

	private static final Path SCHEMA = Path.of("src/docs/scenario.schema.json");

	/** A scenario with a word nobody knows, and where the schema describes its place. */
	@ParameterizedTest
	@CsvSource(delimiter = ';',
			textBlock = """
					inconnu: 1                                                   ; /properties
					title: T|start: {}|member: {inconnu: 1}                      ; /properties/member/properties
					title: T|start: {}|start-refused: {inconnu: 1}               ; /properties/start-refused/properties
					title: T|start: {}|steps:|- {task: A, inconnu: 1}            ; /definitions/step/oneOf/0/properties
					title: T|start: {}|steps:|- refused: {inconnu: 1}            ; /definitions/step/oneOf/1/properties/refused/properties
					title: T|start: {}|steps:|- {clock: A, inconnu: 1}           ; /definitions/step/oneOf/2/properties
					title: T|start: {}|steps:|- {wait: A, inconnu: 1}            ; /definitions/step/oneOf/3/properties
					title: T|start: {}|steps:|- {message: A, inconnu: 1}         ; /definitions/step/oneOf/4/properties
					title: T|start: {}|steps:|- deposit: {inconnu: 1}            ; /definitions/step/oneOf/5/properties/deposit/properties
					title: T|start: {}|steps:|- expect: {inconnu: 1}             ; /definitions/step/oneOf/6/properties/expect/properties
					title: T|start: {}|steps:|- expect: {mails: [{inconnu: 1}]}  ; /definitions/step/oneOf/6/properties/expect/properties/mails/items/properties
					""")
	void knowsTheSameWords(String lines, String pointer) {
		JsonNode properties = JsonMapper.shared().readTree(ShippedPackages.text(SCHEMA)).at(pointer);
		assertThatExceptionOfType(ScenarioProblem.class)
			.isThrownBy(() -> ScenarioReader.read("essai", "essai.yaml", lines.replace('|', '\n')))
			.withMessageEndingWith("« inconnu » est inconnu ici ; on peut y écrire : "
					+ String.join(", ", new TreeSet<>(properties.propertyNames())));
	}

}
