package fr.ecluse.dossier;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Kills a real server and its database with signal 9 while hundreds of requests are
 * filed, and looks afterwards for each acknowledged one.
 */
@Tag("long")
class CrashTest {

	private static final int REQUESTS = Integer.getInteger("ecluse.crash.requests", 240);

	/** A restart each; twenty were run by hand. */
	private static final int ROUNDS = Integer.getInteger("ecluse.crash.rounds", 3);

	private static final int CLIENTS = 200;

	private static final int ACKNOWLEDGED_BEFORE_THE_CRASH = REQUESTS / 4;

	private final JsonMapper json = new JsonMapper();

	private @Nullable KillableServer server;

	@BeforeEach
	void open() throws IOException {
		this.server = new KillableServer("crash-data");
	}

	@AfterEach
	void stop() throws Exception {
		server().stop();
	}

	private KillableServer server() {
		return Objects.requireNonNull(this.server);
	}

	@Test
	void everyAcknowledgedRequestExistsOnceAfterACrash() throws Exception {
		server().start();
		server().send("PUT", "", "{\"name\":\"Commune de Crozon\",\"kind\":\"commune\",\"departement\":\"29\"}");
		Map<Integer, String> acknowledged = new ConcurrentHashMap<>();
		ExecutorService clients = Executors.newFixedThreadPool(50);
		IntStream.range(0, REQUESTS).forEach((number) -> clients.execute(() -> file(number, acknowledged)));
		await().atMost(Duration.ofMinutes(2)).until(() -> acknowledged.size() >= ACKNOWLEDGED_BEFORE_THE_CRASH);
		server().kill();
		clients.shutdownNow();
		assertThat(clients.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
		Map<Integer, String> before = new TreeMap<>(acknowledged);
		assertThat(before).hasSizeLessThan(REQUESTS);

		server().start();
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

	/**
	 * Each round has its own key, which two hundred clients use at once while the server
	 * dies, and again when it is back.
	 */
	@Test
	void oneKeyGivesOneDossierHoweverOftenTheServerDies() throws Exception {
		server().start();
		server().send("PUT", "", "{\"name\":\"Commune de Crozon\",\"kind\":\"commune\",\"departement\":\"29\"}");
		int before = 0;
		int after = 0;
		Random random = new Random(1);
		for (int round = 0; round < ROUNDS; round++) {
			Set<String> ids = ConcurrentHashMap.newKeySet();
			ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
			AtomicInteger acknowledged = new AtomicInteger();
			int number = round;
			for (int client = 0; client < CLIENTS; client++) {
				clients.execute(() -> fileOnce(number, ids, acknowledged));
			}
			TimeUnit.MILLISECONDS.sleep(random.nextInt(400));
			server().kill();
			clients.shutdown();
			assertThat(clients.awaitTermination(2, TimeUnit.MINUTES)).isTrue();
			before += acknowledged.get();
			server().start();
			Map<Integer, JsonNode> found = dossiers();
			if (acknowledged.get() > 0) {
				assertThat(found).as("what was acknowledged exists").containsKey(number);
			}
			AtomicInteger again = new AtomicInteger();
			IntStream.range(0, CLIENTS).parallel().forEach((client) -> fileOnce(number, ids, again));
			after += again.get();
			assertThat(again.get()).isPositive();
			assertThat(ids).as("round %d: one dossier for all", round).hasSize(1);
			assertThat(dossiers()).hasSize(round + 1);
		}
		System.out.printf("One key per round: %d rounds, %d answers before the kills, %d after, %d dossiers%n", ROUNDS,
				before, after, dossiers().size());
	}

	private void fileOnce(int number, Set<String> ids, AtomicInteger acknowledged) {
		Map<Integer, String> answer = new ConcurrentHashMap<>();
		file(number, answer);
		answer.values().forEach((id) -> {
			ids.add(id);
			acknowledged.incrementAndGet();
		});
	}

	private void file(int number, Map<Integer, String> acknowledged) {
		String body = """
				{"procedure":"demande-citoyenne","externalReference":"essai-%d",
				 "variables":{"applicantName":"Camille Essai","subject":"Demande %d","text":"Le texte de la demande."}}
				""".formatted(number, number);
		try {
			HttpResponse<String> response = server().call("POST", "/dossiers", body, "essai-" + number);
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
			JsonNode page = this.json.readTree(server().send("GET", "/dossiers?limit=200" + next, ""));
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
			JsonNode detail = this.json.readTree(server().send("GET", "/dossiers/" + id, ""));
			if (detail.path("deadlines").size() != 2 || detail.path("documents").size() != 1
					|| detail.path("steps").size() != 1) {
				half.add(id);
			}
		}
		return half;
	}

}
