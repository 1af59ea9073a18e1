package fr.ecluse.rollout;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

import fr.ecluse.EcluseTest;
import fr.ecluse.catalogue.Version;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Impact and migrations over the API. */
@EcluseTest
class MigrationControllerTest {

	@LocalServerPort
	private int port;

	private final HttpClient client = HttpClient.newHttpClient();

	private final JsonMapper json = new JsonMapper();

	private final String key = RolloutWorld.key();

	private final Version second;

	MigrationControllerTest(@Autowired RolloutWorld world) {
		world.open();
		world.publish(this.key,
				TestPackage.of(this.key, TestPackage.task("lire", "Lire"), TestPackage.task("peser", "Peser le pour")));
		List<String> dossiers = world.file(RolloutWorld.BREST, this.key, 3);
		world.complete(dossiers.get(0));
		this.second = world.publish(this.key, TestPackage.of(this.key, TestPackage.task("lire", "Relire"),
				TestPackage.task("avis", "Peser le contre")));
	}

	@Test
	void fromTheReportToTheWayBack() throws IOException {
		JsonNode impact = read(200, "GET", "/impact", "");
		assertThat(impact.at("/totals/dossiers").intValue()).isEqualTo(3);
		assertThat(impact.at("/totals/toMap").intValue()).isOne();
		assertThat(impact.at("/elements/0/fate").stringValue()).isEqualTo("follows");
		assertThat(impact.at("/elements/1/proposal").stringValue()).isEqualTo("avis");
		assertThat(impact.at("/audience/kind").stringValue()).isEqualTo("all");
		assertThat(read(200, "GET", "/impact?audience=member&target=212901516", "").at("/totals/dossiers").intValue())
			.isZero();

		HttpResponse<String> created = call("POST", "/migrations",
				"{\"mapping\":{\"peser\":\"avis\"},\"audience\":\"departement\",\"target\":\"29\"}");
		assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
		JsonNode migration = this.json.readTree(created.body());
		String path = "/migrations/" + migration.path("id").longValue();
		assertThat(created.headers().firstValue("Location")).hasValue("/api/v1/models/" + this.second.id() + path);
		assertThat(migration.path("state").stringValue()).isEqualTo("planned");
		assertThat(migration.at("/sources/0/mapping/peser").stringValue()).isEqualTo("avis");

		read(202, "POST", path + "/previews", "");
		await().atMost(Duration.ofMinutes(1))
			.until(() -> read(200, "GET", path, ""), (it) -> it.path("state").stringValue().equals("planned"));
		assertThat(read(200, "GET", path, "").at("/progress/fit").intValue()).isEqualTo(3);
		read(202, "POST", path + "/starts", "");
		await().atMost(Duration.ofMinutes(1))
			.until(() -> read(200, "GET", path, ""), (it) -> it.path("state").stringValue().equals("done"));
		JsonNode done = read(200, "GET", path, "");
		assertThat(done.at("/progress/done").intValue()).isEqualTo(3);
		assertThat(done.path("problems").isEmpty()).isTrue();
		assertThat(read(200, "GET", "/migrations", "").at("/items/0/id")).isEqualTo(migration.path("id"));

		JsonNode back = read(200, "POST", path + "/returns", "");
		assertThat(back.at("/items/0/number").intValue()).isOne();
		assertThat(back.at("/items/0/wayBackOf")).isEqualTo(migration.path("id"));
		assertThat(read(409, "POST", path + "/pauses", "").path("type").stringValue()).endsWith("etat-de-la-migration");
		assertThat(read(409, "POST", path + "/resumptions", "").path("detail").stringValue())
			.isEqualTo("La migration n° %d est dans l'état « Terminée ». Seule une migration suspendue reprend."
				.formatted(migration.path("id").longValue()));
		assertThat(read(409, "POST", path + "/cancellations", "").path("detail").stringValue()).contains("son retour");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = {
			"GET | /impact?audience=rien | | 400 | L'audience est l'une de",
			"GET | /impact?limit=0 | | 400 | « limit » est un nombre de 1 à 200",
			"GET | /impact?limit=x | | 400 | ne convient pas", "GET | /migrations/12 | | 404 | Aucune migration",
			"GET | /migrations/abc | | 404 | Aucune migration",
			"GET | /migrations/99999999999999999999 | | 404 | Aucune migration",
			"POST | /migrations | | 400 | corps de la requête", "POST | /migrations | [] | 400 | ",
			"POST | /migrations | {\"x\":1} | 400 | ", "POST | /migrations | {\"mapping\":{\"lire\":3}} | 400 | ",
			"POST | /migrations | {\"mapping\":{\"lire\":\"peser\"}} | 400 | n'a pas d'élément « peser »",
			"POST | /migrations | {\"sources\":[null]} | 400 | n'est pas une autre version publiée",
			"POST | /migrations | {\"sources\":[\"x\"]} | 400 | n'est pas une autre version publiée",
			"POST | /migrations | {\"dossiers\":[null]} | 400 | Aucun dossier de cette démarche",
			"POST | /migrations | {\"dossiers\":[\"x\"],\"audience\":\"all\"} | 400 | pas les deux",
			"POST | /migrations | {\"audience\":\"member\",\"target\":\"212901516\"} | 409 | Aucun dossier en cours",
			"POST | /migrations/1/starts | | 404 | Aucune migration" })
	void refusesWhatItCannotUse(String method, String path, String body, int status, String sentence)
			throws IOException {
		JsonNode problem = read(status, method, path, (body != null) ? body : "");
		assertThat(problem.path("detail").stringValue()).contains((sentence != null) ? sentence : "");
	}

	@Test
	void knowsNoOtherVersion() throws IOException {
		HttpResponse<String> response = send("GET", "/api/v1/models/inconnue/impact", "");
		assertThat(response.statusCode()).isEqualTo(404);
		assertThat(response.body()).contains("version-inconnue");
		assertThat(send("GET", "/api/v1/models/inconnue/migrations", "").statusCode()).isEqualTo(404);
		assertThat(send("POST", "/api/v1/models/inconnue/migrations", "{}").statusCode()).isEqualTo(404);
	}

	private JsonNode read(int status, String method, String path, String body) throws IOException {
		HttpResponse<String> response = call(method, path, body);
		assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
		return this.json.readTree(response.body());
	}

	private HttpResponse<String> call(String method, String path, String body) throws IOException {
		return send(method, "/api/v1/models/" + this.second.id() + path, body);
	}

	private HttpResponse<String> send(String method, String address, String body) throws IOException {
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + address))
			.header("Authorization", "Bearer " + EcluseTest.ADMIN_KEY)
			.header("Content-Type", "application/json")
			.method(method, BodyPublishers.ofString(body))
			.build();
		try {
			return this.client.send(request, BodyHandlers.ofString());
		}
		catch (InterruptedException ex) {
			throw new IOException(ex);
		}
	}

}
