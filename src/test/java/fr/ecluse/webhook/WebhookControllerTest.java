package fr.ecluse.webhook;

import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.List;

import fr.ecluse.EcluseTest;
import fr.ecluse.member.ApiKeys;
import fr.ecluse.member.Scope;
import fr.ecluse.member.Siren;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static fr.ecluse.webhook.WebhookWorld.AWAY;
import static fr.ecluse.webhook.WebhookWorld.HOME;
import static org.assertj.core.api.Assertions.assertThat;

/** Subscriptions and their journal as software manages them. */
@EcluseTest
class WebhookControllerTest {

	@LocalServerPort
	private int port;

	@Autowired
	private WebhookWorld world;

	@Autowired
	private ApiKeys keys;

	@Autowired
	private JsonMapper json;

	private String home = "";

	private String away = "";

	@BeforeEach
	void open() {
		this.world.open();
		this.home = token(HOME);
		this.away = token(AWAY);
	}

	@AfterEach
	void close() {
		this.world.open();
	}

	private String token(Siren siren) {
		String token = this.world.transaction.execute((status) -> this.keys
			.issue(new ApiKeys.KeyRequest("webhooks", siren, null, Scope.ALL, List.of()), "essai")
			.token());
		return String.valueOf(token);
	}

	@Test
	void showsTheSecretOnceAndNeverAgain() {
		Answer made = call("POST", "", """
				{"url": "https://logiciel.exemple.fr/ecluse", "types": ["fr.ecluse.dossier.closed"],
				 "procedures": ["demande-citoyenne"], "description": "Relation usagers"}""");
		assertThat(made.status()).as("%s", made.body()).isEqualTo(201);
		assertThat(made.body().path("secret").asString()).startsWith("whsec_");
		assertThat(made.body().path("active").asBoolean()).isTrue();
		String id = made.body().path("id").asString();
		Answer shown = call("GET", "/" + id, null);
		assertThat(shown.body().has("secret")).isFalse();
		assertThat(shown.body().path("types").path(0).asString()).isEqualTo("fr.ecluse.dossier.closed");
		assertThat(call("GET", "", null).body().path("items")).hasSize(1);
		Answer renewed = call("POST", "/" + id + "/secret", "{}");
		assertThat(renewed.body().path("secret").asString()).startsWith("whsec_")
			.isNotEqualTo(made.body().path("secret").asString());
	}

