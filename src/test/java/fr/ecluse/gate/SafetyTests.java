package fr.ecluse.gate;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What the side of safety lets pass. */
class SafetyTests {

	@ParameterizedTest
	@ValueSource(strings = { "deliberation", "demande-citoyenne", "marche-public" })
	void takesTheShippedProcedures(String key) {
		assertThat(Packages.findings(key, Packages.shipped(key))).isEmpty();
	}

}
