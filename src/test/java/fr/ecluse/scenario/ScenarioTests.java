package fr.ecluse.scenario;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import fr.ecluse.EcluseTest;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every scenario of every shipped procedure, and whether together they walk all of it.
 * The system properties {@code scenario.procedure} and {@code scenario.file} (part of the
 * name) choose some of them.
 */
@EcluseTest
@Import(ScenarioConfiguration.class)
@TestPropertySource(properties = "ecluse.engine.jobs=false")
@Tag("long")
class ScenarioTests {

	private static final String PROCEDURE = System.getProperty("scenario.procedure", "");

	private static final String FILE = System.getProperty("scenario.file", "");

	@Autowired
	private ScenarioRunner runner;

	@Autowired
	private WalkedFlows walked;

	@LocalServerPort
	private int port;

	@TestFactory
	Stream<DynamicContainer> procedures() {
		return ShippedPackages.keys()
			.stream()
			.filter((key) -> PROCEDURE.isEmpty() || PROCEDURE.equals(key))
			.map((key) -> DynamicContainer.dynamicContainer(key, tests(key)));
	}

	private List<DynamicNode> tests(String procedure) {
		List<DynamicNode> tests = new ArrayList<>();
		for (Path file : ShippedPackages.scenarios(procedure)) {
			if (file.getFileName().toString().contains(FILE)) {
				tests.add(DynamicTest.dynamicTest(file.getFileName().toString(), file.toUri(),
						() -> this.runner.play(ShippedPackages.scenario(procedure, file),
								URI.create("http://localhost:" + this.port), EcluseTest.ADMIN_KEY)));
			}
		}
		tests.add(DynamicTest.dynamicTest("walks every sequence flow", () -> everyFlow(procedure)));
		return tests;
	}

	private void everyFlow(String procedure) {
		for (Path model : ShippedPackages.models(procedure)) {
			Coverage coverage = this.walked.of(ShippedPackages.bytes(model));
			System.out.println("Parcours : %s : %s".formatted(procedure, coverage));
			assertThat(coverage.total()).isPositive();
			if (FILE.isEmpty()) {
				assertThat(coverage.missing()).as("%s: flows that no scenario walks", procedure).isEmpty();
			}
		}
	}

}
