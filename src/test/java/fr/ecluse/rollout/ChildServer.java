package fr.ecluse.rollout;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A server as a process of its own, with a folder of packages beside the shipped ones and
 * its embedded database, to be killed and started again.
 */
final class ChildServer {

	private static final String KEY = "cle-de-l-essai-de-migration-0123456789";

	private final HttpClient client = HttpClient.newHttpClient();

	private final JsonMapper json = new JsonMapper();

	private final Path data;

	private final Path packages;

	private @Nullable Process server;

	private int port;

	ChildServer(Path data, Path packages) {
		this.data = data;
		this.packages = packages;
	}

	void start() throws IOException {
		Files.createDirectories(this.data);
		try (ServerSocket socket = new ServerSocket(0)) {
			this.port = socket.getLocalPort();
		}
		ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx1g", "-cp",
				this.packages + File.pathSeparator + classPath(), "fr.ecluse.Ecluse");
		builder.environment()
			.putAll(Map.of("SERVER_PORT", String.valueOf(this.port), "ECLUSE_DATA", this.data.toString(), "ECLUSE_DEMO",
					"false", "ECLUSE_ADMIN_KEY", KEY, "ECLUSE_ADMIN_PASSWORD", "mot-de-passe-de-l-essai"));
		builder.redirectErrorStream(true);
		builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
		this.server = builder.start();
		await().atMost(Duration.ofMinutes(4)).pollInterval(Duration.ofMillis(500)).until(this::answers);
	}

	/** Signal 9 to the server and its database. */
	void kill() throws Exception {
		long database = Long.parseLong(Files.readString(this.data.resolve("database.pid")).strip());
		Objects.requireNonNull(this.server).destroyForcibly().waitFor();
		ProcessHandle.of(database).ifPresent(ProcessHandle::destroyForcibly);
	}

	void stop() throws Exception {
		if (this.server != null) {
			this.server.destroy();
			if (!this.server.waitFor(90, TimeUnit.SECONDS)) {
				kill();
			}
		}
	}

	JsonNode send(String method, String address, String body) throws IOException {
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + address))
			.timeout(Duration.ofMinutes(1))
			.header("Authorization", "Bearer " + KEY)
			.header("Content-Type", "application/json")
			.method(method, BodyPublishers.ofString(body))
			.build();
		try {
			HttpResponse<String> response = this.client.send(request, BodyHandlers.ofString());
			assertThat(response.statusCode()).as(response.body()).isBetween(200, 299);
			return this.json.readTree(response.body());
		}
		catch (InterruptedException ex) {
			throw new IOException(ex);
		}
	}

	/** Its database, while it runs. */
	Connection database() throws IOException, SQLException {
		long process = Long.parseLong(Files.readString(this.data.resolve("database.pid")).strip());
		String port = Arrays.stream(ProcessHandle.of(process).orElseThrow().info().arguments().orElseThrow())
			.filter((argument) -> argument.startsWith("--port="))
			.findFirst()
			.orElseThrow()
			.substring(7);
		return DriverManager.getConnection("jdbc:mariadb://127.0.0.1:" + port + "/ecluse", "root",
				Files.readString(this.data.resolve("database.password")).strip());
	}

	private Path log() {
		return this.data.resolve("server.log");
	}

	private boolean answers() {
		assertThat(Objects.requireNonNull(this.server).isAlive()).as("see " + log()).isTrue();
		try {
			HttpRequest health = HttpRequest
				.newBuilder(URI.create("http://localhost:" + this.port + "/actuator/health/readiness"))
				.build();
			return this.client.send(health, BodyHandlers.discarding()).statusCode() == 200;
		}
		catch (IOException | InterruptedException ex) {
			return false;
		}
	}

	/** Of this test, without the tests. */
	private static String classPath() {
		String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
		return Arrays.stream(path.split(File.pathSeparator))
			.filter((entry) -> !entry.endsWith("test-classes") && !entry.endsWith("test-classes/"))
			.collect(Collectors.joining(File.pathSeparator));
	}

}
