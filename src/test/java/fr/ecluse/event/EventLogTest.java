package fr.ecluse.event;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

import fr.ecluse.EcluseTest;
import fr.ecluse.dossier.DossierStart;
import fr.ecluse.member.ApiKeys;
import fr.ecluse.member.Letterhead;
import fr.ecluse.member.Siren;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** What the event log holds, and that whoever reads on from a cursor misses nothing. */
@EcluseTest
class EventLogTest {

	private static final Siren HOME = new Siren("212900427");

	private static final Siren AWAY = new Siren("219740115");

	@LocalServerPort
	private int port;

	@Autowired
	private EventWorld world;

	@Autowired
	private EventLog log;

	@Autowired
	private DossierStart start;

	@Autowired
	private ApiKeys keys;

	@Autowired
	private TransactionTemplate transaction;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private JsonMapper json;

	@BeforeEach
	void open() {
		this.transaction.executeWithoutResult((status) -> {
			this.world.member(HOME, "Commune de Crozon", Letterhead.EMPTY);
			this.world.member(AWAY, "Ville de Saint-Denis", Letterhead.EMPTY);
		});
	}

	@Test
	void aStartTellsWhereTheDossierStandsAndWhoToAsk() {
		String cursor = cursor();
		String id = this.start
			.start(HOME,
					new DossierStart.Request("essai-horloges", "GRC-" + System.nanoTime(),
							Map.of("subject", "Plainte de Camille Martin"), null, "Logiciel"))
			.dossierId();
		this.world.number();
		JsonNode events = get("?dossier=" + id + "&after=" + cursor);
		JsonNode first = events.path("items").path(0);
		assertThat(first.path("specversion").asString()).isEqualTo("1.0");
		assertThat(first.path("type").asString()).isEqualTo("fr.ecluse.dossier.received");
		assertThat(first.path("subject").asString()).isEqualTo(id);
		assertThat(first.path("source").asString()).isEqualTo("/api/v1/members/" + HOME + "/dossiers/" + id);
		assertThat(first.path("datacontenttype").asString()).isEqualTo("application/json");
		assertThat(first.path("data").path("label").asString()).isEqualTo("Demande reçue");
		assertThat(first.path("data").path("externalReference").asString()).startsWith("GRC-");
		assertThat(first.path("data").path("procedure").asString()).isEqualTo("essai-horloges");
		assertThat(events.toString()).doesNotContain("Camille").doesNotContain("Plainte");
	}

	@Test
	void whatAPersonMayHaveTypedStaysOut() {
		String id = this.world.dossier(HOME, "essai");
		this.world.tell(HOME, id, "message", "Retrait : Camille Martin déménage");
		this.world.tell(HOME, id, "deadline-suspended", "Délai suspendu : passeport de Camille");
		this.world.tell(HOME, id, "avis", "Avis de Camille");
		this.world.tell(HOME, id, "status", "État : accordée");
		this.world.number();
		String events = get("?dossier=" + id).path("items").toString();
		assertThat(events).doesNotContain("Camille").contains("État : accordée");
		assertThat(events).contains("fr.ecluse.dossier.message", "fr.ecluse.dossier.deadline-suspended",
				"fr.ecluse.dossier.avis");
	}

	@Test
	void anEventIsLostWithItsTransaction() {
		String id = this.world.dossier(HOME, "essai");
		this.transaction.executeWithoutResult((status) -> {
			this.world.tell(HOME, id, "status", "État : refusée");
			status.setRollbackOnly();
		});
		this.world.number();
		assertThat(get("?dossier=" + id).path("items")).isEmpty();
	}

	@Test
	void theEventsOfOneTransactionKeepTheirOrder() {
		String id = this.world.dossier(HOME, "essai");
		this.transaction.executeWithoutResult((status) -> {
			for (int i = 0; i < 20; i++) {
				this.world.tell(HOME, id, "status", "État : " + i);
			}
		});
		this.world.number();
		assertThat(this.log.after(HOME, 0, 1000, List.of(), id)).extracting(DossierEvent::label)
			.containsExactlyElementsOf(IntStream.range(0, 20).mapToObj((i) -> "État : " + i).toList());
	}

