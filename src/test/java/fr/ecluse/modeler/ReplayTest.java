package fr.ecluse.modeler;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;

import fr.ecluse.EcluseTest;
import fr.ecluse.catalogue.Version;
import fr.ecluse.catalogue.VersionState;
import fr.ecluse.catalogue.Versions;
import fr.ecluse.modeler.Recording.Answer;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;

/** Camunda Modeler's own requests, byte for byte, and what it makes of the answers. */
@EcluseTest
class ReplayTest {

	private static final String KEY = "objets-trouves";

	@LocalServerPort
	private int port;

	@Autowired
	private Versions versions;

	@Autowired
	private RepositoryService engine;

	@Autowired
	private Designers designers;

	@BeforeEach
	void prepare() {
		this.designers.prepare();
	}

	@Test
	void asksForAnAccountSoThatTheModelerShowsItsFields() {
		Answer answer = replay("connexion-sans-compte");

		assertThat(answer.status()).isEqualTo(401);
		assertThat(answer.headers().get("www-authenticate")).startsWith("Bearer").doesNotContain("Basic");
		assertThat(answer.message()).contains("identifiez-vous");
	}

	@Test
	void letsTheDesignerInWithoutASession() {
		Answer connection = replay("connexion");
		Answer version = replay("version");

		assertThat(connection.status()).isEqualTo(200);
		assertThat(connection.body()).isEqualTo("[]");
		assertThat(version.body()).isEqualTo("{\"version\":\"7.24.0\"}");
		assertThat(connection.headers()).doesNotContainKey("set-cookie");
		assertThat(version.headers()).doesNotContainKey("set-cookie");
	}

	@ParameterizedTest
	@ValueSource(strings = { "connexion-refusee", "depot-mot-de-passe-faux" })
	void refusesAWrongPassword(String request) {
		int before = this.versions.of(KEY).size();

		Answer answer = replay(request);

		assertThat(answer.status()).isEqualTo(401);
		assertThat(answer.message()).isEqualTo("Identifiant ou mot de passe incorrect.");
		assertThat(this.versions.of(KEY)).hasSize(before);
		replay("connexion"); // so that the sign-in forgets the attempt
	}

	@Test
	void refusesADeploymentWithoutAnAccount() {
		int before = this.versions.of(KEY).size();

		Answer answer = replay("depot-sans-compte");

		assertThat(answer.status()).isEqualTo(401);
		assertThat(answer.message()).isNotBlank();
		assertThat(this.versions.of(KEY)).hasSize(before);
	}

	@ParameterizedTest
	@ValueSource(strings = { "connexion-preliminaire", "version-preliminaire", "depot-preliminaire",
			"demarrage-preliminaire" })
	void tellsTheModelersWindowThatItMayAsk(String request) {
		Answer answer = replay(request);

		assertThat(answer.status()).isEqualTo(204);
		assertThat(answer.headers()).containsEntry("access-control-allow-origin", "file://")
			.containsEntry("access-control-allow-headers", "authorization, content-type")
			.doesNotContainKey("access-control-allow-credentials");
		assertThat(Recording.of(request).with("file://", "https://ailleurs.example").replay(this.port).headers())
			.doesNotContainKey("access-control-allow-origin");
	}

	@ParameterizedTest
	@ValueSource(strings = { "connexion", "connexion-sans-compte", "connexion-refusee", "demarrage", "console" })
	void letsTheModelersWindowReadEachAnswer(String request) {
		assertThat(replay(request).headers()).containsEntry("access-control-allow-origin", "file://")
			.containsEntry("vary", "Origin");
		replay("connexion");
	}

	@Test
	void takesADeploymentInAsADraftOfWhichNothingRuns() {
		Answer answer = replay("depot");

		Version stored = this.versions.get(answer.json().path("id").asString());
		Definition shown = Definition.first(answer);

		assertThat(answer.status()).isEqualTo(200);
		assertThat(stored.state()).isEqualTo(VersionState.DRAFT);
		assertThat(stored.origin()).isEqualTo("modeler");
		assertThat(stored.createdBy()).isEqualTo(Designers.USERNAME);
		assertThat(shown.id()).isEqualTo("objets-trouves:%d:brouillon".formatted(stored.number()));
		assertThat(answer.json().path("links").path(0).path("href").asString())
			.isEqualTo("http://localhost:8080/console/versions/" + stored.id());
		assertThat(answer.json().path("name").asString()).isEqualTo("Objets trouvés");
		assertThat(this.versions.paths(stored.id())).containsExactly("declaration-objet.form", "objets-trouves.bpmn",
				"procedure.yaml", "remise-objet.form");
		assertThat(this.versions.files(stored.id()).find("objets-trouves.bpmn").orElseThrow())
			.isEqualTo(part(Recording.of("depot"), "objets-trouves.bpmn"));
		assertThat(this.engine.createDeploymentQuery().deploymentName(KEY).count()).isZero();
		assertThat(this.engine.createProcessDefinitionQuery().processDefinitionKey(KEY).count()).isZero();
	}

