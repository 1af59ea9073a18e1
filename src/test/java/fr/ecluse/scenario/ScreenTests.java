package fr.ecluse.scenario;

import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

import fr.ecluse.EcluseTest;
import fr.ecluse.tasklist.Browser;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIf;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/**
 * Stories from start to end in Chromium, each task done in Tasklist's own pages. The
 * system property {@code screen.stories} names others than the one of every build, as
 * {@code procedure/file} separated by commas.
 */
@EcluseTest
@Import(ScenarioConfiguration.class)
@TestPropertySource(properties = "ecluse.engine.jobs=false")
@EnabledIf("fr.ecluse.tasklist.Browser#isInstalled")
class ScreenTests {

	private static final String STORIES = System.getProperty("screen.stories",
			"demande-citoyenne/acceptation-expresse");

	@Autowired
	private ScenarioRunner runner;

	@Autowired
	private ScenarioClock clock;

	@LocalServerPort
	private int port;

	@AfterAll
	static void giveTheClockBack() {
		ClockUtil.reset();
	}

	@TestFactory
	Stream<DynamicTest> stories() {
		return Arrays.stream(STORIES.split(","))
			.map(Path::of)
			.map((story) -> DynamicTest.dynamicTest(story.toString(), () -> play(story)));
	}

	private void play(Path story) {
		String procedure = String.valueOf(story.getParent());
		Path file = ShippedPackages.scenarios(procedure)
			.stream()
			.filter((it) -> it.getFileName().toString().equals(story.getFileName() + ".yaml"))
			.findFirst()
			.orElseThrow();
		URI address = URI.create("http://localhost:" + this.port);
		try (Browser browser = new Browser(address.toString())) {
			this.runner.play(ShippedPackages.scenario(procedure, file), address, EcluseTest.ADMIN_KEY,
					new Screen(browser, this.clock, procedure));
		}
	}

}
