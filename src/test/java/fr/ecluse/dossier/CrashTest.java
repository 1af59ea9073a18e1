package fr.ecluse.dossier;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Kills a real server and its database with signal 9 while hundreds of requests are
 * filed, and looks afterwards for each acknowledged one.
 */
@Tag("long")
class CrashTest {

	private static final int REQUESTS = Integer.getInteger("ecluse.crash.requests", 240);

	private static final int ACKNOWLEDGED_BEFORE_THE_CRASH = REQUESTS / 4;

	private static final String KEY = "cle-de-l-essai-d-arret-brutal-0123456789";

	private static final String MEMBER = "212900427";

	private static final Path DATA = Path.of("target", "crash-data").toAbsolutePath();

	private final HttpClient client = HttpClient.newHttpClient();

	private final JsonMapper json = new JsonMapper();

	private @Nullable Process server;

	private int port;

	@AfterEach
	void stop() throws Exception {
		if (this.server != null) {
			this.server.destroy();
			if (!this.server.waitFor(60, TimeUnit.SECONDS)) {
				kill();
			}
		}
	}

	@Test
	void everyAcknowledgedRequestExistsOnceAfterACrash() throws Exception {
		FileSystemUtils.deleteRecursively(DATA);
		start();
		send("PUT", "", "{\"name\":\"Commune de Crozon\",\"kind\":\"commune\",\"departement\":\"29\"}");
		Map<Integer, String> acknowledged = new ConcurrentHashMap<>();
		ExecutorService clients = Executors.newFixedThreadPool(50);
		IntStream.range(0, REQUESTS).forEach((number) -> clients.execute(() -> file(number, acknowledged)));
		await().atMost(Duration.ofMinutes(2)).until(() -> acknowledged.size() >= ACKNOWLEDGED_BEFORE_THE_CRASH);
		kill();
		clients.shutdownNow();
		assertThat(clients.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
		Map<Integer, String> before = new TreeMap<>(acknowledged);
		assertThat(before).hasSizeLessThan(REQUESTS);

		start();
		Map<Integer, JsonNode> found = dossiers();
		System.out.printf("Crash: %d requests acknowledged, %d found after the restart%n", before.size(), found.size());
		assertThat(found.keySet()).containsAll(before.keySet());
		before.forEach((number, id) -> assertThat(Objects.requireNonNull(found.get(number)).path("id").stringValue())
			.isEqualTo(id));
		assertNumberedWithoutGap(found);
		await().atMost(Duration.ofMinutes(3))
			.pollInterval(Duration.ofSeconds(2))
			.untilAsserted(() -> assertThat(halfMade(found)).isEmpty());

		Map<Integer, String> again = new ConcurrentHashMap<>();
		IntStream.range(0, REQUESTS).parallel().forEach((number) -> file(number, again));
		Map<Integer, JsonNode> all = dossiers();
		assertThat(all).hasSize(REQUESTS);
		assertNumberedWithoutGap(all);
		found.forEach((number, dossier) -> assertThat(again).containsEntry(number, dossier.path("id").stringValue()));
	}

	private void file(int number, Map<Integer, String> acknowledged) {
		String body = """
				{"procedure":"demande-citoyenne","externalReference":"essai-%d",
				 "variables":{"applicantName":"Camille Essai","subject":"Demande %d","text":"Le texte de la demande."}}
				""".formatted(number, number);
		try {
			HttpResponse<String> response = call("POST", "/dossiers", body, "essai-" + number);
			if (response.statusCode() == 201) {
				acknowledged.put(number, this.json.readTree(response.body()).path("id").stringValue());
			}
		}
		catch (IOException ex) {
			assertThat(ex).isNotNull(); // the server is dead: nothing was acknowledged
		}
	}

	/** By the number of their request. */
	private Map<Integer, JsonNode> dossiers() throws IOException {
		Map<Integer, JsonNode> all = new TreeMap<>();
		String next = "";
		do {
			JsonNode page = this.json.readTree(send("GET", "/dossiers?limit=200" + next, ""));
			for (JsonNode dossier : page.path("items")) {
				String reference = dossier.path("externalReference").stringValue();
				assertThat(all.put(Integer.parseInt(reference.substring(6)), dossier)).as(reference).isNull();
			}
			next = page.path("next").isString() ? "&cursor=" + page.path("next").stringValue() : "";
		}
		while (!next.isEmpty());
		return all;
	}

	private static void assertNumberedWithoutGap(Map<Integer, JsonNode> dossiers) {
		List<Integer> numbers = dossiers.values()
			.stream()
			.map((dossier) -> dossier.path("reference").stringValue())
			.map((reference) -> Integer.parseInt(reference.substring(reference.length() - 5)))
			.sorted()
			.toList();
		assertThat(numbers).isEqualTo(IntStream.rangeClosed(1, dossiers.size()).boxed().toList());
	}

	/** The dossiers that do not (yet) have their deadlines, a registration and a task. */
	private List<String> halfMade(Map<Integer, JsonNode> dossiers) throws IOException {
		List<String> half = new ArrayList<>();
		for (JsonNode dossier : dossiers.values()) {
			String id = dossier.path("id").stringValue();
			JsonNode detail = this.json.readTree(send("GET", "/dossiers/" + id, ""));
			if (detail.path("deadlines").size() != 2 || detail.path("documents").size() != 1
					|| detail.path("steps").size() != 1) {
				half.add(id);
			}
		}
		return half;
	}

	private String send(String method, String path, String body) throws IOException {
		HttpResponse<String> response = call(method, path, body, "");
		assertThat(response.statusCode()).as(response.body()).isBetween(200, 299);
		return response.body();
	}

	private HttpResponse<String> call(String method, String path, String body, String idempotencyKey)
			throws IOException {
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

	private void start() throws IOException {
		Files.createDirectories(DATA);
		try (java.net.ServerSocket socket = new java.net.ServerSocket(0)) {
			this.port = socket.getLocalPort();
		}
		ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-cp", classPath(), "fr.ecluse.Ecluse");
		builder.environment()
			.putAll(Map.of("SERVER_PORT", String.valueOf(this.port), "ECLUSE_DATA", DATA.toString(), "ECLUSE_DEMO",
					"false", "ECLUSE_ADMIN_KEY", KEY, "ECLUSE_ADMIN_PASSWORD", "mot-de-passe-de-l-essai"));
		builder.redirectErrorStream(true);
		builder.redirectOutput(ProcessBuilder.Redirect.appendTo(DATA.resolve("server.log").toFile()));
		this.server = builder.start();
		await().atMost(Duration.ofMinutes(4)).pollInterval(Duration.ofSeconds(1)).until(this::answers);
	}

	private boolean answers() {
		assertThat(Objects.requireNonNull(this.server).isAlive()).as("see target/crash-data/server.log").isTrue();
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
	private void kill() throws Exception {
		long database = Long.parseLong(Files.readString(DATA.resolve("database.pid")).strip());
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
