package fr.ecluse.gate;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Hostile packages at the gate: none comes in, and each is told what is wrong. */
class AttackTests {

	private static final Gate GATE = Packages.gate();

	static Stream<Attack> attacks() {
		return Stream.concat(Attacks.ofModels(), Attacks.ofOtherFiles());
	}

	@AfterAll
	static void nothingHasRun() {
		assertThat(Attacks.CANARY).doesNotExist();
		assertThat(Attacks.calls()).isZero();
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("attacks")
	void refuses(Attack attack) {
		List<Finding> findings = GATE.check(Attack.KEY, new PackageFiles(attack.files())).findings();
		assertThat(findings).anySatisfy((finding) -> {
			assertThat(finding.level()).isEqualTo(Level.REFUSED);
			assertThat(finding.rule()).isEqualTo(attack.rule());
			assertThat(finding.message()).hasSizeBetween(40, 900).doesNotContain("Exception");
			if (!attack.file().equals("*")) {
				assertThat(finding.file()).isEqualTo(attack.file());
				assertThat(finding.element()).isEqualTo(attack.element());
				if (!attack.at().isEmpty()) {
					assertThat(finding.line()).isEqualTo(attack.line());
				}
			}
		});
		assertThat(findings).noneMatch((finding) -> finding.rule().equals("controle-impossible")
				|| finding.rule().equals("controle-trop-long"));
	}

	@Test
	void areManyAndDifferent() {
		Set<String> names = new HashSet<>();
		assertThat(attacks().filter((attack) -> !names.add(attack.name())).toList()).isEmpty();
		assertThat(names).hasSizeGreaterThan(450);
	}

	/** Else the attacks would be refused for something that is not theirs. */
	@Test
	void areBuiltOnWhatIsAccepted() {
		assertThat(Packages.findings(Attack.KEY, new PackageFiles(java.util.Map.of(Attack.MODEL, Attack.deciding(),
				Attack.DECISIONS, Attack.utf8(Attack.decisions(Attack.literal("d", "1 + 1")))))))
			.isEmpty();
		assertThat(Packages.findings(Attack.KEY,
				new PackageFiles(java.util.Map.of(Attack.MODEL, Attack.utf8(Attack.harmless())))))
			.isEmpty();
	}

}
