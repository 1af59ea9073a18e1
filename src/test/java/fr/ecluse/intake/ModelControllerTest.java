package fr.ecluse.intake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import fr.ecluse.EcluseTest;
import fr.ecluse.gate.PackageFiles;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/** Uploads and the life of versions over REST. */
@EcluseTest
class ModelControllerTest {

	private static final String BOUNDARY = "limite-des-parties";

	@LocalServerPort
	private int port;

	private final HttpClient client = HttpClient.newHttpClient();

	@Test
	void takesLooseFilesAndTellsWhatItKeeps() {
		HttpResponse<String> answer = upload(SmallProcedure.files("pret-rest").byPath(), "");
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
		JsonNode version = json(answer);
		assertThat(answer.headers().firstValue("Location")).hasValue("/api/v1/models/" + version.path("id").asString());
		assertThat(version.path("procedure").asString()).isEqualTo("pret-rest");
		assertThat(version.path("state").asString()).isEqualTo("draft");
		assertThat(version.path("origin").asString()).isEqualTo("api");
		assertThat(version.path("files")).hasSize(4);
		assertThat(upload(SmallProcedure.files("pret-rest").byPath(), "").statusCode()).isEqualTo(200);
	}

	@Test
	void takesAnArchiveAsTheWholeProcedure() throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
			for (Map.Entry<String, byte[]> file : SmallProcedure.files("pret-zip").byPath().entrySet()) {
				String folder = file.getKey().endsWith(".form") ? "forms/pret-zip/" : "processes/pret-zip/";
				zip.putNextEntry(new ZipEntry(folder + file.getKey()));
				zip.write(file.getValue());
			}
		}
		HttpResponse<String> answer = upload(Map.of("pret-zip.zip", bytes.toByteArray()), "");
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
		assertThat(json(answer).path("files")).hasSize(4);
	}

	@Test
	void tellsWhatIsWrongAtItsElementAndKeepsItToBeLookedAt() {
		PackageFiles hostile = SmallProcedure.files("pret-refuse", "${register}", "${execution.processEngine}");
		HttpResponse<String> answer = upload(hostile.byPath(), "");
		assertThat(answer.statusCode()).isEqualTo(422);
		JsonNode problem = json(answer);
		assertThat(problem.path("type").asString()).endsWith("/modele-refuse");
		assertThat(problem.path("errors"))
			.anySatisfy((finding) -> assertThat(finding.path("element").asString()).isEqualTo("Enregistrer"));
		JsonNode kept = json(get(problem.path("version").asString()));
		assertThat(kept.path("state").asString()).isEqualTo("refused");
		assertThat(post(problem.path("version").asString() + "/submissions", "{}").statusCode()).isEqualTo(409);
	}

	@Test
	void movesAVersionOnAndTellsItsJournal() {
		String version = "/api/v1/models/"
				+ json(upload(SmallProcedure.files("pret-vie").byPath(), "")).path("id").asString();
		assertThat(json(post(version + "/submissions", "{\"note\":\"Prête\"}")).path("state").asString())
			.isEqualTo("submitted");
		HttpResponse<String> own = post(version + "/reviews", "{\"decision\":\"approved\"}");
		assertThat(own.statusCode()).isEqualTo(403);
		assertThat(own.body()).contains("relecture-par-une-personne");
		JsonNode returned = json(post(version + "/reviews", "{\"decision\":\"returned\",\"note\":\"À revoir\"}"));
		assertThat(returned.path("state").asString()).isEqualTo("draft");
		assertThat(returned.path("journal")).extracting((entry) -> entry.path("kind").asString())
			.containsExactly("received", "submitted", "returned");
		HttpResponse<String> early = post(version + "/publications", "{\"audience\":[{\"kind\":\"all\"}]}");
		assertThat(early.statusCode()).isEqualTo(409);
		assertThat(early.body()).contains("Seule une version approuvée se publie");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "reviews|{\"decision\":\"oui\"}|/decision", "reviews|{\"decision\":null}|/decision",
					"publications|{\"audience\":[{\"kind\":\"monde\"}]}|/audience/0/kind",
					"publications|{\"audience\":[null]}|/audience/0", "publications|{\"audience\":[{}]}|/audience/0",
					"publications|{\"audience\":[{\"kind\":\"all\"}],\"starts\":\"demain\"}|/starts" })
	void refusesWhatItCannotRead(String step, String body, String pointer) {
		String version = "/api/v1/models/"
				+ json(upload(SmallProcedure.files("pret-faux").byPath(), "")).path("id").asString();
		HttpResponse<String> answer = post(version + "/" + step, body);
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
		assertThat(json(answer).path("errors").path(0).path("pointer").asString()).isEqualTo(pointer);
	}

	@Test
	void handsOutFilesAsAttachmentsOnly() {
		String version = "/api/v1/models/"
				+ json(upload(SmallProcedure.files("pret-fichiers").byPath(), "")).path("id").asString();
		HttpResponse<String> file = get(version + "/files/pret-fichiers.bpmn");
		assertThat(file.body()).contains("pret-fichiers");
		assertThat(file.headers().firstValue("Content-Type")).hasValue("application/octet-stream");
		assertThat(file.headers().firstValue("Content-Disposition").orElse("")).startsWith("attachment");
		assertThat(get(version + "/files/autre.bpmn").statusCode()).isEqualTo(404);
		assertThat(get("/api/v1/models/inconnue").body()).contains("version-inconnue");
	}

	@Test
	void asksForFilesWhenThereAreNone() {
		HttpResponse<String> answer = upload(Map.of(), "");
		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(answer.body()).contains("Joignez les fichiers");
	}

	@TestFactory
	Stream<DynamicTest> saysWhatIsWrongWithWhateverComes() throws IOException {
		String model = new String(SmallProcedure.files("pret-mauvais").byPath().get("pret-mauvais.bpmn"),
				StandardCharsets.UTF_8);
		Map<String, Map<String, byte[]>> uploads = new LinkedHashMap<>();
		uploads.put("xml-illisible a sentence", bad("Bonjour, voici mon modèle."));
		uploads.put("xml-illisible a model that is cut", bad(model.substring(0, model.length() / 2)));
		uploads.put("encodage-interdit UTF-16", Map.of("pret-mauvais.bpmn", model.getBytes(StandardCharsets.UTF_16)));
		uploads.put("fichier-trop-grand 10,000 elements", bad(model.replace("</bpmn:process>", IntStream
			.range(0, 10_000)
			.mapToObj(
					"<bpmn:manualTask id=\"tache_%1$d\" name=\"Une tâche de plus, la numéro %1$d, que personne ne fera jamais\"/>"::formatted)
			.collect(Collectors.joining("\n")) + "</bpmn:process>")));
		uploads.put("zip-imbrique a ZIP in a ZIP", Map.of("a.zip", zip("b.zip", zip("pret.bpmn", model.getBytes()))));
		uploads.put("chemin-interdit a path out of its folder",
				Map.of("a.zip", zip("../../pret.bpmn", model.getBytes())));
		uploads.put("processus-double two processes of one key",
				Map.of("pret-mauvais.bpmn", model.getBytes(), "autre.bpmn", model.getBytes()));
		uploads.put("formulaire-absent a form missing", bad(model));
		uploads.put("espace-de-noms-etranger a model of Signavio", bad(model.replace("<bpmn:definitions",
				"<bpmn:definitions xmlns:signavio=\"http://www.signavio.com\" signavio:a=\"b\"")));
		return uploads.entrySet().stream().map((upload) -> DynamicTest.dynamicTest(upload.getKey(), () -> {
			HttpResponse<String> answer = upload(upload.getValue(), "");
			assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
			assertThat(json(answer).path("errors")).extracting((finding) -> finding.path("rule").asString())
				.contains(upload.getKey().substring(0, upload.getKey().indexOf(' ')));
			assertThat(json(answer).path("errors"))
				.allSatisfy((finding) -> assertThat(finding.path("message").asString()).hasSizeGreaterThan(20));
		}));
	}

	@Test
	void refusesFiftyMegabytesWithoutReadingThem() {
		HttpResponse<String> answer = upload(Map.of("gros.bpmn", new byte[50_000_000]), "");
		assertThat(answer.statusCode()).isEqualTo(413);
		assertThat(answer.body()).contains("12 Mo");
	}

	private static Map<String, byte[]> bad(String model) {
		return Map.of("pret-mauvais.bpmn", model.getBytes(StandardCharsets.UTF_8));
	}

	private static byte[] zip(String name, byte[] content) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
			zip.putNextEntry(new ZipEntry(name));
			zip.write(content);
		}
		return bytes.toByteArray();
	}

	private HttpResponse<String> upload(Map<String, byte[]> files, String query) {
		ByteArrayOutputStream body = new ByteArrayOutputStream();
		files.forEach((name, content) -> {
			body.writeBytes("--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\n\r\n"
				.formatted(BOUNDARY, name, name)
				.getBytes(StandardCharsets.UTF_8));
			body.writeBytes(content);
			body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
		});
		body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
		return send(
				request("/api/v1/models" + query).header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
					.POST(BodyPublishers.ofByteArray(body.toByteArray())));
	}

	private HttpResponse<String> post(String path, String body) {
		return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
	}

	private HttpResponse<String> get(String path) {
		return send(request(path).GET());
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create("http://localhost:%d%s".formatted(this.port, path)))
			.header("Authorization", "Bearer " + EcluseTest.ADMIN_KEY);
	}

	private HttpResponse<String> send(HttpRequest.Builder request) {
		try {
			return this.client.send(request.build(), BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private static JsonNode json(HttpResponse<String> answer) {
		return JsonMapper.shared().readTree(answer.body());
	}

}
