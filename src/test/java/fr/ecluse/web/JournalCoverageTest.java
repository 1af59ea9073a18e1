package fr.ecluse.web;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import javax.imageio.ImageIO;

import fr.ecluse.EcluseTest;
import fr.ecluse.intake.SmallProcedure;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Every address that changes something leaves a row in the journal, or says why not. */
@EcluseTest
class JournalCoverageTest {

	private static final String HOME = "/api/v1/members/213800907";

	private static final String KEY = "journal-pret";

	private static final String AGENT = "journal.relectrice";

	private static final String PASSWORD = "une péniche au bief 77";

	/** Addresses of the matrix that this story does not call, with the reason. */
	private static final Map<String, String> ELSEWHERE = Map.ofEntries(
			Map.entry("POST /api/v1/members/{siren}/dossiers/{id}/deposits/{box}", "DepositTest looks at its row"),
			Map.entry("POST /api/v1/models/{id}/migrations/{migration}/pauses",
					"a migration of one dossier is over before it can be paused; MigrationTest reads the same rows"),
			Map.entry("POST /api/v1/models/{id}/migrations/{migration}/resumptions", "as pauses"),
			Map.entry("POST /engine-rest/deployment/create", "the same arrival as POST /api/v1/models"),
			Map.entry("POST /engine-rest/process-definition/{id}/start", "always refused"),
			Map.entry("PATCH /api/v1/members/{siren}/dossiers/{id}/attachments/{attachment}",
					"a part of an upload: its beginning and what came of it are told"),
			Map.entry("POST /api/v1/members/{siren}/webhooks/{id}/tests", "sends a trial, changes nothing"),
			Map.entry("POST /api/v1/members/{siren}/webhooks/{id}/deliveries/{number}/retries",
					"needs a delivery that failed; the webhook tests make them"),
			Map.entry("POST /connexion/refus", "shows a page"),
			Map.entry("POST /rappels", "DigestTest looks at its row"),
			Map.entry("POST /camunda/api/ecluse/tasks/{id}/messages", "the same message as by the API"),
			Map.entry("POST /camunda/api/admin/auth/user/default/login/tasklist", "the same sign-in as /connexion"),
			Map.entry("POST /camunda/api/admin/auth/user/default/logout", "ends a session"));

	private static final JsonMapper JSON = JsonMapper.shared();

	@LocalServerPort
	private int port;

	@Autowired
	private JdbcClient jdbc;

	private final Set<String> called = new TreeSet<>();

	private final List<String> silent = new ArrayList<>();

	@Test
	void everyAddressThatChangesSomethingLeavesARow() throws Exception {
		people();
		letters();
		dossiers();
		webhooks();
		versions();
		keysOfOthers();
		assertThat(this.silent).isEmpty();
		Set<String> expected = changing();
		Set<String> known = new TreeSet<>(this.called);
		known.addAll(ELSEWHERE.keySet());
		known.addAll(expected.stream().filter((it) -> it.startsWith("POST /console/")).collect(Collectors.toList()));
		assertThat(known).as("the console calls the services that the API calls").isEqualTo(expected);
	}