	@Test
	void pausesResumesAndRemoves() {
		String id = call("POST", "", "{\"url\": \"https://logiciel.exemple.fr\"}").body().path("id").asString();
		Answer paused = call("PUT", "/" + id, "{\"url\": \"https://autre.exemple.fr/x\", \"active\": false}");
		assertThat(paused.body().path("active").asBoolean(true)).isFalse();
		assertThat(paused.body().path("pausedReason").asString()).isEqualTo("asked");
		assertThat(paused.body().path("url").asString()).isEqualTo("https://autre.exemple.fr/x");
		assertThat(call("PUT", "/" + id, "{\"url\": \"https://autre.exemple.fr/x\"}").body()
			.path("active")
			.asBoolean(true)).isFalse();
		assertThat(call("PUT", "/" + id, "{\"url\": \"https://autre.exemple.fr/x\", \"active\": true}").body()
			.path("active")
			.asBoolean()).isTrue();
		assertThat(call("DELETE", "/" + id, null).status()).isEqualTo(204);
		assertThat(call("GET", "/" + id, null).status()).isEqualTo(404);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "{\"url\": null}", "{\"url\": 3}", "{\"url\": \"https://10.0.0.1/\"}",
			"{\"url\": \"http://logiciel.exemple.fr/\"}",
			"{\"url\": \"https://logiciel.exemple.fr\", \"types\": [null]}",
			"{\"url\": \"https://logiciel.exemple.fr\", \"types\": [\"closed\"]}",
			"{\"url\": \"https://logiciel.exemple.fr\", \"types\": \"fr.ecluse.dossier.closed\"}",
			"{\"url\": \"https://logiciel.exemple.fr\", \"procedures\": [\"A,B\"]}",
			"{\"url\": \"https://logiciel.exemple.fr\", \"secret\": \"x\"}",
			"{\"url\": \"https://logiciel.exemple.fr\", \"active\": \"oui\"}", "[]", "", "{" })
	void refusesWhatItDoesNotUnderstand(String body) {
		Answer refused = call("POST", "", body);
		assertThat(refused.status()).as("%s", refused.body()).isEqualTo(400);
		assertThat(refused.body().path("type").asString()).startsWith("https://ecluse.fr/problemes/");
		assertThat(refused.body().path("detail").asString()).isNotBlank();
	}

	@Test
	void refusesALongDescriptionAndMoreThanTwentySubscriptions() {
		assertThat(call("POST", "",
				"{\"url\": \"https://logiciel.exemple.fr\", \"description\": \"%s\"}".formatted("x".repeat(201)))
			.status()).isEqualTo(400);
		for (int i = 0; i < 20; i++) {
			assertThat(call("POST", "", "{\"url\": \"https://logiciel.exemple.fr\"}").status()).isEqualTo(201);
		}
		Answer refused = call("POST", "", "{\"url\": \"https://logiciel.exemple.fr\"}");
		assertThat(refused.status()).isEqualTo(409);
		assertThat(refused.body().path("type").asString()).endsWith("abonnements-trop-nombreux");
	}

	@Test
	void anotherMembersSubscriptionDoesNotExist() {
		String id = call("POST", "", "{\"url\": \"https://logiciel.exemple.fr\"}").body().path("id").asString();
		for (String address : List.of("", "/" + id, "/" + id + "/deliveries")) {
			assertThat(call(HOME, this.away, "GET", address, null).status()).isEqualTo(404);
			if (!address.isEmpty()) {
				assertThat(call(AWAY, this.away, "GET", address, null).status()).isEqualTo(404);
			}
		}
		assertThat(call(AWAY, this.away, "GET", "", null).body().path("items")).isEmpty();
		assertThat(call(AWAY, this.away, "DELETE", "/" + id, null).status()).isEqualTo(404);
		assertThat(call(AWAY, this.away, "PUT", "/" + id, "{\"url\": \"https://logiciel.exemple.fr\"}").status())
			.isEqualTo(404);
		assertThat(call(AWAY, this.away, "POST", "/" + id + "/secret", "{}").status()).isEqualTo(404);
		assertThat(call(AWAY, this.away, "POST", "/" + id + "/tests", "{}").status()).isEqualTo(404);
		assertThat(call("GET", "/" + id, null).status()).isEqualTo(200);
	}

	@Test
	void aTestTellsThatTheTargetIsForbiddenAndSendsNothing() throws Exception {
		try (Receiver canary = new Receiver("127.0.0.1", 0);
				WebhookWorld.Node lenient = this.world.node(InetAddress::getAllByName, Clock.systemUTC())) {
			Webhook webhook = lenient.subscribe("http://%s:%d/".formatted(WebhookWorld.OUTSIDE, canary.port()))
				.webhook();
			this.world.transaction
				.executeWithoutResult((status) -> this.world.jdbc.sql("update webhook set url = :url where id = :id")
					.param("url", "http://localhost:%d/".formatted(canary.port()))
					.param("id", webhook.id())
					.update());
			Answer tested = call("POST", "/" + webhook.id() + "/tests", "{}");
			assertThat(tested.status()).isEqualTo(200);
			assertThat(tested.body().path("succeeded").asBoolean(true)).isFalse();
			assertThat(tested.body().path("error").asString()).contains("privée, locale ou réservée");
			assertThat(canary.calls()).isEmpty();
		}
	}

	@Test
	void theJournalTellsEachAttemptAndSendsAgainOnDemand() throws Exception {
		try (Receiver receiver = new Receiver(WebhookWorld.OUTSIDE, 0);
				WebhookWorld.Node node = this.world.node(InetAddress::getAllByName, Clock.systemUTC())) {
			receiver.answers(500);
			Webhook webhook = node.subscribe(receiver.url()).webhook();
			String dossier = this.world.events.dossier(HOME, "essai");
			this.world.events.tell(HOME, dossier, "status", "État");
			this.world.events.tell(HOME, dossier, "closed", "Dossier clos");
			this.world.events.number();
			node.deliver(webhook);
			String deliveries = "/" + webhook.id() + "/deliveries";
			JsonNode journal = call("GET", deliveries + "?limit=1", null).body();
			assertThat(journal.path("items").path(0).path("state").asString()).isEqualTo("waiting");
			long waiting = journal.path("items").path(0).path("number").asLong();
			assertThat(call("POST", deliveries + "/" + waiting + "/retries", "{}").status()).isEqualTo(409);
			JsonNode first = call("GET", deliveries + "?cursor=" + journal.path("next").asString(), null).body()
				.path("items")
				.path(0);
			assertThat(first.path("state").asString()).isEqualTo("pending");
			assertThat(first.path("attempts").path(0).path("status").asInt()).isEqualTo(500);
			assertThat(first.path("attempts").path(0).path("error").asString()).contains("500");
			receiver.answers(204);
			long number = first.path("number").asLong();
			Answer retried = call("POST", deliveries + "/" + number + "/retries", "{}");
			assertThat(retried.status()).as("%s", retried.body()).isEqualTo(202);
			node.deliver(webhook);
			JsonNode after = call("GET", deliveries, null).body().path("items");
			assertThat(after.path(0).path("state").asString()).isEqualTo("delivered");
			assertThat(after.path(1).path("state").asString()).isEqualTo("delivered");
			int calls = receiver.calls().size();
			assertThat(call("POST", deliveries + "/" + number + "/retries", "{}").status()).isEqualTo(202);
			node.deliver(webhook);
			assertThat(receiver.calls()).hasSize(calls + 1);
			assertThat(call("POST", deliveries + "/999999999/retries", "{}").status()).isEqualTo(404);
			assertThat(call("POST", deliveries + "/x/retries", "{}").status()).isEqualTo(400);
			assertThat(call("GET", deliveries + "?cursor=x", null).status()).isEqualTo(400);
			assertThat(call("GET", deliveries + "?limit=0", null).status()).isEqualTo(400);
			call("PUT", "/" + webhook.id(), "{\"url\": \"https://logiciel.exemple.fr\", \"active\": false}");
			assertThat(call("POST", deliveries + "/" + number + "/retries", "{}").body().path("type").asString())
				.endsWith("abonnement-suspendu");
		}
	}

	private Answer call(String method, String address, @Nullable String body) {
		return call(HOME, this.home, method, address, body);
	}

	private Answer call(Siren siren, String key, String method, String address, @Nullable String body) {
		try {
			HttpResponse<String> response = HttpClient.newHttpClient()
				.send(HttpRequest
					.newBuilder(URI.create(
							"http://localhost:%d/api/v1/members/%s/webhooks%s".formatted(this.port, siren, address)))
					.header("Authorization", "Bearer " + key)
					.header("Content-Type", "application/json")
					.method(method, (body != null) ? BodyPublishers.ofString(body) : BodyPublishers.noBody())
					.build(), BodyHandlers.ofString());
			return new Answer(response.statusCode(),
					this.json.readTree(response.body().isEmpty() ? "{}" : response.body()));
		}
		catch (Exception ex) {
			throw new AssertionError(ex);
		}
	}

	private record Answer(int status, JsonNode body) {
	}

}
