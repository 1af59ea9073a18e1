package fr.ecluse.dossier;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import fr.ecluse.EcluseTest;
import fr.ecluse.document.Documents;
import fr.ecluse.member.ApiKeys;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The proof of a dossier, checked as its guide says and by nothing of the server's own
 * code; and the journal as members read it.
 */
@EcluseTest
class DossierProofTest {

	private static final JsonMapper JSON = JsonMapper.shared();

	private final HttpClient client = HttpClient.newHttpClient();

	@LocalServerPort
	private int port;

	private final DossierWorld world;

	private final Documents documents;

	private final String key;

	DossierProofTest(@Autowired DossierWorld world, @Autowired Documents documents, @Autowired ApiKeys keys) {
		this.world = world;
		this.documents = documents;
		world.open();
		this.key = keys.issue("Preuve", DossierWorld.QUIMPER, "essai", null).token();
	}

	@Test
	void provesEachRowOfADossierWithoutTheRowsOfOthers() throws Exception {
		String id = file("Un banc");
		String other = this.world.file(DossierWorld.QUIMPER, "essai-tasklist",
				Map.of("subject", "Ailleurs", "text", "Bonjour"));
		await().atMost(Duration.ofMinutes(1))
			.until(() -> !this.documents.ofDossier(DossierWorld.QUIMPER, id).isEmpty());
		Map<String, byte[]> files = proof(id);
		String list = text(files, "empreintes.txt");
		Map<String, String> hashes = new LinkedHashMap<>();
		list.lines().forEach((line) -> hashes.put(line.substring(66), line.substring(0, 64)));
		assertThat(hashes.keySet()).containsExactlyInAnyOrderElementsOf(
				files.keySet().stream().filter((name) -> !name.startsWith("empreintes.txt")).toList());
		for (Map.Entry<String, String> file : hashes.entrySet()) {
			assertThat(sha256(bytes(files, file.getKey()))).as(file.getKey()).isEqualTo(file.getValue());
		}
		JsonNode rows = JSON.readTree(text(files, "journal.json")).path("rows");
		JsonNode days = JSON.readTree(text(files, "jours.json"));
		assertThat(rows.size()).isGreaterThanOrEqualTo(2);
		List<String> actions = rows.valueStream().map((row) -> verified(row, days, files)).toList();
		assertThat(actions).contains("dossier.received", "document.made");
		String previous = "";
		for (JsonNode day : days) {
			assertThat(sha256(day.path("text").asString().getBytes(StandardCharsets.UTF_8)))
				.isEqualTo(day.path("root").asString());
			if (!previous.isEmpty()) {
				assertThat(JSON.readTree(day.path("text").asString()).path("previous").asString()).isEqualTo(previous);
			}
			previous = day.path("root").asString();
		}
		JsonNode made = rows.valueStream()
			.map((row) -> JSON.readTree(row.path("text").asString()))
			.filter((row) -> row.path("action").asString().equals("document.made"))
			.findFirst()
			.orElseThrow();
		assertThat(made.path("actorKind").asString()).isEqualTo("job");
		assertThat(made.path("actorId").asString()).as("the element that made it").isEqualTo("EditerAccuse");
		String document = JSON.readTree(made.path("details").asString()).path("document").asString();
		assertThat(sha256(bytes(files, "documents/" + document + ".pdf"))).isEqualTo(made.path("sha256").asString());
		files.forEach((name, content) -> assertThat(new String(content, StandardCharsets.ISO_8859_1)).as(name)
			.doesNotContain(other));
		assertThat(signed(files)).isTrue();
	}

	/** As the guide says: up the path, to the tree of the day. */
	private static String verified(JsonNode row, JsonNode days, Map<String, byte[]> files) {
		String text = row.path("text").asString();
		String hash = sha256(text.getBytes(StandardCharsets.UTF_8));
		assertThat(hash).isEqualTo(row.path("hash").asString());
		assertThat(text(files, "lignes/%010d.json".formatted(row.path("number").asLong()))).isEqualTo(text);
		for (JsonNode neighbour : row.path("path")) {
			String beside = neighbour.path("hash").asString();
			String node = neighbour.path("side").asString().equals("left") ? "node " + beside + " " + hash
					: "node " + hash + " " + beside;
			hash = sha256(node.getBytes(StandardCharsets.UTF_8));
		}
		String top = hash;
		assertThat(days.valueStream()
			.filter((day) -> day.path("day").asString().equals(row.path("day").asString()))
			.map((day) -> JSON.readTree(day.path("text").asString()).path("tree").asString())).containsExactly(top);
		return JSON.readTree(text).path("action").asString();
	}