	private void people() {
		put("/api/v1/members/{siren}", "{\"name\":\"Commune du Journal\",\"kind\":\"commune\",\"departement\":\"38\"}",
				"member.created");
		send("POST", "/api/v1/members/imports", "/api/v1/members/imports",
				"siren;nom;type;departement\n213800915;Commune de l'Annuaire %s;commune;38\n"
					.formatted(System.nanoTime())
					.getBytes(StandardCharsets.UTF_8),
				"text/csv", "member.imported");
		put("/api/v1/agents/{username}",
				"{\"displayName\":\"Dominique Martin\",\"password\":\"%s\",\"opsnRoles\":[\"concepteur\",\"administrateur\"]}"
					.formatted(PASSWORD),
				"agent.created");
		put("/api/v1/members/{siren}/agents/{username}", "{\"roles\":[\"accueil\"]}", "agent.roles");
		send("DELETE", "/api/v1/members/{siren}/agents/{username}", path("/api/v1/members/{siren}/agents/{username}"),
				new byte[0], "application/json", "agent.roles");
		post("/api/v1/members/{siren}/agents",
				"{\"username\":\"journal.accueil\",\"displayName\":\"Dominique Petit\",\"password\":\"%s\",\"roles\":[\"accueil\",\"instructeur\"]}"
					.formatted(PASSWORD),
				"agent.created");
		for (String keys : List.of("/api/v1/api-keys", "/api/v1/members/{siren}/api-keys")) {
			String id = post(keys, "{\"name\":\"Journal\"}", "key.issued").path("id").asString();
			send("DELETE", keys + "/{id}", path(keys) + "/" + id, new byte[0], "application/json", "key.revoked");
		}
	}

	private void letters() throws IOException {
		send("PATCH", "/api/v1/members/{siren}/letterhead", HOME + "/letterhead",
				"{\"city\":\"Grenoble\"}".getBytes(StandardCharsets.UTF_8), "application/json", "member.changed");
		ByteArrayOutputStream picture = new ByteArrayOutputStream();
		ImageIO.write(new BufferedImage(40, 40, BufferedImage.TYPE_INT_RGB), "png", picture);
		send("PUT", "/api/v1/members/{siren}/logo", HOME + "/logo", picture.toByteArray(), "image/png", "logo.changed");
		send("DELETE", "/api/v1/members/{siren}/logo", HOME + "/logo", new byte[0], "application/json", "logo.removed");
		send("PUT", "/api/v1/members/{siren}/parameters/{procedure}", HOME + "/parameters/deliberation",
				"{\"values\":{\"membersInOffice\":19}}".getBytes(StandardCharsets.UTF_8), "application/json",
				"parameter.changed");
	}

	private void dossiers() {
		String id = post("/api/v1/members/{siren}/dossiers",
				"{\"procedure\":\"essai-tasklist\",\"variables\":{\"subject\":\"Journal\",\"text\":\"Bonjour\"}}",
				"dossier.received")
			.path("id")
			.asString();
		attachments(id);
		String task = ask(HOME + "/tasks?dossier=" + id).path("items").path(0).path("id").asString();
		send("PUT", "/api/v1/members/{siren}/tasks/{id}/assignee", HOME + "/tasks/" + task + "/assignee",
				"{\"agent\":\"journal.accueil\"}".getBytes(StandardCharsets.UTF_8), "application/json", "task.claimed");
		send("DELETE", "/api/v1/members/{siren}/tasks/{id}/assignee", HOME + "/tasks/" + task + "/assignee",
				new byte[0], "application/json", "task.released");
		send("POST", "/api/v1/members/{siren}/tasks/{id}/completions", HOME + "/tasks/" + task + "/completions",
				"{\"variables\":{\"decision\":\"accord\"}}".getBytes(StandardCharsets.UTF_8), "application/json",
				"dossier.task-completed");
		String clocks = JSON
			.readTree(new Browser(this.port).post(HOME + "/dossiers",
					"{\"procedure\":\"essai-horloges\",\"variables\":{\"subject\":\"Journal\",\"start\":\"%s\"}}"
						.formatted(LocalDate.now()),
					"Authorization", "Bearer " + EcluseTest.ADMIN_KEY, "Content-Type", "application/json")
				.body())
			.path("id")
			.asString();
		await().atMost(Duration.ofMinutes(1))
			.until(() -> ask(HOME + "/tasks?dossier=" + clocks).path("items").size() == 2);
		send("POST", "/api/v1/members/{siren}/dossiers/{id}/messages", HOME + "/dossiers/" + clocks + "/messages",
				"{\"message\":\"abandon\",\"reason\":\"Le besoin a disparu.\"}".getBytes(StandardCharsets.UTF_8),
				"application/json", "dossier.message");
	}

