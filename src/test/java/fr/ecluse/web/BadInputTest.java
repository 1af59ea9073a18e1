package fr.ecluse.web;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

@DoorTest
class BadInputTest {

	private static final String ADDRESS = "/api/v1/members/213800014/probe";

	@LocalServerPort
	private int port;

	@Autowired
	private Town town;

	private Browser program;

	@BeforeEach
	void open() {
		this.program = new Browser(this.port);
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			``                                      | corps-illisible  | manque
			{                                       | corps-illisible  | ligne 1
			{"subject":"a"                          | corps-illisible  | incomplet
			{"subject":"a",}                        | corps-illisible  | pas un JSON valide
			subject=a                               | corps-illisible  | pas un JSON valide
			<letter/>                               | corps-illisible  | pas un JSON valide
			{"subject":"a"} trailing                | corps-illisible  | pas un JSON valide
			{"subject":"a","subject":"b"}           | corps-illisible  | noms répétés
			{"subject":NaN}                         | corps-illisible  | pas un JSON valide
			{"subject":"a","tone":"RUDE"}           | champs-invalides | "pointer":"/tone"
			{"subject":"a","tone":"RUDE"}           | champs-invalides | Valeurs admises : FORMAL, PLAIN.
			{"subject":"a","extra":1}               | champs-invalides | « extra » n'existe pas ici
			{"subject":"a","recipients":[{"name":"n","x":1}]} | champs-invalides | "pointer":"/recipients/0/x"
			{"subject":"a","pages":"many"}          | champs-invalides | un nombre entier
			{"subject":"a","pages":"12"}            | champs-invalides | un nombre entier
			{"subject":"a","pages":1e99}            | champs-invalides | "pointer":"/pages"
			{"subject":"a","pages":1.5}             | champs-invalides | "pointer":"/pages"
			{"subject":"a","pages":{}}              | champs-invalides | "pointer":"/pages"
			{"subject":"a","received":"31/12/2026"} | champs-invalides | une date de la forme 2026-07-14
			{"subject":"a","received":"2026-02-30"} | champs-invalides | "pointer":"/received"
			{"subject":"a","recipients":{}}         | champs-invalides | une liste
			{"subject":"a","from":"213800015"}      | champs-invalides | clé de contrôle est fausse
			{"subject":{"a":1}}                     | champs-invalides | un texte
			[]                                      | champs-invalides | un objet
			"text"                                  | champs-invalides | "pointer":""
			null                                    | corps-illisible  | manque
			{}                                      | champs-invalides | "pointer":"/subject"
			{"subject":"  "}                        | champs-invalides | ne doit pas être vide
			{"subject":"a","recipients":[{"name":""}]} | champs-invalides | "pointer":"/recipients/0/name"
			""")
	void refusesBody(String body, String type, String hint) {
		HttpResponse<String> response = write(body);

		assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
		assertProblem(response, type);
		assertThat(response.body()).contains(hint);
	}

	@Test
	void refusesTextOverLength() {
		HttpResponse<String> response = write("{\"subject\":\"" + "é".repeat(101) + "\"}");

		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(response.body()).contains("\"pointer\":\"/subject\"").contains("entre 0 et 100");
	}

	@Test
	void refusesDeepNesting() {
		for (String body : new String[] { "[".repeat(50_000), "{\"a\":".repeat(50_000),
				"{\"subject\":\"a\",\"recipients\":" + "[".repeat(200) + "]".repeat(200) + "}" }) {
			HttpResponse<String> response = write(body);
			assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
			assertProblem(response, "");
		}
	}

	@Test
	void refusesBrokenUtf8() {
		byte[] body = "{\"subject\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1);
		HttpResponse<String> response = this.program.send("POST", ADDRESS, BodyPublishers.ofByteArray(body),
				"Authorization", "Bearer " + this.town.wideKey, "Content-Type", "application/json");

		assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
		assertProblem(response, "corps-illisible");
	}

	@ParameterizedTest
	@CsvSource({ "😀 👩‍🚒 𝔘𝔫𝔦", "مرحبا بكم", "\u202etxt.exe", "Ça coûte 12 € à l'œuvre", "שלום" })
	void keepsTextOfEveryScript(String subject) {
		HttpResponse<String> response = write("{\"subject\":\"" + subject + "\"}");

		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.body()).contains(subject);
	}

	@Test
	void refusesFiveMegabytesByTheirDeclaredLength() {
		HttpResponse<String> response = write("{\"subject\":\"" + "a".repeat(5_000_000) + "\"}");

		assertThat(response.statusCode()).isEqualTo(413);
		assertProblem(response, "corps-trop-volumineux");
		assertThat(response.body()).contains("1 Mo");
	}

	@Test
	void refusesFiveMegabytesInChunks() {
		byte[] body = ("{\"subject\":\"" + "a".repeat(5_000_000) + "\"}").getBytes(StandardCharsets.UTF_8);
		HttpResponse<String> response = this.program.postInChunks(ADDRESS, body, "Authorization",
				"Bearer " + this.town.wideKey, "Content-Type", "application/json");

		assertThat(response.statusCode()).isEqualTo(413);
		assertProblem(response, "corps-trop-volumineux");
	}

	@ParameterizedTest
	@CsvSource({ "text/csv", "application/xml", "multipart/form-data", "application/x-www-form-urlencoded", "json",
			"application/pdf" })
	void refusesOtherContentTypes(String type) {
		HttpResponse<String> response = this.program.post(ADDRESS, "{\"subject\":\"a\"}", "Authorization",
				"Bearer " + this.town.wideKey, "Content-Type", type);

		assertThat(response.statusCode()).as(response.body()).isEqualTo(415);
		assertProblem(response, "type-de-contenu");
		assertThat(response.body()).contains("application/json");
	}

	@Test
	void refusesOtherMethodsAndNamesThoseItTakes() {
		HttpResponse<String> response = this.program.send("DELETE", ADDRESS, BodyPublishers.noBody(), "Authorization",
				"Bearer " + this.town.wideKey);

		assertThat(response.statusCode()).isEqualTo(405);
		assertThat(response.headers().firstValue("Allow").orElse("")).contains("GET").contains("POST");
		assertProblem(response, "methode-non-permise");
	}

	@Test
	void refusesFormatsItCannotGive() {
		HttpResponse<String> response = this.program.post(ADDRESS, "{\"subject\":\"a\"}", "Authorization",
				"Bearer " + this.town.wideKey, "Content-Type", "application/json", "Accept", "image/png");

		assertThat(response.statusCode()).isEqualTo(406);
		assertProblem(response, "format-de-reponse");
	}

	@ParameterizedTest
	@CsvSource({ "?limit=3, paramètre « from » manque", "?from=2026-01-01&limit=x, un nombre entier",
			"?from=hier&limit=3, une date de la forme", "?from=2026-01-01&limit=11, inférieur ou égal à 10",
			"?from=2026-01-01&limit=3, « Idempotency-Key » manque" })
	void refusesParameters(String query, String hint) {
		HttpResponse<String> response = hint.contains("Idempotency")
				? this.program.get("/api/v1/procedures/asked" + query, "Authorization", "Bearer " + this.town.wideKey)
				: this.program.get("/api/v1/procedures/asked" + query, "Authorization", "Bearer " + this.town.wideKey,
						"Idempotency-Key", "k");

		assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
		assertProblem(response, "");
		assertThat(response.body()).contains(hint);
	}

	@ParameterizedTest
	@CsvSource({ "GET /api/v1/[x] HTTP/1.1, 400", "GET /api/%zz HTTP/1.1, 400", "GET /api/v1/procedures HTTP/9.9, 505",
			"nonsense, 400" })
	void answersInFrenchWhatTheContainerRefuses(String line, int status) throws IOException {
		try (Socket socket = new Socket("localhost", this.port)) {
			socket.getOutputStream()
				.write((line + "\r\nHost: localhost\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.UTF_8));
			String response = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			assertThat(response).startsWith("HTTP/1.1 " + status)
				.contains("application/problem+json")
				.contains("https://ecluse.fr/problemes/")
				.doesNotContain("Tomcat");
		}
	}

	@ParameterizedTest
	@CsvSource({ "optimistic, 409, modification-concurrente", "deadlock, 503, indisponible",
			"badly, 500, erreur-interne" })
	void hidesWhatBrokeInside(String how, int status, String type) {
		HttpResponse<String> response = this.program.get("/api/v1/procedures/broken/" + how, "Authorization",
				"Bearer " + this.town.wideKey);

		assertThat(response.statusCode()).isEqualTo(status);
		assertProblem(response, type);
		assertThat(response.body()).doesNotContainIgnoringCase("secret").doesNotContain("Deadlock");
		assertThat(response.headers().firstValue("Retry-After").isPresent()).isEqualTo(status == 503);
		assertThat(response.body().contains("errorId")).isEqualTo(status == 500);
	}

	private HttpResponse<String> write(String body) {
		return this.program.post(ADDRESS, body, "Authorization", "Bearer " + this.town.wideKey, "Content-Type",
				"application/json");
	}

	private static void assertProblem(HttpResponse<String> response, String type) {
		assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
		assertThat(response.body()).contains("https://ecluse.fr/problemes/" + type)
			.contains("\"detail\":")
			.doesNotContain("Exception")
			.doesNotContain("fr.ecluse")
			.doesNotContain("jackson");
	}

}