	@Test
	void addsNothingWhenNothingHasChanged() {
		Answer first = replay("depot");
		int before = this.versions.of(KEY).size();

		Answer again = replay("depot");

		assertThat(again.json().path("id").asString()).isEqualTo(first.json().path("id").asString());
		assertThat(again.json().path("message").asString()).startsWith("Rien n'a changé");
		assertThat(this.versions.of(KEY)).hasSize(before);
	}

	@Test
	void keepsTheOtherFilesWhenADiagramComesAlone() {
		Answer first = replay("depot");

		Answer answer = replay("depot-modifie");
		Answer again = replay("depot-modifie-sans-origine");

		Version stored = this.versions.get(answer.json().path("id").asString());
		assertThat(stored.number()).isEqualTo(this.versions.get(first.json().path("id").asString()).number() + 1);
		assertThat(this.versions.paths(stored.id())).containsExactly("declaration-objet.form", "objets-trouves.bpmn",
				"procedure.yaml", "remise-objet.form");
		assertThat(again.json().path("id").asString()).isEqualTo(stored.id());
		assertThat(again.headers()).doesNotContainKey("access-control-allow-origin");
	}

	@Test
	void findsTheProcedureThatAFormBelongsTo() {
		replay("depot");

		Answer answer = replay("depot-formulaire");

		Version stored = this.versions.get(answer.json().path("id").asString());
		assertThat(stored.procedure()).isEqualTo(KEY);
		assertThat(this.versions.files(stored.id()).find("remise-objet.form").orElseThrow())
			.isEqualTo(part(Recording.of("depot-formulaire"), "remise-objet.form"));
	}

	@Test
	void saysWhatAFormOfNoProcedureNeeds() {
		Answer answer = Recording.of("depot-formulaire")
			.withBody(body("depot-formulaire").replace("remise-objet", "inconnu-xyz0")
				.getBytes(StandardCharsets.ISO_8859_1))
			.replay(this.port);

		assertThat(answer.status()).isEqualTo(422);
		assertThat(answer.message()).contains("On ne sait pas à quelle démarche vont ces fichiers");
		assertThat(answer.json().path("details").path("inconnu-xyz0.form").path("errors").size()).isEqualTo(1);
	}

