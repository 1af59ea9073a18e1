package fr.ecluse.attachment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;

import fr.ecluse.EcluseTest;
import fr.ecluse.calendar.Territory;
import fr.ecluse.member.ApiKeys;
import fr.ecluse.member.Letterhead;
import fr.ecluse.member.Member;
import fr.ecluse.member.MemberKind;
import fr.ecluse.member.Members;
import fr.ecluse.member.Siren;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.awaitility.Awaitility.await;

/**
 * Attachments on a server with the real antivirus and a real S3 store, both of which go
 * down and come back.
 */
@EcluseTest
class QuarantineTest {

	private static final Siren HOME = new Siren("213801855");

	private static final ClamdServer CLAMD = started(ClamdServer::start);

	private static final ObjectServer OBJECTS = started(ObjectServer::start);

	private static final Relay ANTIVIRUS = started(() -> new Relay(CLAMD.port()));

	private static final Relay STORE = started(() -> new Relay(OBJECTS.port()));

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

	private Sender sender = new Sender(0, "", HOME, "");

	@DynamicPropertySource
	static void settings(DynamicPropertyRegistry registry) {
		registry.add("ecluse.attachments.clamd", () -> "127.0.0.1:" + ANTIVIRUS.port());
		registry.add("ecluse.attachments.s3.endpoint", () -> "http://127.0.0.1:" + STORE.port());
		registry.add("ecluse.attachments.s3.bucket", () -> ObjectServer.BUCKET);
		registry.add("ecluse.attachments.s3.access-key", () -> ObjectServer.ACCESS_KEY);
		registry.add("ecluse.attachments.s3.secret-key", () -> ObjectServer.SECRET_KEY);
	}

	@AfterAll
	static void stop() {
		CLAMD.close();
		OBJECTS.close();
	}

	@BeforeEach
	void file() {
		ANTIVIRUS.shut(false);
		STORE.shut(false);
		this.transaction.executeWithoutResult((status) -> this.members.put(new Member(HOME, "Ville de Grenoble",
				MemberKind.COMMUNE, "38185", "38", 157_477, null, Territory.METROPOLE, Letterhead.EMPTY)));
		String key = this.keys.issue("Logiciel de courrier", HOME, "essai", null).token();
		this.sender = Sender.filing(this.port, key, HOME, "essai-registres");
	}

	@Test
	void movesACleanFileToTheObjectStore() {
		byte[] content = Samples.pdf(6_500_000, 1);
		JsonNode added = reaches(given("plan.pdf", content), "clean");
		assertThat(added.path("scanned").asBoolean()).isTrue();
		atRest(added);
		assertThat(chunks(added)).isZero();
		assertThat(OBJECTS.keys())
			.contains("attachments/%s/%s/%s".formatted(HOME.value(), this.sender.id(), added.path("id").asString()));
		String address = added.path("content").asString();
		assertThat(this.sender.bytes(address)).isEqualTo(content);
		assertThat(this.sender.bytes(address, "Range", "bytes=1000000-2100000"))
			.isEqualTo(Arrays.copyOfRange(content, 1_000_000, 2_100_001));
		assertThat(this.sender.json(this.sender.dossier() + "/timeline").toString())
			.containsOnlyOnce("attachment-added");
		STORE.shut(true);
		HttpResponse<String> silent = this.sender.get(address);
		assertThat(silent.statusCode()).as(silent.body()).isEqualTo(503);
		assertThat(silent.body()).contains("L'entrepôt des pièces ne répond pas");
		STORE.shut(false);
		assertThat(this.sender.bytes(address)).isEqualTo(content);
	}

	@Test
	void neverServesWhatTheAntivirusFinds() {
		byte[] content = Samples.pdf(2_000_000, 2);
		byte[] virus = ClamdServer.EICAR.getBytes(StandardCharsets.US_ASCII);
		System.arraycopy(virus, 0, content, 1_048_540, virus.length);
		JsonNode found = reaches(given("facture.pdf", content), "infected");
		assertThat(found.path("finding").asString()).contains(ClamdServer.SIGNATURE);
		assertThat(found.path("content").isNull()).isTrue();
		HttpResponse<String> read = this.sender.get(found.path("href").asString() + "/content");
		assertThat(read.statusCode()).isEqualTo(410);
		assertThat(read.body()).contains("programme malveillant");
		assertThat(chunks(found)).isZero();
		assertThat(OBJECTS.keys()).noneMatch((key) -> key.endsWith(found.path("id").asString()));
		assertThat(this.sender.json(this.sender.dossier() + "/timeline").toString())
			.contains("attachment-refused", "Pièce « facture.pdf » refusée", ClamdServer.SIGNATURE)
			.doesNotContain("attachment-added");
	}

