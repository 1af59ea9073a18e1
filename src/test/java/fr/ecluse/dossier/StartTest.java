package fr.ecluse.dossier;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import fr.ecluse.EcluseTest;
import fr.ecluse.member.ApiKeys;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** A member's software files requests over the API, and repeats itself. */
@EcluseTest
class StartTest {

	@LocalServerPort
	private int port;

	@Autowired
	private DossierWorld world;

	@Autowired
	private ApiKeys keys;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private TransactionTemplate transaction;

	private final JsonMapper json = new JsonMapper();

	private final HttpClient client = HttpClient.newHttpClient();

	private String token = "";

	@BeforeEach
	void open() {
		this.world.open();
		this.token = this.keys.issue("Portail de la ville", DossierWorld.QUIMPER, "essai", null).token();
	}

	@Test
	void repeatsTheVeryAnswerOfTheFirstCall() throws Exception {
		String key = UUID.randomUUID().toString();
		HttpResponse<String> first = file(key, body("Un banc", null));
		assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
		assertThat(first.headers().firstValue("Idempotent-Replayed")).isEmpty();
		String id = this.json.readTree(first.body()).path("id").stringValue();
		this.world.steps(DossierWorld.QUIMPER, id);
		this.transaction
			.executeWithoutResult((status) -> this.jdbc.sql("update dossier set subject = 'changé depuis' where id = ?")
				.param(id)
				.update());
		HttpResponse<String> second = file(key, """
				{ "variables": {"text":"Le texte de la demande.", "subject":"Un banc", "applicantName":"Camille Essai"},
				  "procedure": "demande-citoyenne" }""");
		assertThat(second.statusCode()).isEqualTo(201);
		assertThat(second.headers().firstValue("Idempotent-Replayed")).contains("true");
		assertThat(second.headers().firstValue("Location")).isEqualTo(first.headers().firstValue("Location"));
		assertThat(second.body()).isEqualTo(first.body());
	}

	@Test
	void refusesAnotherRequestUnderTheSameKey() throws Exception {
		String key = UUID.randomUUID().toString();
		file(key, body("Un banc", null));
		HttpResponse<String> other = file(key, body("Une fontaine", null));
		assertThat(other.statusCode()).isEqualTo(422);
		assertThat(other.body()).contains("cle-d-idempotence-reprise", "clé nouvelle");
	}

	@Test
	void doesNotKeepTheKeyOfARefusedRequest() throws Exception {
		String key = UUID.randomUUID().toString();
		assertThat(
				file(key, "{\"procedure\":\"demande-citoyenne\",\"variables\":{\"subject\":\"Un banc\"}}").statusCode())
			.isEqualTo(400);
		assertThat(file(key, body("Un banc", null)).statusCode()).isEqualTo(201);
	}

	@Test
	void tellsToComeBackWhileTheSameRequestIsBeingFiled() {
		String key = UUID.randomUUID().toString();
		this.transaction.executeWithoutResult((status) -> {
			this.jdbc.sql("""
					insert into idempotency_key (siren, value, request_hash, created)
					values (?, ?, repeat('0', 64), now(6))""").params(DossierWorld.QUIMPER.value(), key).update();
			HttpResponse<String> busy = unchecked(() -> file(key, body("Un banc", null)));
			assertThat(busy.statusCode()).isEqualTo(409);
			assertThat(busy.headers().firstValue("Retry-After")).contains("2");
			assertThat(busy.body()).contains("demande-en-cours");
			status.setRollbackOnly();
		});
		assertThat(unchecked(() -> file(key, body("Un banc", null))).statusCode()).isEqualTo(201);
	}

	@Test
	void givesOneDossierToTwoHundredClientsWithOneKey() throws Exception {
		String key = UUID.randomUUID().toString();
		String reference = "seul-" + key;
		Map<Integer, AtomicInteger> answers = new ConcurrentHashMap<>();
		Map<String, Integer> ids = new ConcurrentHashMap<>();
		together(200, () -> {
			HttpResponse<String> answer = file(key, body("Un banc", reference));
			while (answer.statusCode() == 409) {
				answers.computeIfAbsent(409, (status) -> new AtomicInteger()).incrementAndGet();
				assertThat(answer.body()).contains("demande-en-cours");
				answer = file(key, body("Un banc", reference));
			}
			answers.computeIfAbsent(answer.statusCode(), (status) -> new AtomicInteger()).incrementAndGet();
			ids.merge(this.json.readTree(answer.body()).path("id").asString(""), 1, Integer::sum);
			return answer;
		});
		System.out.printf("One key, 200 clients: answers %s, dossiers %d%n", answers, ids.size());
		assertThat(answers.keySet()).isSubsetOf(201, 409);
		assertThat(ids).hasSize(1).containsValue(200);
		assertThat(filed(reference)).isEqualTo(1);
	}

