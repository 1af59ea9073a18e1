package fr.ecluse.dossier;

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
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A real server with its database, in processes that a test kills with signal 9. */
public final class KillableServer {

	public static final String MEMBER = "212900427";

	/** Of the OPSN, which may do everything. */
	public static final String KEY = "cle-de-l-essai-d-arret-brutal-0123456789";

	private final HttpClient client = HttpClient.newHttpClient();

	private final Path data;

	private @Nullable Process server;

	private int port;

	/** With nothing in its data folder, under target. */
	public KillableServer(String folder) throws IOException {
		this.data = Path.of("target", folder).toAbsolutePath();
		FileSystemUtils.deleteRecursively(this.data);
	}

	/** Ends it in good order, if it still runs. */
	public void stop() throws Exception {
		if (this.server != null) {
			this.server.destroy();
			if (!this.server.waitFor(60, TimeUnit.SECONDS)) {
				kill();
			}
		}
	}

	/** The answer of the member's address, which must be a good one. */
	public String send(String method, String path, String body) throws IOException {
		HttpResponse<String> response = call(method, path, body, "");
		assertThat(response.statusCode()).as(response.body()).isBetween(200, 299);
		return response.body();
	}

	HttpResponse<String> call(String method, String path, String body, String idempotencyKey) throws IOException {
		HttpRequest.Builder request = HttpRequest
			.newBuilder(URI.create("http://localhost:" + this.port + "/api/v1/members/" + MEMBER + path))
			.timeout(Duration.ofMinutes(1))
			.header("Authorization", "Bearer " + KEY)
			.header("Content-Type", "application/json")
			.method(method, BodyPublishers.ofString(body));
		if (!idempotencyKey.isEmpty()) {
			request.header("Idempotency-Key", idempotencyKey);
		}
		try {
			return this.client.send(request.build(), BodyHandlers.ofString());
		}
		catch (InterruptedException ex) {
			throw new IOException(ex);
		}
	}

	public void start() throws IOException {
		Files.createDirectories(this.data);
		try (ServerSocket socket = new ServerSocket(0)) {
			this.port = socket.getLocalPort();
		}
		ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx1g", "-cp", classPath(), "fr.ecluse.Ecluse");
		builder.environment()
			.putAll(Map.of("SERVER_PORT", String.valueOf(this.port), "ECLUSE_DATA", this.data.toString(), "ECLUSE_DEMO",
					"false", "ECLUSE_ADMIN_KEY", KEY, "ECLUSE_ADMIN_PASSWORD", "mot-de-passe-de-l-essai",
					"ECLUSE_LIMITS_MEMBER_PER_MINUTE", "0", "ECLUSE_LIMITS_PROGRAM_PER_MINUTE", "0",
					"ECLUSE_LIMITS_OPSN_PER_MINUTE", "0"));
		builder.redirectErrorStream(true);
		builder.redirectOutput(ProcessBuilder.Redirect.appendTo(this.data.resolve("server.log").toFile()));
		this.server = builder.start();
		await().atMost(Duration.ofMinutes(10)).pollInterval(Duration.ofSeconds(1)).until(this::answers);
	}

	/** Another one after each start. */
	public int port() {
		return this.port;
	}

	private boolean answers() {
		assertThat(Objects.requireNonNull(this.server).isAlive()).as("see server.log in its folder").isTrue();
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

	/** Signal 9 to the database and the server, the database first. */
	public void kill() throws Exception {
		long database = Long.parseLong(Files.readString(this.data.resolve("database.pid")).strip());
		ProcessHandle.of(database).ifPresent(ProcessHandle::destroyForcibly);
		Objects.requireNonNull(this.server).destroyForcibly().waitFor();
	}

	/** Of this test, without the tests. */
	private static String classPath() {
		String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
		return Arrays.stream(path.split(File.pathSeparator))
			.filter((entry) -> !entry.endsWith("test-classes") && !entry.endsWith("test-classes/"))
			.collect(Collectors.joining(File.pathSeparator));
	}

}