	private void webhooks() {
		String address = "/api/v1/members/{siren}/webhooks";
		String id = post(address, "{\"url\":\"https://logiciel.example/evenements\"}", "webhook.created").path("id")
			.asString();
		String path = HOME + "/webhooks/" + id;
		send("PUT", address + "/{id}", path,
				"{\"url\":\"https://logiciel.example/autre\"}".getBytes(StandardCharsets.UTF_8), "application/json",
				"webhook.changed");
		step(address + "/{id}/secret", path + "/secret", "", "webhook.secret");
		send("DELETE", address + "/{id}", path, new byte[0], "application/json", "webhook.removed");
	}

	private void attachments(String dossier) {
		String address = "/api/v1/members/{siren}/dossiers/{id}/attachments";
		String path = HOME + "/dossiers/" + dossier + "/attachments";
		String before = rows("attachment.begun", "api-key:");
		HttpResponse<String> upload = new Browser(this.port).send("POST", path, BodyPublishers.noBody(),
				"Authorization", "Bearer " + EcluseTest.ADMIN_KEY, "Tus-Resumable", "1.0.0", "Upload-Length", "12",
				"Upload-Metadata",
				"filename " + Base64.getEncoder().encodeToString("note.txt".getBytes(StandardCharsets.UTF_8)));
		assertThat(upload.statusCode()).as(upload.body()).isEqualTo(201);
		this.called.add("POST " + address);
		assertThat(rows("attachment.begun", "api-key:")).isNotEqualTo(before);
		send("DELETE", address + "/{attachment}", upload.headers().firstValue("Location").orElseThrow(), new byte[0],
				"application/json", "attachment.abandoned");
	}

	private void versions() {
		Browser person = new Browser(this.port);
		assertThat(person.signIn(AGENT, PASSWORD).statusCode()).isEqualTo(302);
		assertThat(rows("sign-in.accepted", AGENT)).isEqualTo("1");
		String first = published(person, "Demande");
		ask("POST", HOME + "/dossiers",
				"{\"procedure\":\"%s\",\"variables\":{\"room\":\"Bleue\",\"association\":\"Les Amis\"}}"
					.formatted(KEY));
		String second = published(person, "Requête");
		String plan = "/api/v1/models/" + second + "/migrations";
		String[] migrations = new String[3];
		for (int i = 0; i < 2; i++) {
			migrations[i] = step("/api/v1/models/{id}/migrations", plan, "{}", "version.migration-planned").path("id")
				.asString();
		}
		String each = "/api/v1/models/{id}/migrations/{migration}";
		step(each + "/cancellations", plan + "/" + migrations[0] + "/cancellations", "", "version.migration-cancelled");
		String moving = plan + "/" + migrations[1];
		step(each + "/previews", moving + "/previews", "", "version.migration-checking");
		state(moving, "planned");
		step(each + "/starts", moving + "/starts", "", "version.migration-started");
		state(moving, "done");
		step(each + "/returns", moving + "/returns", "", "version.migration-planned");
		step("/api/v1/models/{id}/retirements", "/api/v1/models/" + first + "/retirements", "{}", "version.retired");
	}

	private String published(Browser person, String title) {
		ByteArrayOutputStream body = new ByteArrayOutputStream();
		SmallProcedure.files(KEY, "title: ", "title: %s %s ".formatted(title, System.nanoTime()))
			.byPath()
			.forEach((name, content) -> {
				body.writeBytes("--part\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\n\r\n"
					.formatted(name, name)
					.getBytes(StandardCharsets.UTF_8));
				body.writeBytes(content);
				body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
			});
		body.writeBytes("--part--\r\n".getBytes(StandardCharsets.UTF_8));
		String id = send("POST", "/api/v1/models", "/api/v1/models", body.toByteArray(),
				"multipart/form-data; boundary=part", "version.received")
			.path("id")
			.asString();
		String version = "/api/v1/models/" + id;
		step("/api/v1/models/{id}/trials", version + "/trials", "", "version.tried");
		step("/api/v1/models/{id}/submissions", version + "/submissions", "{}", "version.submitted");
		String before = rows("version.approved", AGENT);
		assertThat(person
			.post(version + "/reviews", "{\"decision\":\"approved\"}", "Content-Type", "application/json",
					"X-CSRF-TOKEN", person.formToken("/"))
			.statusCode()).isEqualTo(200);
		this.called.add("POST /api/v1/models/{id}/reviews");
		assertThat(rows("version.approved", AGENT)).isNotEqualTo(before);
		step("/api/v1/models/{id}/publications", version + "/publications",
				"{\"audience\":[{\"kind\":\"member\",\"target\":\"213800907\"}]}", "version.published");
		return id;
	}