	@Test
	void keepsAFileBackUntilTheAntivirusAnswers() {
		ANTIVIRUS.shut(true);
		byte[] content = Samples.text("Une lettre.");
		JsonNode held = given("lettre.txt", content);
		assertThat(held.path("state").asString()).isEqualTo("quarantine");
		await().until(() -> attempts(held) > 0);
		assertThat(this.sender.json(held.path("href").asString()).path("state").asString()).isEqualTo("quarantine");
		HttpResponse<String> read = this.sender.get(held.path("href").asString() + "/content");
		assertThat(read.statusCode()).isEqualTo(409);
		assertThat(read.headers().firstValue("Retry-After")).isPresent();
		ANTIVIRUS.shut(false);
		JsonNode clean = reaches(held, "clean");
		assertThat(clean.path("scanned").asBoolean()).isTrue();
		assertThat(this.sender.bytes(clean.path("content").asString())).isEqualTo(content);
	}

	@Test
	void servesFromTheDatabaseUntilTheObjectStoreAnswers() {
		STORE.shut(true);
		byte[] content = Samples.pdf(1_200_000, 3);
		JsonNode clean = reaches(given("plan.pdf", content), "clean");
		await().until(() -> attempts(clean) > 0);
		assertThat(this.sender.bytes(clean.path("content").asString())).isEqualTo(content);
		assertThat(chunks(clean)).isEqualTo(2);
		STORE.shut(false);
		atRest(clean);
		assertThat(chunks(clean)).isZero();
		assertThat(this.sender.bytes(clean.path("content").asString())).isEqualTo(content);
	}

	@Test
	void isRefusedByTheObjectStoreUnderAWrongSecret() throws IOException {
		assertThatIOException().isThrownBy(() -> keep("un-autre-secret"));
		keep(ObjectServer.SECRET_KEY);
	}

	/** An empty object is enough: the signature is checked before the content. */
	private void keep(String secretKey) throws IOException {
		Attachment attachment = new Attachment("secret", HOME, "dossier", Attachment.State.CLEAN, "a.pdf", null, 0, 0,
				"application/pdf", Sha256.of(new ByteArrayInputStream(new byte[0])), true, null,
				Attachment.Place.DATABASE, "essai", Instant.EPOCH, null, null, 0);
		try (ObjectStore store = new ObjectStore(
				new AttachmentSettings.S3(URI.create("http://127.0.0.1:" + OBJECTS.port()), "us-east-1",
						ObjectServer.BUCKET, ObjectServer.ACCESS_KEY, secretKey))) {
			store.keep(attachment, new Chunks(this.jdbc));
		}
	}

	private JsonNode given(String fileName, byte[] content) {
		HttpResponse<String> given = this.sender.give(fileName, content);
		assertThat(given.statusCode()).as(given.body()).isEqualTo(201);
		return Sender.JSON.readTree(given.body());
	}

	/** The attachment once it is in that state. */
	private JsonNode reaches(JsonNode attachment, String state) {
		return await().atMost(Duration.ofMinutes(1))
			.until(() -> this.sender.json(attachment.path("href").asString()),
					(now) -> now.path("state").asString().equals(state));
	}

	private void atRest(JsonNode attachment) {
		await().atMost(Duration.ofMinutes(1))
			.until(() -> column(attachment, "place", String.class).equals(List.of("s3")));
	}

	private int attempts(JsonNode attachment) {
		return column(attachment, "attempts", Integer.class).get(0);
	}

	private <T> List<T> column(JsonNode attachment, String name, Class<T> type) {
		return this.jdbc.sql("select " + name + " from attachment where id = ?")
			.param(attachment.path("id").asString())
			.query(type)
			.list();
	}

	private int chunks(JsonNode attachment) {
		return this.jdbc.sql("select count(*) from attachment_chunk where attachment_id = ?")
			.param(attachment.path("id").asString())
			.query(Integer.class)
			.single();
	}

	private static <T> T started(Callable<T> start) {
		try {
			return start.call();
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

}