	@Test
	void anEventWhoseTransactionCommitsLateIsReadAfterwards() throws Exception {
		String late = this.world.dossier(HOME, "essai");
		String early = this.world.dossier(HOME, "essai");
		String cursor = cursor();
		CountDownLatch written = new CountDownLatch(1);
		CountDownLatch read = new CountDownLatch(1);
		ExecutorService thread = Executors.newSingleThreadExecutor();
		Future<?> slow = thread.submit(() -> this.transaction.executeWithoutResult((status) -> {
			this.world.tell(HOME, late, "status", "État : tard");
			// Between the insert and the commit.
			TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
				@Override
				public void beforeCompletion() {
					written.countDown();
					await(read);
				}
			});
		}));
		await(written);
		this.world.tell(HOME, early, "status", "État : tôt");
		this.world.number();
		JsonNode first = get("?after=" + cursor);
		read.countDown();
		slow.get(10, TimeUnit.SECONDS);
		thread.shutdown();
		this.world.number();
		JsonNode second = get("?after=" + first.path("next").asString());
		assertThat(sequence(late, early)).as("the late one was written first").containsExactly(late, early);
		assertThat(subjects(first)).contains(early).doesNotContain(late);
		assertThat(subjects(second)).contains(late).doesNotContain(early);
	}

	@Test
	void aReaderOfManyWritersGetsEachEventOnceAndEachDossierInOrder() throws Exception {
		int writers = 8;
		int each = Integer.getInteger("ecluse.webhook.events", 200) / writers;
		String cursor = cursor();
		List<String> dossiers = new ArrayList<>();
		for (int i = 0; i < writers; i++) {
			dossiers.add(this.world.dossier(HOME, "essai"));
		}
		ExecutorService threads = Executors.newFixedThreadPool(writers);
		List<Future<?>> running = new ArrayList<>();
		for (String dossier : dossiers) {
			running.add(threads.submit(() -> {
				for (int i = 0; i < each; i++) {
					int number = i;
					this.transaction.executeWithoutResult((status) -> {
						this.world.tell(HOME, dossier, "status", Integer.toString(number));
						TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
							@Override
							public void beforeCompletion() {
								LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(3_000_000));
							}
						});
					});
				}
			}));
		}
		Map<String, List<String>> read = new HashMap<>();
		boolean last = false;
		while (true) {
			last = running.stream().allMatch(Future::isDone);
			this.world.number();
			JsonNode page = get("?limit=50&after=" + cursor);
			page.path("items")
				.forEach((event) -> read.computeIfAbsent(event.path("subject").asString(), (it) -> new ArrayList<>())
					.add(event.path("data").path("label").asString()));
			cursor = page.path("next").asString();
			if (last && page.path("items").isEmpty()) {
				break;
			}
		}
		for (Future<?> writer : running) {
			writer.get();
		}
		threads.shutdown();
		List<String> expected = IntStream.range(0, each).mapToObj(Integer::toString).toList();
		dossiers.forEach((dossier) -> assertThat(read.get(dossier)).isEqualTo(expected));
		System.out.printf("event log: %d writers, %d events, read exactly once, out of order = 0%n", writers,
				writers * each);
	}

	@Test
	void filtersByTypeAndTheCursorStillMovesOn() {
		String id = this.world.dossier(HOME, "essai");
		String cursor = cursor();
		this.world.tell(HOME, id, "status", "État : ouverte");
		this.world.tell(HOME, id, "closed", "Dossier clos");
		this.world.number();
		JsonNode closed = get("?type=fr.ecluse.dossier.closed&after=" + cursor);
		assertThat(closed.path("items")).hasSize(1);
		JsonNode none = get("?after=" + closed.path("next").asString());
		assertThat(none.path("items")).isEmpty();
		assertThat(none.path("next").asString()).isNotEmpty();
	}

	@Test
	void refusesWhatItDoesNotUnderstand() throws Exception {
		String key = EcluseTest.ADMIN_KEY;
		for (String query : List.of("?after=abc", "?after=-1", "?after=99999999999", "?limit=0", "?limit=201",
				"?type=closed", "?limit=x")) {
			HttpResponse<String> response = call(HOME, query, key);
			assertThat(response.statusCode()).as(query).isEqualTo(400);
			assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
		}
	}

	@Test
	void aMemberSeesItsOwnEventsAlone() throws Exception {
		String id = this.world.dossier(HOME, "essai");
		this.world.tell(HOME, id, "status", "État : ouverte");
		this.world.number();
		String away = this.transaction.execute((status) -> this.keys.issue("événements", AWAY, "essai", null).token());
		assertThat(call(HOME, "", String.valueOf(away)).statusCode()).isEqualTo(404);
		HttpResponse<String> own = call(AWAY, "?dossier=" + id, String.valueOf(away));
		assertThat(own.statusCode()).isEqualTo(200);
		assertThat(this.json.readTree(own.body()).path("items")).isEmpty();
	}

	@Test
	void forgetsAfterThirtyDaysAndSaysSo() throws Exception {
		String id = this.world.dossier(HOME, "essai");
		this.world.tell(HOME, id, "status", "État : ouverte");
		this.world.number();
		String before = Long.toString(this.log.after(HOME, 0, 1000, List.of(), id).get(0).position() - 1);
		EventSettings settings = new EventSettings(Duration.ofSeconds(1), Duration.ofDays(30), 50);
		new EventExpiry(this.jdbc, this.transaction, settings, Clock.offset(Clock.systemUTC(), Duration.ofDays(29)))
			.sweep();
		assertThat(this.log.after(HOME, 0, 1000, List.of(), id)).hasSize(1);
		new EventExpiry(this.jdbc, this.transaction, settings, Clock.offset(Clock.systemUTC(), Duration.ofDays(31)))
			.sweep();
		assertThat(this.log.after(HOME, 0, 1000, List.of(), id)).isEmpty();
		HttpResponse<String> expired = call(HOME, "?after=" + before, EcluseTest.ADMIN_KEY);
		assertThat(expired.statusCode()).isEqualTo(410);
		assertThat(expired.body()).contains("curseur-perime");
		this.world.tell(HOME, id, "closed", "Dossier clos");
		this.world.number();
		assertThat(subjects(get(""))).containsExactly(id);
	}

	private List<String> sequence(String... dossiers) {
		return this.jdbc.sql("select dossier_id from dossier_event where dossier_id in (:dossiers) order by seq")
			.param("dossiers", List.of(dossiers))
			.query(String.class)
			.list();
	}

	private String cursor() {
		this.world.number();
		return Long.toString(this.log.end());
	}

	private static List<String> subjects(JsonNode page) {
		List<String> subjects = new ArrayList<>();
		page.path("items").forEach((event) -> subjects.add(event.path("subject").asString()));
		return subjects;
	}

	private JsonNode get(String query) {
		try {
			HttpResponse<String> response = call(HOME, query, EcluseTest.ADMIN_KEY);
			assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
			return this.json.readTree(response.body());
		}
		catch (Exception ex) {
			throw new AssertionError(ex);
		}
	}

	private HttpResponse<String> call(Siren siren, String query, String key) throws Exception {
		return HttpClient.newHttpClient()
			.send(HttpRequest
				.newBuilder(
						URI.create("http://localhost:%d/api/v1/members/%s/events%s".formatted(this.port, siren, query)))
				.header("Authorization", "Bearer " + key)
				.build(), BodyHandlers.ofString());
	}

	private static void await(CountDownLatch latch) {
		try {
			assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			throw new AssertionError(ex);
		}
	}

}