	private void keysOfOthers() throws Exception {
		String key = Base64.getEncoder()
			.encodeToString(KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPublic().getEncoded());
		String path = "/api/v1/models/trusted-keys/journal";
		send("PUT", "/api/v1/models/trusted-keys/{name}", path,
				"{\"owner\":\"OPSN voisine\",\"key\":\"%s\"}".formatted(key).getBytes(StandardCharsets.UTF_8),
				"application/json", "trusted-key.accepted");
		send("DELETE", "/api/v1/models/trusted-keys/{name}", path, new byte[0], "application/json",
				"trusted-key.withdrawn");
	}

	private void state(String migration, String state) {
		await().atMost(Duration.ofMinutes(1)).until(() -> ask(migration).path("state").asString().equals(state));
	}

	private void put(String address, String body, String action) {
		send("PUT", address, path(address), body.getBytes(StandardCharsets.UTF_8), "application/json", action);
	}

	private JsonNode post(String address, String body, String action) {
		return step(address, path(address), body, action);
	}

	private JsonNode step(String address, String path, String body, String action) {
		return send("POST", address, path, body.getBytes(StandardCharsets.UTF_8), "application/json", action);
	}

	/**
	 * Calls an address with the key of the OPSN, and looks for the row that it leaves.
	 */
	private JsonNode send(String method, String address, String path, byte[] body, String type, String action) {
		String before = rows(action, "api-key:");
		HttpResponse<String> answer = new Browser(this.port).send(method, path, BodyPublishers.ofByteArray(body),
				"Authorization", "Bearer " + EcluseTest.ADMIN_KEY, "Content-Type", type);
		assertThat(answer.statusCode()).as("%s %s: %s", method, path, answer.body()).isBetween(200, 299);
		this.called.add(method + " " + address);
		if (rows(action, "api-key:").equals(before)) {
			this.silent.add("%s %s leaves no row %s".formatted(method, address, action));
		}
		return JSON.readTree(answer.body().isEmpty() ? "{}" : answer.body());
	}

	private JsonNode ask(String path) {
		return ask("GET", path, "");
	}

	private JsonNode ask(String method, String path, String body) {
		return JSON.readTree(
				new Browser(this.port)
					.send(method, path, BodyPublishers.ofString(body), "Authorization",
							"Bearer " + EcluseTest.ADMIN_KEY, "Content-Type", "application/json")
					.body());
	}

	private String rows(String action, String actor) {
		return this.jdbc.sql("select count(*) from journal_entry where action = ? and actor_id like ?")
			.params(action, actor + "%")
			.query(String.class)
			.single();
	}

	private static String path(String address) {
		return address.replace("{siren}", "213800907").replace("{username}", AGENT);
	}

	private static Set<String> changing() throws IOException {
		return new ClassPathResource("access/matrix.txt").getContentAsString(StandardCharsets.UTF_8)
			.lines()
			.filter((line) -> line.matches("(POST|PUT|PATCH|DELETE) .*"))
			.map((line) -> line.strip().split("\\s+"))
			.map((row) -> row[0] + " " + row[1])
			.collect(Collectors.toCollection(TreeSet::new));
	}

}
