package fr.ecluse.gate;

import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import static org.assertj.core.api.Assertions.assertThat;

/** The procedures that come with the program keep to the rules of good modelling. */
class ModellingShippedTests {

	@TestFactory
	Stream<DynamicTest> findsNothingToMendInThem() {
		assertThat(ModellingTrial.shippedKeys()).hasSizeGreaterThanOrEqualTo(3);
		return ModellingTrial.shippedKeys().stream().map((key) -> DynamicTest.dynamicTest(key, () -> {
			assertThat(ModellingTrial.shipped(key).findings()).filteredOn((finding) -> finding.level() != Level.ADVICE)
				.isEmpty();
		}));
	}

}