	@Test
	void refusesATenantThatIsNoMember() {
		int before = this.versions.of(KEY).size();

		Answer answer = replay("depot-autre-adherent");

		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.message()).contains("213899999").contains("n'est le SIREN d'aucun adhérent");
		assertThat(this.versions.of(KEY)).hasSize(before);
	}

	@Test
	void takesAKeyOfTheOpsnAsWell() {
		replay("depot-modifie");

		Answer answer = replay("depot-cle");

		assertThat(answer.status()).isEqualTo(200);
		assertThat(this.versions.get(answer.json().path("id").asString()).createdBy()).startsWith("api-key:");
		assertThat(Recording.of("depot-cle").with("cle-opsn", "cle-apsn").replay(this.port).message())
			.contains("La clé d'API n'est pas valable");
	}

	@ParameterizedTest
	@ValueSource(strings = { "application/json", "text/xml", "multipart/mixed; boundary=x" })
	void refusesAnotherContentType(String type) {
		Answer answer = Recording.of("depot")
			.with(header(Recording.of("depot"), "Content-Type"), "Content-Type: " + type)
			.replay(this.port);

		assertThat(answer.status()).isEqualTo(415);
		assertThat(answer.message()).contains("multipart/form-data");
	}

	@ParameterizedTest
	@ValueSource(ints = { 60, 400, 3000, 5000 })
	void refusesAFormThatIsCut(int missing) {
		Recording whole = Recording.of("depot-modifie");
		byte[] body = whole.body();

		Answer answer = whole.withBody(Arrays.copyOf(body, body.length - missing)).replay(this.port);

		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.message()).contains("incomplet");
	}

	@Test
	void livesOnWhenTheModelerHangsUpInTheMiddle() throws IOException {
		int before = this.versions.of(KEY).size();
		byte[] bytes = Recording.of("depot-script").bytes();
		try (Socket socket = new Socket("localhost", this.port)) {
			socket.getOutputStream().write(bytes, 0, bytes.length / 2);
		}

		assertThat(replay("connexion").status()).isEqualTo(200);
		assertThat(this.versions.of(KEY)).hasSize(before);
	}

	@Test
	void refusesABodyThatIsTooLarge() {
		Recording deployment = Recording.of("depot-modifie");
		String body = body("depot-modifie");
		String large = body.replace("</bpmn:definitions>", " ".repeat(13_000_000) + "</bpmn:definitions>");

		Answer answer = deployment.withBody(large.getBytes(StandardCharsets.ISO_8859_1)).replay(this.port);

		assertThat(answer.status()).isEqualTo(413);
		assertThat(answer.message()).contains("dépasse 12 Mo");
	}

	@Test
	void refusesMoreFilesThanItTakes() {
		Recording deployment = Recording.of("depot-modifie");
		String boundary = boundary(deployment);
		StringBuilder body = new StringBuilder();
		for (int i = 0; i < 320; i++) {
			body.append("--%s\r\nContent-Disposition: form-data; name=\"f%d.form\"; filename=\"f%d.form\"\r\n\r\n{}\r\n"
				.formatted(boundary, i, i));
		}

		Answer answer = deployment.withBody((body + "--" + boundary + "--\r\n").getBytes(StandardCharsets.ISO_8859_1))
			.replay(this.port);

		assertThat(answer.status()).isEqualTo(413);
		assertThat(answer.message()).contains("trop de fichiers");
	}

	@Test
	void leadsFromTheModelerToTheConsole() {
		String console = replay("console").json().path("cockpitUrl").asString();
		String id = replay("depot").json().path("id").asString();
		// As the Modeler composes its link.
		String link = console.replaceAll("/?$", "/") + "repository?deploymentsQuery="
				+ "[{\"type\":\"id\",\"operator\":\"eq\",\"value\":\"" + id + "\"}]";

		assertThat(console).isEqualTo("http://localhost:8080/console/modeler");
		MockMvcTester mvc = MockMvcTester.of(new WebAppController(this.versions));
		assertThat(mvc.get()
			.uri(URI.create(link.replace("\"", "%22")
				.replace("[", "%5B")
				.replace("]", "%5D")
				.replace("{", "%7B")
				.replace("}", "%7D"))))
			.hasStatus(302)
			.redirectedUrl()
			.isEqualTo("/console/versions/" + id);
	}

	@Test
	void startsNothing() {
		Answer answer = replay("demarrage");

		assertThat(answer.status()).isEqualTo(404);
		assertThat(answer.message()).startsWith("Camunda Modeler ne démarre pas de dossier ici");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/engine-rest/process-definition", "/engine-rest/task", "/engine-rest/engine",
			"/engine-rest/deployment/registered", "/engine-rest/deployment/x/redeploy", "/engine-rest",
			"/engine-rest/deployment/create/", "/engine-rest//deployment",
			"/engine-rest/process-definition/x/suspended" })
	void servesNothingElse(String address) {
		Answer answer = Recording.of("connexion")
			.with("/engine-rest/deployment?maxResults=0", address)
			.replay(this.port);

		assertThat(answer.status()).isIn(400, 404);
		assertThat(answer.headers().get("content-type")).startsWith("application/problem+json");
	}

	private Answer replay(String name) {
		return Recording.of(name).replay(this.port);
	}

	private static String body(String name) {
		return new String(Recording.of(name).body(), StandardCharsets.ISO_8859_1);
	}

	private static String header(Recording recording, String name) {
		return new String(recording.bytes(), StandardCharsets.ISO_8859_1).lines()
			.filter((line) -> line.startsWith(name + ": "))
			.findFirst()
			.orElseThrow();
	}

	private static String boundary(Recording recording) {
		return header(recording, "Content-Type").replaceAll(".*boundary=", "");
	}

	/** The content of a file as it stands between the boundaries. */
	private static byte[] part(Recording recording, String file) {
		String text = new String(recording.body(), StandardCharsets.ISO_8859_1);
		String part = Arrays.stream(text.split(Pattern.quote("\r\n--" + boundary(recording))))
			.filter((it) -> it.contains("filename=\"" + file + "\""))
			.findFirst()
			.orElseThrow();
		return part.substring(part.indexOf("\r\n\r\n") + 4).getBytes(StandardCharsets.ISO_8859_1);
	}

	/** What the Modeler takes from a success. */
	private record Definition(String id) {

		static Definition first(Answer answer) {
			JsonNode definitions = answer.json().path("deployedProcessDefinitions");
			return new Definition(definitions.iterator().next().path("id").asString());
		}

	}

}