	private boolean signed(Map<String, byte[]> files) throws Exception {
		JsonNode seal = JSON.readTree(text(files, "empreintes.txt.sig"));
		HttpResponse<byte[]> published = get("/api/v1/models/signing-key");
		byte[] key = Base64.getDecoder().decode(JSON.readTree(published.body()).path("key").asString());
		Signature verifier = Signature.getInstance("Ed25519");
		verifier.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(key)));
		verifier.update(MessageDigest.getInstance("SHA-256").digest(bytes(files, "empreintes.txt")));
		return verifier.verify(Base64.getDecoder().decode(seal.path("signature").asString()));
	}

	@Test
	void tellsAMemberWhatWasDoneInItAndNothingOfOthers() throws Exception {
		String mine = file("Une fête");
		String theirs = this.world.file(DossierWorld.SAINT_DENIS, "essai-tasklist",
				Map.of("subject", "Ailleurs", "text", "Bonjour"));
		await().until(() -> page("?subject=dossier:" + mine).path("items").size() > 0);
		JsonNode row = page("?subject=dossier:" + mine).path("items").path(0);
		assertThat(row.path("action").asString()).isEqualTo("dossier.received");
		assertThat(row.path("siren").asString()).isEqualTo(DossierWorld.QUIMPER.value());
		assertThat(row.at("/actor/kind").asString()).isEqualTo("key");
		assertThat(row.at("/actor/id").asString()).startsWith("api-key:");
		assertThat(row.at("/details/procedure").asString()).isEqualTo("demande-citoyenne");
		assertThat(page("?subject=dossier:" + theirs).path("items").size()).isZero();
		JsonNode first = page("?limit=1");
		JsonNode second = page("?limit=1&after=" + first.path("next").asString());
		assertThat(second.at("/items/0/number").asLong()).isGreaterThan(first.at("/items/0/number").asLong());
	}

	@Test
	void refusesParametersThatItCannotRead() throws Exception {
		for (String query : List.of("limit=0", "limit=201", "after=x", "after=1234567890123456789",
				"subject=A%20B:c")) {
			HttpResponse<byte[]> answer = get(journal() + "?" + query);
			assertThat(answer.statusCode()).as(query).isEqualTo(400);
			assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains("donnees-invalides",
					"\"pointer\":\"/" + query.replaceFirst("=.*", "") + "\"");
		}
		assertThat(get("/api/v1/members/" + DossierWorld.QUIMPER + "/dossiers/inconnu/proof").statusCode())
			.isEqualTo(404);
	}

	private String file(String subject) throws Exception {
		HttpResponse<byte[]> answer = this.client.send(request("/api/v1/members/" + DossierWorld.QUIMPER + "/dossiers")
			.POST(HttpRequest.BodyPublishers.ofString(
					"{\"procedure\":\"demande-citoyenne\",\"variables\":{\"applicantName\":\"Camille Essai\",\"applicantEmail\":\"camille@essai.example\",\"subject\":\"%s\",\"text\":\"Bonjour, voici ma demande.\"}}"
						.formatted(subject)))
			.build(), BodyHandlers.ofByteArray());
		assertThat(answer.statusCode()).as(new String(answer.body(), StandardCharsets.UTF_8)).isEqualTo(201);
		return JSON.readTree(answer.body()).path("id").asString();
	}

	private JsonNode page(String query) throws Exception {
		HttpResponse<byte[]> answer = get(journal() + query);
		assertThat(answer.statusCode()).isEqualTo(200);
		return JSON.readTree(answer.body());
	}

	private static String journal() {
		return "/api/v1/members/" + DossierWorld.QUIMPER + "/journal";
	}

	private Map<String, byte[]> proof(String id) throws Exception {
		HttpResponse<byte[]> answer = get("/api/v1/members/" + DossierWorld.QUIMPER + "/dossiers/" + id + "/proof");
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/zip");
		Map<String, byte[]> files = new LinkedHashMap<>();
		try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(answer.body()))) {
			for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
				files.put(entry.getName(), zip.readAllBytes());
			}
		}
		return files;
	}

	private HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
		return this.client.send(request(path).GET().build(), BodyHandlers.ofByteArray());
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path))
			.header("Authorization", "Bearer " + this.key)
			.header("Content-Type", "application/json");
	}

	private static String text(Map<String, byte[]> files, String name) {
		return new String(bytes(files, name), StandardCharsets.UTF_8);
	}

	private static byte[] bytes(Map<String, byte[]> files, String name) {
		return files.getOrDefault(name, new byte[0]);
	}

	private static String sha256(byte[] content) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
