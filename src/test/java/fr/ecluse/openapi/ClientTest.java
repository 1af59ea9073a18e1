package fr.ecluse.openapi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import fr.ecluse.EcluseTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/** The running server's document in the hands of other people's tools. */
@EcluseTest
class ClientTest {

	private static final Path FOLDER = Path.of("target/contract").toAbsolutePath();

	private static final Path DOCUMENT = FOLDER.resolve("openapi.json");

	@LocalServerPort
	private int port;

	private Wire wire;

	@BeforeEach
	void fetchDocument() throws IOException {
		this.wire = new Wire(this.port);
		Files.createDirectories(FOLDER);
		Files.write(DOCUMENT, this.wire.send(Wire.Request.of("GET", "/api/openapi.json")).body());
	}

	@Test
	void theLinterHasNothingToSay() throws Exception {
		String said = node("src/test/contract/check.mjs", "lint", DOCUMENT.toString());
		assertThat(said).contains("Your API description is valid").doesNotContain("You have");
	}

	@Test
	void aGeneratedClientFilesFollowsAndWorks() throws Exception {
		World world = new World(this.wire, new Specification(new JsonMapper().readTree(Files.readString(DOCUMENT))));
		world.open();
		String home = world.credential("home").substring("Authorization: Bearer ".length());
		Path client = FOLDER.resolve("client");
		node("src/test/contract/check.mjs", "client", DOCUMENT.toString(), client.toString());
		String said = node(client.resolve("client.js").toString(), "http://localhost:" + this.port, home, World.HOME);
		assertThat(said.lines()).contains("procedures listed", "one dossier of two calls", "dossier followed",
				"faulty answers refused by their pointers", "100 MB attached, resumed twice", "task completed once",
				"document fetched", "all pages read");
	}

	private static String node(String... arguments) throws Exception {
		List<String> command = new ArrayList<>(List.of("node"));
		command.addAll(List.of(arguments));
		Path output = Files.createTempFile(FOLDER, "node", ".txt");
		Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start();
		boolean ended = process.waitFor(5, TimeUnit.MINUTES);
		process.destroyForcibly();
		String said = Files.readString(output);
		assertThat(ended && process.exitValue() == 0).as(said).isTrue();
		return said;
	}

}
