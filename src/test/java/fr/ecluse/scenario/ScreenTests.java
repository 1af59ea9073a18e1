package fr.ecluse.scenario;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;

import fr.ecluse.EcluseTest;
import fr.ecluse.tasklist.Browser;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIf;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/**
 * Stories from start to end in Chromium, each task done in Tasklist's own pages. The
 * system property {@code screen.stories} names others than those of every build, as
 * {@code procedure/file} separated by commas.
 */
@EcluseTest
@Import(ScenarioConfiguration.class)
@TestPropertySource(properties = "ecluse.engine.jobs=false")
@EnabledIf("fr.ecluse.tasklist.Browser#isInstalled")
@Tag("long")
class ScreenTests {

	private static final String STORIES = System.getProperty("screen.stories",
			"demande-citoyenne/acceptation-expresse,deliberation/seance-ordinaire,marche-public/procedure-adaptee");

	@Autowired
	private ScenarioRunner runner;

	@Autowired
	private ScenarioClock clock;

	@Autowired
	private JdbcClient jdbc;

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

	private void play(Path story) throws IOException {
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
		keepDocuments(procedure);
	}

	/** For people to look at, beside the pictures of the pages. */
	private void keepDocuments(String procedure) throws IOException {
		Files.createDirectories(Browser.PICTURES);
		for (Map<String, Object> row : this.jdbc.sql("""
				select document_key, content from document join document_content on document_id = id
				where template like :procedure""").param("procedure", procedure + "%").query().listOfRows()) {
			Files.write(Browser.PICTURES.resolve("%s-%s.pdf".formatted(procedure, row.get("document_key"))),
					(byte[]) row.get("content"));
		}
	}

}