	@Test
	void takesAReferenceOfTheMembersSoftwareOnce() throws Exception {
		String reference = "dossier-" + UUID.randomUUID();
		List<HttpResponse<String>> answers = together(20, () -> file(null, body("Un banc", reference)));
		assertThat(answers).extracting(HttpResponse::statusCode).containsOnlyOnce(201).containsOnly(201, 409);
		HttpResponse<String> refused = file(null, body("Un banc", reference));
		assertThat(refused.statusCode()).isEqualTo(409);
		JsonNode problem = this.json.readTree(refused.body());
		assertThat(problem.path("type").stringValue()).endsWith("/reference-deja-prise");
		assertThat(call("GET", problem.path("dossier").stringValue(), null, null).body()).contains(reference);
		assertThat(filed(reference)).isEqualTo(1);
	}

	@Test
	void findsDossiersByFilters() throws Exception {
		String reference = "liste-" + UUID.randomUUID();
		Instant before = Instant.now().minusSeconds(60);
		JsonNode filed = this.json.readTree(file(null, body("Un banc", reference)).body());
		String id = filed.path("id").stringValue();
		String mine = "externalReference=" + reference;
		assertThat(list(mine)).containsExactly(id);
		assertThat(list(mine + "&closed=false&status=open&procedure=demande-citoyenne")).containsExactly(id);
		assertThat(list(mine + "&closed=true")).isEmpty();
		assertThat(list(mine + "&status=accepted")).isEmpty();
		assertThat(list(mine + "&procedure=deliberation")).isEmpty();
		assertThat(list(mine + "&receivedFrom=" + before)).containsExactly(id);
		assertThat(list(mine + "&receivedBefore=" + before)).isEmpty();
		assertThat(list("reference=aucun-numero")).isEmpty();
		assertThat(call("GET", address() + "?closed=peut-etre", null, null).statusCode()).isEqualTo(400);
		assertThat(call("GET", address() + "?receivedFrom=hier", null, null).statusCode()).isEqualTo(400);
	}

	@Test
	void listsEachDossierOnceOverThePagesWhileMoreAreFiled() throws Exception {
		List<String> filed = new ArrayList<>();
		for (int i = 0; i < 5; i++) {
			filed.add(this.json.readTree(file(null, body("Page " + i, null)).body()).path("id").stringValue());
		}
		List<String> found = new ArrayList<>();
		String next = "";
		do {
			JsonNode page = this.json.readTree(call("GET", address() + "?limit=2" + next, null, null).body());
			page.path("items").forEach((dossier) -> found.add(dossier.path("id").stringValue()));
			next = page.path("next").isString() ? "&cursor=" + page.path("next").stringValue() : "";
			if (found.size() < 5) {
				file(null, body("Entre deux pages", null));
			}
		}
		while (!next.isEmpty());
		assertThat(found).containsAll(filed).doesNotHaveDuplicates();
	}

	@Test
	void listsThoseReceivedAtTheSameInstantOnceEach() throws Exception {
		List<String> filed = new ArrayList<>();
		for (int i = 0; i < 3; i++) {
			filed.add(this.json.readTree(file(null, body("Ensemble " + i, null)).body()).path("id").stringValue());
		}
		this.transaction.executeWithoutResult((status) -> this.jdbc.sql(
				"update dossier set received = (select max(received) from dossier where id in (:ids)) where id in (:ids)")
			.param("ids", filed)
			.update());
		List<String> found = new ArrayList<>();
		String next = "";
		for (int i = 0; i < 3; i++) {
			JsonNode page = this.json.readTree(call("GET", address() + "?limit=1" + next, null, null).body());
			found.add(page.path("items").path(0).path("id").stringValue());
			next = "&cursor=" + page.path("next").stringValue();
		}
		assertThat(found).containsExactlyInAnyOrderElementsOf(filed);
	}

