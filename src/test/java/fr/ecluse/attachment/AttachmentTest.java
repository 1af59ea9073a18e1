package fr.ecluse.attachment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;

import fr.ecluse.EcluseTest;
import fr.ecluse.calendar.Territory;
import fr.ecluse.member.ApiKeys;
import fr.ecluse.member.Letterhead;
import fr.ecluse.member.Member;
import fr.ecluse.member.MemberKind;
import fr.ecluse.member.Members;
import fr.ecluse.member.Siren;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A member's software attaches files to dossiers and reads them, over the API. */
@EcluseTest
class AttachmentTest {

	private static final Siren HOME = new Siren("213801855");

	private static final Siren AWAY = new Siren("216901231");

	@LocalServerPort
	private int port;

	@Autowired
	private Members members;

	@Autowired
	private ApiKeys keys;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private TransactionTemplate transaction;

	private String key = "";

	private Sender sender = new Sender(0, "", HOME, "");

	@BeforeEach
	void file() {
		this.transaction.executeWithoutResult((status) -> {
			this.members.put(new Member(HOME, "Ville de Grenoble", MemberKind.COMMUNE, "38185", "38", 157_477, null,
					Territory.METROPOLE, Letterhead.EMPTY));
			this.members.put(new Member(AWAY, "Ville de Lyon", MemberKind.COMMUNE, "69123", "69", 522_250, null,
					Territory.METROPOLE, Letterhead.EMPTY));
		});
		this.key = this.keys.issue("Logiciel de courrier", HOME, "essai", null).token();
		this.sender = Sender.filing(this.port, this.key, HOME, "essai-registres");
	}

	private Sender small() {
		return Sender.filing(this.port, this.key, HOME, "essai-pieces");
	}

	private JsonNode given(String fileName, byte[] content) {
		HttpResponse<String> given = this.sender.give(fileName, content);
		assertThat(given.statusCode()).as(given.body()).isEqualTo(201);
		return Sender.JSON.readTree(given.body());
	}

	private static void refused(HttpResponse<String> response, int status, String slug) {
		assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
		assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
		JsonNode problem = Sender.JSON.readTree(response.body());
		assertThat(problem.path("type").asString()).endsWith("/problemes/" + slug);
		assertThat(problem.path("detail").asString()).endsWith(".").doesNotContainIgnoringCase("exception");
	}

