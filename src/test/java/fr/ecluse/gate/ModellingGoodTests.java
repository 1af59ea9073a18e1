package fr.ecluse.gate;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import static org.assertj.core.api.Assertions.assertThat;

/** Correct procedures pass: those that come with the program, and many more. */
class ModellingGoodTests {

	private static final int MOST_ADVICE = 5;

	@TestFactory
	Stream<DynamicTest> findsNothingToMendInTheShippedProcedures() {
		assertThat(ModellingTrial.shippedKeys()).hasSizeGreaterThanOrEqualTo(3);
		return ModellingTrial.shippedKeys()
			.stream()
			.map((key) -> DynamicTest.dynamicTest(key,
					() -> assertThat(ModellingTrial.shipped(key).verdict().findings())
						.filteredOn((finding) -> finding.level() != Level.ADVICE)
						.isEmpty()));
	}

	@TestFactory
	Stream<DynamicTest> findsNothingToMendInCorrectProcedures() {
		assertThat(ModellingTrial.goodKeys()).hasSizeGreaterThanOrEqualTo(25);
		return ModellingTrial.goodKeys().stream().map((key) -> DynamicTest.dynamicTest(key, () -> {
			Verdict verdict = ModellingTrial.good(key).verdict();
			assertThat(verdict.findings()).filteredOn((finding) -> finding.level() != Level.ADVICE).isEmpty();
			assertThat(verdict.count(Level.ADVICE)).isLessThanOrEqualTo(MOST_ADVICE);
		}));
	}

	@Test
	void correctProceduresUseMuchOfTheLanguage() throws XmlReader.Unreadable {
		Set<String> elements = new HashSet<>();
		Set<String> prefixes = new HashSet<>();
		for (String key : ModellingTrial.goodKeys()) {
			byte[] model = ModellingTrial.good(key).files().find(key + ".bpmn").orElseThrow();
			XmlReader.read(model).walk((node) -> elements.add(node.local()));
			String text = new String(model, StandardCharsets.UTF_8);
			prefixes.add(text.substring(text.indexOf('\n') + 2, text.indexOf("definitions")));
		}
		assertThat(prefixes).contains("", "bpmn:", "bpmn2:", "semantic:");
		assertThat(elements).containsAll(List.of("parallelGateway", "inclusiveGateway", "exclusiveGateway",
				"eventBasedGateway", "subProcess", "boundaryEvent", "intermediateCatchEvent", "intermediateThrowEvent",
				"userTask", "serviceTask", "sendTask", "receiveTask", "businessRuleTask", "manualTask",
				"timerEventDefinition", "messageEventDefinition", "errorEventDefinition", "escalationEventDefinition",
				"linkEventDefinition", "conditionalEventDefinition", "compensateEventDefinition",
				"terminateEventDefinition", "multiInstanceLoopCharacteristics", "completionCondition", "dataObject",
				"textAnnotation", "group", "lane", "participant", "messageFlow", "association"));
	}

}
