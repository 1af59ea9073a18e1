package fr.ecluse.catalogue;

import java.nio.charset.StandardCharsets;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;

import fr.ecluse.form.Form;
import fr.ecluse.EcluseTest;
import fr.ecluse.calendar.Territory;
import fr.ecluse.member.ApiKeys;
import fr.ecluse.member.Letterhead;
import fr.ecluse.member.Member;
import fr.ecluse.member.MemberKind;
import fr.ecluse.member.Members;
import fr.ecluse.member.Siren;
import fr.ecluse.procedure.MemberParameters;
import fr.ecluse.procedure.Procedure;
import fr.ecluse.procedure.ProcedureReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.ErrorResponseException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What a member sets for a procedure of the tests, over the API. */
@EcluseTest
class ParameterControllerTest {

	private static final Siren MEMBER = new Siren("217500016");

	private static final String PATH = "/api/v1/members/" + MEMBER + "/parameters/essai-registres";

	@LocalServerPort
	private int port;

	@Autowired
	private Members members;

	@Autowired
	private ApiKeys keys;

	@Autowired
	private MemberParameters parameters;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private TransactionTemplate transaction;

	private final JsonMapper json = new JsonMapper();

	private final HttpClient client = HttpClient.newHttpClient();

	@BeforeEach
	void open() {
		this.transaction.executeWithoutResult((status) -> {
			this.members.put(new Member(MEMBER, "Ville d'essai", MemberKind.COMMUNE, null, "75", null, null,
					Territory.METROPOLE, Letterhead.EMPTY));
			this.jdbc.sql("delete from member_parameters where siren = :siren").param("siren", MEMBER.value()).update();
		});
	}

	@Test
	void tellsWhatMayBeSetAndWhatHolds() throws IOException {
		JsonNode view = json(call("GET", PATH, EcluseTest.ADMIN_KEY, ""));
		assertThat(view.path("parameters").size()).isEqualTo(7);
		assertThat(view.path("parameters").get(1).toString())
			.isEqualTo("{\"key\":\"delay\",\"label\":\"Délai de réponse\","
					+ "\"help\":\"En jours.\",\"type\":\"integer\",\"values\":{},\"default\":15,\"min\":1,\"max\":60,"
					+ "\"required\":false}");
		assertThat(view.path("values").toString()).isEqualTo("{}");
		assertThat(view.path("effective").path("delay").intValue()).isEqualTo(15);
	}

	@Test
	void setsWhatHoldsFromNowOnAndKeepsWhoSetWhat() throws IOException {
		JsonNode view = json(call("PUT", PATH, EcluseTest.ADMIN_KEY,
				"{\"values\":{\"delay\":30,\"kinds\":[\"salle\",\"voirie\"],\"rate\":0.25,\"opening\":\"2026-12-01\"}}"));
		assertThat(view.path("effective").toString())
			.isEqualTo("{\"kinds\":[\"salle\",\"voirie\"],\"delay\":30,\"rate\":0.25,\"contact\":null,\"online\":true,"
					+ "\"opening\":\"2026-12-01\",\"mode\":\"simple\"}");
		assertThat(view.path("changedBy").stringValue()).isNotBlank();
		json(call("PUT", PATH, EcluseTest.ADMIN_KEY, "{\"values\":{\"delay\":null,\"online\":false}}"));
		JsonNode again = json(call("GET", PATH, memberKey(), ""));
		assertThat(again.path("values").toString()).isEqualTo("{\"online\":false}");
		assertThat(again.path("effective").path("delay").intValue()).isEqualTo(15);
		assertThat(this.jdbc.sql("select count(*) from member_parameters where siren = :siren")
			.param("siren", MEMBER.value())
			.query(Integer.class)
			.single()).isEqualTo(2);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			"delay":0              | /values/delay   | au moins 1
			"delay":61             | /values/delay   | au plus 60
			"delay":"15"           | /values/delay   | Un nombre entier est attendu
			"delay":1.5            | /values/delay   | Un nombre entier est attendu
			"rate":1.01            | /values/rate    | au plus 1
			"kinds":[]             | /values/kinds   | De 1 à 2 valeurs
			"kinds":["parc"]       | /values/kinds   | voirie, salle
			"kinds":"voirie"       | /values/kinds   | liste
			"kinds":["salle","salle"] | /values/kinds | deux fois
			"mode":"triple"        | /values/mode    | simple, double
			"online":"oui"         | /values/online  | true ou false
			"opening":"2026-02-30" | /values/opening | Une date est attendue
			"contact":"aaaaaaaaaaaaaaaaaaaaa" | /values/contact | De 0 à 20 caractères
			"a/b":1                | /values/a~1b    | n'existe pas
			""")
	void refusesWhatDoesNotFit(String value, String pointer, String sentence) throws IOException {
		HttpResponse<String> response = call("PUT", PATH, EcluseTest.ADMIN_KEY, "{\"values\":{" + value + "}}");
		assertThat(response.statusCode()).isEqualTo(400);
		JsonNode error = this.json.readTree(response.body()).path("errors").get(0);
		assertThat(error.path("pointer").stringValue()).isEqualTo(pointer);
		assertThat(error.path("detail").stringValue()).contains(sentence);
		assertThat(this.parameters.own(MEMBER, "essai-registres")).isEmpty();
	}

	@Test
	void leavesTheChoiceToTheOpsnAndTheMembersAdministrators() throws IOException {
		assertThat(call("PUT", PATH, memberKey(), "{\"values\":{}}").statusCode()).isEqualTo(403);
		assertThat(call("GET", PATH.replace("essai-registres", "inconnue"), memberKey(), "").statusCode())
			.isEqualTo(404);
		assertThat(call("PUT", PATH, EcluseTest.ADMIN_KEY, "{}").body()).contains("Indiquez par « values »");
	}

	@Test
	void opensNothingUntilARequiredOneIsSet() {
		Procedure procedure = ProcedureReader.read("essai", """
				title: Essai
				description: Essai.
				start-form: a.form
				subject: subject
				register: {key: e, prefix: E}
				roles: {a: A}
				parameters: [{key: signatory, label: Signataire, type: text, required: true}]
				""".getBytes(StandardCharsets.UTF_8), (file) -> Form.parse("{\"components\":[]}"));
		assertThatThrownBy(() -> this.parameters.frozen(MEMBER, procedure)).hasMessageContaining("Signataire")
			.isInstanceOfSatisfying(ErrorResponseException.class, (refusal) -> {
				assertThat(refusal.getStatusCode().value()).isEqualTo(409);
				assertThat(String.valueOf(refusal.getBody().getType())).endsWith("/parametres-a-regler");
			});
		assertThatThrownBy(() -> this.parameters.put(MEMBER, procedure, Map.of(), "essai"))
			.hasMessageContaining("Une valeur est nécessaire");
		this.parameters.put(MEMBER, procedure, Map.of("signatory", "Le maire"), "essai");
		assertThat(this.parameters.frozen(MEMBER, procedure)).containsEntry("signatory", "Le maire");
	}

	private String memberKey() {
		return this.keys.issue("essai", MEMBER, "essai", null).token();
	}

	private JsonNode json(HttpResponse<String> response) {
		assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
		return this.json.readTree(response.body());
	}

	private HttpResponse<String> call(String method, String path, String key, String body) throws IOException {
		try {
			return this.client.send(HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path))
				.header("Authorization", "Bearer " + key)
				.header("Content-Type", "application/json")
				.method(method, BodyPublishers.ofString(body))
				.build(), BodyHandlers.ofString());
		}
		catch (InterruptedException ex) {
			throw new IOException(ex);
		}
	}

}