	@Test
	void answersShortlyWhenNothingChanged() throws Exception {
		JsonNode filed = this.json.readTree(file(null, body("Un banc", null)).body());
		String id = filed.path("id").stringValue();
		this.world.steps(DossierWorld.QUIMPER, id);
		for (String path : List.of(address() + "/" + id, address() + "/" + id + "/timeline",
				address() + "/" + id + "/documents", address() + "?limit=1", "/api/v1/procedures",
				"/api/v1/procedures/demande-citoyenne",
				"/api/v1/members/" + DossierWorld.QUIMPER.value() + "/tasks?limit=1")) {
			HttpResponse<String> first = call("GET", path, null, null);
			assertThat(first.statusCode()).as(path).isEqualTo(200);
			String tag = first.headers().firstValue("ETag").orElseThrow();
			assertThat(first.headers().firstValue("Cache-Control")).contains("private, no-cache");
			HttpRequest again = request("GET", path, null, null).header("If-None-Match", tag).build();
			HttpResponse<String> second = this.client.send(again, BodyHandlers.ofString());
			assertThat(second.statusCode()).as(path).isEqualTo(304);
			assertThat(second.body()).isEmpty();
		}
	}

	@Test
	void givesTheSchemaThatAStartIsCheckedBy() throws Exception {
		String own = "/api/v1/members/" + DossierWorld.QUIMPER.value() + "/procedures/demande-citoyenne";
		JsonNode offer = this.json.readTree(call("GET", own, null, null).body());
		assertThat(offer.path("key").stringValue()).isEqualTo("demande-citoyenne");
		assertThat(offer.path("version").intValue()).isPositive();
		HttpResponse<String> schema = call("GET", offer.path("schema").stringValue(), null, null);
		assertThat(schema.headers().firstValue("Content-Type")).contains("application/schema+json");
		assertThat(schema.headers().firstValue("ETag")).isPresent();
		JsonNode tree = this.json.readTree(schema.body());
		assertThat(tree.path("required").toString()).contains("applicantName", "subject", "text");
		assertThat(tree.path("properties").path("text").path("title").stringValue()).isEqualTo("Texte de la demande");
		HttpResponse<String> shared = call("GET", "/api/v1/procedures/demande-citoyenne/schema", null, null);
		assertThat(this.json.readTree(shared.body()).path("properties")).isEqualTo(tree.path("properties"));
		assertThat(call("GET", own + "-inconnue/schema", null, null).statusCode()).isEqualTo(404);
		assertThat(call("GET", "/api/v1/members/" + DossierWorld.QUIMPER.value() + "/procedures", null, null).body())
			.contains("\"demande-citoyenne\"");
	}

	private List<String> list(String query) throws Exception {
		List<String> ids = new ArrayList<>();
		this.json.readTree(call("GET", address() + "?" + query, null, null).body())
			.path("items")
			.forEach((dossier) -> ids.add(dossier.path("id").stringValue()));
		return ids;
	}

	private int filed(String reference) {
		return this.jdbc.sql("select count(*) from dossier where external_reference = ?")
			.param(reference)
			.query(Integer.class)
			.single();
	}

	private static String body(String subject, @Nullable String reference) {
		return """
				{"procedure":"demande-citoyenne",%s
				 "variables":{"applicantName":"Camille Essai","subject":"%s","text":"Le texte de la demande."}}"""
			.formatted((reference != null) ? "\"externalReference\":\"" + reference + "\"," : "", subject);
	}

	private HttpResponse<String> file(@Nullable String key, String body) throws Exception {
		return call("POST", address(), key, body);
	}

	private static String address() {
		return "/api/v1/members/" + DossierWorld.QUIMPER.value() + "/dossiers";
	}

	private HttpResponse<String> call(String method, String path, @Nullable String key, @Nullable String body)
			throws IOException, InterruptedException {
		return this.client.send(request(method, path, key, body).build(), BodyHandlers.ofString());
	}

	private HttpRequest.Builder request(String method, String path, @Nullable String key, @Nullable String body) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path))
			.timeout(Duration.ofMinutes(1))
			.header("Authorization", "Bearer " + this.token)
			.method(method, (body != null) ? BodyPublishers.ofString(body) : BodyPublishers.noBody());
		if (body != null) {
			request.header("Content-Type", "application/json");
		}
		return (key != null) ? request.header("Idempotency-Key", key) : request;
	}

	private static <T> List<T> together(int clients, Callable<T> call) throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(clients);
		try {
			CountDownLatch start = new CountDownLatch(1);
			List<Future<T>> calls = new ArrayList<>();
			for (int i = 0; i < clients; i++) {
				calls.add(threads.submit(() -> {
					start.await();
					return call.call();
				}));
			}
			start.countDown();
			List<T> answers = new ArrayList<>();
			for (Future<T> answer : calls) {
				answers.add(answer.get());
			}
			return answers;
		}
		finally {
			threads.shutdownNow();
		}
	}

	private static <T> T unchecked(Callable<T> call) {
		try {
			return call.call();
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

}
