package fr.ecluse.gate;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What the side of safety lets pass. */
class SafetyTests {

	static List<String> shipped() {
		return ModellingTrial.shippedKeys();
	}

	static List<String> good() {
		return ModellingTrial.goodKeys();
	}

	@ParameterizedTest
	@MethodSource("shipped")
	void takesTheShippedProcedures(String key) {
		assertThat(Packages.findings(key, ModellingTrial.shipped(key).files())).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("good")
	void takesCorrectProcedures(String key) {
		assertThat(Packages.findings(key, ModellingTrial.good(key).files())).isEmpty();
	}

	/** What the engine gets of a package must be enough to judge it again. */
	@ParameterizedTest
	@MethodSource("shipped")
	void takesWhatTheEngineGetsOfThem(String key) {
		assertThat(new Safety(Packages.BLOCKS).refusals(key, ModellingTrial.shipped(key).files().ofEngine())).isEmpty();
	}

	@Test
	void saysWhatIsRefusedToTheEngine() {
		assertThat(new Safety(Packages.BLOCKS).refusals(Attack.KEY,
				java.util.Map.of("evil.html", Attack.utf8("<p>"), Attack.MODEL, Attack.utf8(Attack.harmless()))))
			.singleElement()
			.asString()
			.startsWith("evil.html, ligne 0 : Un dépôt contient des modèles");
	}

	/** Told over and over, a fault hides the others. */
	@Test
	void tellsTheSameFaultAboutFiftyTimes() {
		String scripts = "<bpmn:scriptTask/>".repeat(500);
		assertThat(Packages.findings(Attack.KEY,
				new PackageFiles(java.util.Map.of(Attack.MODEL,
						Attack.utf8(Attack.model(Attack.around("<bpmn:userTask id=\"it\"/>" + scripts)))))))
			.hasSize(SafetyReport.MOST_OF_A_RULE + 1);
	}

	@Test
	void endsInAVerdictWhenTheTimeIsSpent() {
		List<Finding> findings = Gate.within(TimeBudget.of(java.time.Duration.ZERO),
				(report) -> new Safety(Packages.BLOCKS).check("deliberation",
						ModellingTrial.shipped("deliberation").files(), report));
		assertThat(findings).extracting(Finding::rule).containsExactly("controle-trop-long");
	}

	@Test
	void endsInAVerdictWhenTheCheckFails() {
		List<Finding> findings = Gate.within(TimeBudget.of(java.time.Duration.ofSeconds(1)), (report) -> {
			throw new IllegalStateException("as any fault of ours would");
		});
		assertThat(findings).extracting(Finding::rule).containsExactly("controle-impossible");
	}

}