	@Test
	void takesAFileInOneCall() throws IOException {
		byte[] content = Samples.pdf(2_500_000, 1);
		JsonNode added = given("Plan de l'école n° 4.pdf", content);
		assertThat(added.path("state").asString()).isEqualTo("clean");
		assertThat(added.path("scanned").asBoolean(true)).as("there is no antivirus here").isFalse();
		assertThat(added.path("mediaType").asString()).isEqualTo("application/pdf");
		assertThat(added.path("size").asLong()).isEqualTo(content.length);
		assertThat(added.path("by").asString()).isEqualTo("Logiciel de courrier");
		String sha256 = Sha256.of(new ByteArrayInputStream(content));
		assertThat(added.path("sha256").asString()).isEqualTo(sha256);
		String address = added.path("content").asString();
		var read = this.sender.content(address);
		assertThat(read.body().readAllBytes()).isEqualTo(content);
		assertThat(read.headers().firstValue("ETag")).hasValue("\"" + sha256 + "\"");
		assertThat(read.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
		assertThat(read.headers().firstValue("Content-Type")).hasValue("application/pdf");
		assertThat(read.headers().firstValueAsLong("Content-Length")).hasValue(content.length);
		assertThat(read.headers().firstValue("Content-Disposition").orElse("")).startsWith("attachment;")
			.contains("filename*=UTF-8''Plan%20de%20l%27%C3%A9cole%20n%C2%B0%204.pdf");
		assertThat(this.sender.content(address, "If-None-Match", "\"" + sha256 + "\"").statusCode()).isEqualTo(304);
		assertThat(this.sender.json(added.path("href").asString())).isEqualTo(added);
		JsonNode detail = this.sender.json(this.sender.dossier());
		assertThat(this.sender.json(detail.path("attachments").asString()).path("items").get(0)).isEqualTo(added);
		assertThat(this.sender.json(this.sender.dossier() + "/timeline").toString()).contains("\"attachment-added\"",
				"Pièce « Plan de l'école n° 4.pdf » jointe", "\"actor\":\"Logiciel de courrier\"");
	}

	@Test
	void namesAFileByItsHeaderAndFilesItUnderAWord() {
		HttpResponse<String> given = this.sender.send("POST", this.sender.attachments() + "?name=identite",
				BodyPublishers.ofByteArray(Samples.png()), "Content-Disposition",
				"attachment; filename*=UTF-8''pi%C3%A8ce%20d%27identit%C3%A9", "Content-Type", "image/png");
		assertThat(given.statusCode()).as(given.body()).isEqualTo(201);
		JsonNode added = Sender.JSON.readTree(given.body());
		assertThat(added.path("fileName").asString()).isEqualTo("pièce d'identité.png");
		assertThat(added.path("name").asString()).isEqualTo("identite");
	}

	@Test
	void takesAFileWhoseLengthItsEndTells() {
		byte[] content = Samples.pdf(1_100_000, 2);
		HttpResponse<String> given = this.sender.send("POST", this.sender.attachments() + "?filename=a.pdf",
				BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(content)), "Content-Type",
				"application/pdf");
		assertThat(given.statusCode()).as(given.body()).isEqualTo(201);
		JsonNode added = Sender.JSON.readTree(given.body());
		assertThat(added.path("size").asLong()).isEqualTo(content.length);
		assertThat(this.sender.bytes(added.path("content").asString())).isEqualTo(content);
		Sender small = small();
		refused(small.send("POST", small.attachments() + "?filename=a.pdf",
				BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(Samples.pdf(3_200_000, 2))), "Content-Type",
				"application/pdf"), 413, "piece-trop-volumineuse");
		assertThat(small.json(small.attachments()).path("items").size()).as("nothing is kept").isZero();
	}

	@Test
	void servesRanges() {
		byte[] content = Samples.pdf(2_200_000, 3);
		JsonNode added = given("plan.pdf", content);
		String address = added.path("content").asString();
		var part = this.sender.content(address, "Range", "bytes=1048570-2097160");
		assertThat(part.statusCode()).isEqualTo(206);
		assertThat(part.headers().firstValue("Content-Range")).hasValue("bytes 1048570-2097160/2200000");
		assertThat(this.sender.bytes(address, "Range", "bytes=1048570-2097160"))
			.isEqualTo(Arrays.copyOfRange(content, 1_048_570, 2_097_161));
		assertThat(this.sender.bytes(address, "Range", "bytes=-5"))
			.isEqualTo(Arrays.copyOfRange(content, 2_199_995, 2_200_000));
		assertThat(this.sender.bytes(address, "Range", "bytes=2199999-9999999")).hasSize(1);
		assertThat(this.sender.content(address, "Range", "bytes=0-1,4-5").statusCode()).isEqualTo(200);
		assertThat(this.sender.content(address, "Range", "lignes=1-2").statusCode()).isEqualTo(200);
		assertThat(this.sender.content(address, "Range", "bytes=0-1", "If-Range", "\"autre\"").statusCode())
			.isEqualTo(200);
		assertThat(this.sender
			.content(address, "Range", "bytes=0-1", "If-Range", "\"" + added.path("sha256").asString() + "\"")
			.statusCode()).isEqualTo(206);
		HttpResponse<String> beyond = this.sender.get(address, "Range", "bytes=2200000-");
		refused(beyond, 416, "plage-impossible");
		assertThat(beyond.headers().firstValue("Content-Range")).hasValue("bytes */2200000");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			plan.png            | pdf     | Le nom « plan.png » ne correspond pas au contenu
			plan.pdf            | program | n'est pas d'un type accepté ici
			lettre.txt          | page    | n'est pas d'un type accepté ici
			dessin.xml          | svg     | n'est pas d'un type accepté ici
			rapport.docx        | zip     | ne correspond pas au contenu
			courrier            | program | n'est pas d'un type accepté ici
			""")
	void refusesAContentThatIsNotWhatItShouldBe(String fileName, String content, String sentence) {
		byte[] bytes = switch (content) {
			case "pdf" -> Samples.pdf(5_000, 4);
			case "program" -> Samples.program();
			case "page" -> Samples.text("<!DOCTYPE html><html><body>Bonjour</body></html>");
			case "svg" -> Samples.text("<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
			default -> Samples.zip("a.txt");
		};
		HttpResponse<String> given = this.sender.give(fileName, bytes);
		refused(given, 415, "type-de-piece");
		assertThat(Sender.JSON.readTree(given.body()).path("detail").asString()).contains(sentence);
		JsonNode kept = this.sender.json(this.sender.attachments()).path("items").get(0);
		assertThat(kept.path("state").asString()).isEqualTo("refused");
		assertThat(kept.path("finding").asString()).contains(sentence);
		refused(this.sender.get(kept.path("href").asString() + "/content"), 410, "piece-refusee");
		assertThat(chunks(kept.path("id").asString())).as("its content is gone").isEmpty();
		assertThat(this.sender.json(this.sender.dossier() + "/timeline").toString()).contains("\"attachment-refused\"",
				"Pièce « %s » refusée".formatted(fileName));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			facture.pdf.exe   | 415 | type-de-piece
			facture.exe.pdf   | 415 | type-de-piece
			page.html         | 415 | type-de-piece
			plan.dwg          | 415 | type-de-piece
			plan%E2%80%AEfdp  | 400 | nom-de-fichier
			plan%0A.pdf       | 400 | nom-de-fichier
			%2F%2F            | 400 | nom-de-fichier
			""")
	void refusesANameBeforeItReadsTheContent(String fileName, int status, String slug) {
		refused(this.sender.send("POST", this.sender.attachments() + "?filename=" + fileName,
				BodyPublishers.ofByteArray(Samples.pdf(500, 5)), "Content-Type", "application/pdf"), status, slug);
		assertThat(this.sender.json(this.sender.attachments()).path("items").size()).isZero();
	}

	@Test
	void refusesWhatIsNoFile() {
		String address = this.sender.attachments() + "?filename=a.pdf";
		refused(this.sender.send("POST", this.sender.attachments(), BodyPublishers.ofByteArray(Samples.pdf(50, 6))),
				400, "nom-de-fichier");
		refused(this.sender.send("POST", address, BodyPublishers.noBody()), 400, "envoi-invalide");
		refused(this.sender.send("POST", address, BodyPublishers.ofString("a=b"), "Content-Type",
				"application/x-www-form-urlencoded"), 415, "type-de-contenu");
		refused(this.sender.send("POST", address, BodyPublishers.ofString("--x--"), "Content-Type",
				"multipart/form-data; boundary=x"), 415, "type-de-contenu");
		refused(this.sender.send("POST", address + "&name=pi%C3%A8ce%201", BodyPublishers.ofString("x")), 400,
				"envoi-invalide");
		refused(this.sender.send("POST", this.sender.attachments(), BodyPublishers.ofString("x"), "Content-Disposition",
				"attachment; filename*=UTF-8''%ZZ"), 400, "envoi-invalide");
	}

	@Test
	void keepsToTheLimitsOfTheProcedure() {
		Sender small = small();
		refused(small.give("plan.docx", Samples.pdf(100, 7)), 415, "type-de-piece");
		refused(small.give("photo", Samples.jpeg()), 415, "type-de-piece");
		refused(small.give("plan.pdf", Samples.pdf((3 << 20) + 1, 7)), 413, "piece-trop-volumineuse");
		refused(small.tus("POST", small.attachments(), BodyPublishers.noBody(), "Upload-Length", "3145729",
				"Upload-Metadata", "filename cGxhbi5wZGY="), 413, "piece-trop-volumineuse");
		assertThat(small.give("plan.pdf", Samples.pdf(3 << 20, 7)).statusCode()).isEqualTo(201);
		refused(small.give("suite.pdf", Samples.pdf((2 << 20) + 1, 7)), 413, "dossier-plein");
		assertThat(small.give("a.txt", Samples.text("a")).statusCode()).isEqualTo(201);
		assertThat(small.give("b.png", Samples.png()).statusCode()).isEqualTo(201);
		refused(small.give("c.txt", Samples.text("c")), 409, "trop-de-pieces");
		assertThat(
				small.tus("OPTIONS", small.attachments(), BodyPublishers.noBody()).headers().firstValue("Tus-Max-Size"))
			.hasValue("3145728");
	}

	@Test
	void takesNothingMoreOnceTheDossierIsClosed() {
		Sender small = small();
		String begun = small.open("plan.pdf", 100);
		JsonNode tasks = await().until(() -> small.json(small.root() + "/tasks?dossier=" + small.id()),
				(found) -> !found.path("items").isEmpty());
		HttpResponse<String> done = small.send("POST",
				small.root() + "/tasks/" + tasks.path("items").get(0).path("id").asString() + "/completions",
				BodyPublishers.ofString("{\"variables\":{}}"), "Content-Type", "application/json");
		assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
		refused(small.give("plan.pdf", Samples.pdf(100, 8)), 409, "dossier-clos");
		refused(small.append(begun, 0, Samples.pdf(100, 8)), 409, "dossier-clos");
	}

	@Test
	void showsNothingToAnotherMember() {
		JsonNode added = given("plan.pdf", Samples.pdf(100, 9));
		Sender other = this.sender.as(this.keys.issue("Ailleurs", AWAY, "essai", null).token());
		for (String address : List.of(this.sender.attachments(), added.path("href").asString(),
				added.path("content").asString())) {
			refused(other.get(address), 404, "adherent-inconnu");
		}
		refused(other.give("plan.pdf", Samples.pdf(100, 9)), 404, "adherent-inconnu");
		Sender next = Sender.filing(this.port, this.key, HOME, "essai-registres");
		String elsewhere = next.attachments() + "/" + added.path("id").asString();
		refused(next.get(elsewhere), 404, "piece-inconnue");
		refused(next.get(elsewhere + "/content"), 404, "piece-inconnue");
		refused(new Sender(this.port, this.key, HOME, added.path("id").asString()).give("a.pdf", Samples.pdf(100, 9)),
				404, "dossier-inconnu");
	}

	@Test
	void finishesWhatANodeLeftBehind() {
		JsonNode added = given("plan.pdf", Samples.pdf(3_000, 10));
		this.transaction.executeWithoutResult((status) -> this.jdbc
			.sql("update attachment set state = 'received', sha256 = null, due = '2026-01-01' where id = ?")
			.param(added.path("id").asString())
			.update());
		await().untilAsserted(() -> assertThat(this.sender.json(added.path("href").asString()).path("sha256"))
			.isEqualTo(added.path("sha256")));
	}

	private List<Integer> chunks(String id) {
		return this.jdbc.sql("select length(content) from attachment_chunk where attachment_id = ? order by number")
			.param(id)
			.query(Integer.class)
			.list();
	}

}
