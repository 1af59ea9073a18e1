package fr.ecluse.attachment;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

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

/**
 * Uploads in parts, as the tus protocol has them, through cuts and against one another.
 */
@EcluseTest
class ResumableUploadTest {

	private static final Siren HOME = new Siren("213801855");

	private static final int PIECE = 1 << 20;

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

	@BeforeEach
	void file() {
		this.transaction.executeWithoutResult((status) -> this.members.put(new Member(HOME, "Ville de Grenoble",
				MemberKind.COMMUNE, "38185", "38", 157_477, null, Territory.METROPOLE, Letterhead.EMPTY)));
		String key = this.keys.issue("Logiciel de courrier", HOME, "essai", null).token();
		this.sender = Sender.filing(this.port, key, HOME, "essai-registres");
	}

	@Test
	void takesAFileInPartsOfAnySize() {
		byte[] content = Samples.pdf(2_600_000, 1);
		String upload = this.sender.open("plan.pdf", content.length);
		int at = 0;
		for (int size : new int[] { 1, 700_000, 0, 348_575, PIECE, 502_848 }) {
			HttpResponse<String> part = this.sender.append(upload, at, Arrays.copyOfRange(content, at, at + size));
			at += size;
			assertThat(part.statusCode()).as(part.body()).isEqualTo(204);
			assertThat(part.headers().firstValueAsLong("Upload-Offset")).hasValue(at);
			assertThat(part.headers().firstValue("Tus-Resumable")).hasValue("1.0.0");
			assertThat(this.sender.offset(upload)).isEqualTo(at);
		}
		JsonNode added = this.sender.json(upload);
		assertThat(added.path("state").asString()).isEqualTo("clean");
		assertThat(this.sender.bytes(added.path("content").asString())).isEqualTo(content);
		assertThat(chunks(added.path("id").asString())).containsExactly(PIECE, PIECE, 2_600_000 - 2 * PIECE);
		assertThat(this.sender.append(upload, content.length, new byte[0]).statusCode()).as("nothing more to send")
			.isEqualTo(204);
		refused(this.sender.append(upload, content.length, new byte[1]), 409, "envoi-acheve");
		refused(this.sender.tus("DELETE", upload, BodyPublishers.noBody()), 409, "envoi-acheve");
	}

	@Test
	void keepsWhatArrivedBeforeTheConnectionBroke() throws IOException {
		byte[] content = Samples.pdf(5_000_000, 2);
		String upload = this.sender.open("plan.pdf", content.length);
		int first = 2_345_678;
		cut(upload, content, 0, first);
		await().until(() -> this.sender.offset(upload) == first);
		assertThat(this.sender.json(upload).path("state").asString()).isEqualTo("uploading");
		cut(upload, content, first, 3_000_001);
		await().until(() -> this.sender.offset(upload) == 3_000_001);
		assertThat(this.sender.append(upload, 3_000_001, Arrays.copyOfRange(content, 3_000_001, content.length))
			.statusCode()).isEqualTo(204);
		JsonNode added = this.sender.json(upload);
		assertThat(added.path("sha256").asString()).isEqualTo(Sha256.of(new ByteArrayInputStream(content)));
		assertThat(this.sender.bytes(added.path("content").asString())).isEqualTo(content);
		assertThat(chunks(added.path("id").asString())).allMatch((size) -> size <= PIECE).hasSize(5);
	}

	/** Announces the whole rest, sends a part of it and goes away. */
	private void cut(String upload, byte[] content, int from, int to) throws IOException {
		try (Socket socket = new Socket("localhost", this.port)) {
			OutputStream out = socket.getOutputStream();
			out.write(this.sender.patchHead(upload, from, content.length - from).getBytes(StandardCharsets.US_ASCII));
			out.write(content, from, to - from);
			out.flush();
		}
	}

	@Test
	void letsOneOfManyGoOn() throws Exception {
		byte[] content = Samples.pdf(3_400_000, 3);
		String upload = this.sender.open("plan.pdf", content.length);
		ExecutorService threads = Executors.newFixedThreadPool(6);
		try {
			List<Future<HttpResponse<String>>> answers = threads
				.invokeAll(Collections.nCopies(6, () -> this.sender.append(upload, 0, content)));
			long won = 0;
			for (Future<HttpResponse<String>> answer : answers) {
				if (answer.get().statusCode() == 204) {
					won++;
				}
				else {
					assertThat(answer.get().statusCode()).as(answer.get().body()).isEqualTo(409);
				}
			}
			assertThat(won).isEqualTo(1);
		}
		finally {
			threads.shutdown();
		}
		JsonNode added = this.sender.json(upload);
		assertThat(this.sender.bytes(added.path("content").asString())).isEqualTo(content);
	}

	@Test
	void checksAPartBeforeItCounts() {
		byte[] content = Samples.pdf(1_500_000, 4);
		String upload = this.sender.open("plan.pdf", content.length);
		byte[] part = Arrays.copyOf(content, 1_200_000);
		refused(this.sender.append(upload, 0, part, "Upload-Checksum", checksum(content)), 460, "empreinte-differente");
		assertThat(this.sender.offset(upload)).isZero();
		assertThat(chunks(id(upload))).isEmpty();
		assertThat(this.sender.append(upload, 0, part, "Upload-Checksum", checksum(part)).statusCode()).isEqualTo(204);
		byte[] rest = Arrays.copyOfRange(content, part.length, content.length);
		assertThat(this.sender.append(upload, part.length, rest, "Upload-Checksum", checksum(rest)).statusCode())
			.isEqualTo(204);
		assertThat(this.sender.bytes(upload + "/content")).isEqualTo(content);
		String longer = this.sender.open("plan.pdf", 6 << 20);
		refused(this.sender.append(longer, 0, new byte[(4 << 20) + 1], "Upload-Checksum", checksum(part)), 413,
				"partie-trop-volumineuse");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", textBlock = """
			Upload-Length       | -                 | 400 | envoi-invalide
			Upload-Length       | 12x               | 400 | envoi-invalide
			Upload-Length       | -5                | 400 | envoi-invalide
			Upload-Length       | 0                 | 400 | envoi-invalide
			Upload-Length       | 104857601         | 413 | piece-trop-volumineuse
			Upload-Metadata     | filename plan.pdf | 400 | envoi-invalide
			Upload-Metadata     | filename /////w== | 400 | envoi-invalide
			Upload-Metadata     | a YQ==,a YQ==     | 400 | envoi-invalide
			Upload-Metadata     | ,                 | 400 | envoi-invalide
			Upload-Metadata     | name YQ==         | 400 | nom-de-fichier
			Upload-Metadata     | filename YS5leGU= | 415 | type-de-piece
			Tus-Resumable       | 0.2.2             | 412 | version-de-tus
			Tus-Resumable       | -                 | 412 | version-de-tus
			""")
	void opensNoUploadWithoutWhatItNeeds(String header, @Nullable String value, int status, String slug) {
		Map<String, String> headers = new LinkedHashMap<>(
				Map.of("Tus-Resumable", "1.0.0", "Upload-Length", "100", "Upload-Metadata", "filename cGxhbi5wZGY="));
		headers.remove(header);
		if (value != null) {
			headers.put(header, value);
		}
		HttpResponse<String> response = this.sender.send("POST", this.sender.attachments(), BodyPublishers.noBody(),
				headers.entrySet()
					.stream()
					.flatMap((entry) -> Stream.of(entry.getKey(), entry.getValue()))
					.toArray(String[]::new));
		refused(response, status, slug);
		assertThat(response.headers().firstValue("Tus-Resumable")).hasValue("1.0.0");
		assertThat(response.headers().firstValue("Tus-Version").isPresent()).isEqualTo(status == 412);
	}

	@Test
	void goesOnOnlyWhereItStopped() {
		byte[] content = Samples.pdf(10_000, 5);
		String upload = this.sender.open("plan.pdf", content.length);
		assertThat(this.sender.append(upload, 0, Arrays.copyOf(content, 4_000)).statusCode()).isEqualTo(204);
		HttpResponse<String> again = this.sender.append(upload, 0, content);
		refused(again, 409, "decalage-different");
		assertThat(again.headers().firstValueAsLong("Upload-Offset")).hasValue(4_000);
		refused(this.sender.append(upload, 5_000, new byte[10]), 409, "decalage-different");
		refused(this.sender.append(upload, 4_000, new byte[6_001]), 413, "plus-qu-annonce");
		refused(this.sender.tus("PATCH", upload,
				BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[6_001])), "Upload-Offset", "4000",
				"Content-Type", Sender.PART), 413, "plus-qu-annonce");
		refused(this.sender.tus("PATCH", upload, BodyPublishers.ofByteArray(new byte[10]), "Content-Type", Sender.PART),
				400, "envoi-invalide");
		refused(this.sender.tus("PATCH", upload, BodyPublishers.ofByteArray(new byte[10]), "Upload-Offset", "4000",
				"Content-Type", "application/octet-stream"), 415, "type-de-contenu");
		refused(this.sender.append(upload, 4_000, new byte[10], "Upload-Checksum", "md5 AAAA"), 400, "envoi-invalide");
		refused(this.sender.append(upload, 4_000, new byte[10], "Upload-Checksum", "sha256 AAAA"), 400,
				"envoi-invalide");
		refused(this.sender.send("PATCH", upload, BodyPublishers.ofByteArray(new byte[10]), "Upload-Offset", "4000",
				"Content-Type", Sender.PART), 412, "version-de-tus");
		assertThat(this.sender.send("HEAD", upload, BodyPublishers.noBody()).statusCode()).isEqualTo(412);
		assertThat(this.sender.offset(upload)).isEqualTo(4_000);
		refused(this.sender.get(upload + "/content"), 409, "piece-en-quarantaine");
		assertThat(this.sender.append(upload, 4_000, Arrays.copyOfRange(content, 4_000, 10_000)).statusCode())
			.isEqualTo(204);
	}

	@Test
	void saysWhatItCan() {
		HttpResponse<String> answer = this.sender.send("OPTIONS", this.sender.attachments(), BodyPublishers.noBody());
		assertThat(answer.statusCode()).isEqualTo(204);
		assertThat(answer.headers().firstValue("Tus-Version")).hasValue("1.0.0");
		assertThat(answer.headers().firstValue("Tus-Extension")).hasValue("creation,expiration,checksum,termination");
		assertThat(answer.headers().firstValue("Tus-Max-Size")).hasValue("104857600");
	}

	@Test
	void refusesAFinishedFileOfAnotherType() {
		byte[] content = Samples.program();
		String upload = this.sender.open("plan.pdf", content.length);
		refused(this.sender.append(upload, 0, content), 415, "type-de-piece");
		assertThat(this.sender.json(upload).path("state").asString()).isEqualTo("refused");
	}

	@Test
	void forgetsUploadsThatAreDroppedOrExpire() {
		String dropped = this.sender.open("a.pdf", 100);
		this.sender.append(dropped, 0, new byte[50]);
		assertThat(this.sender.tus("DELETE", dropped, BodyPublishers.noBody()).statusCode()).isEqualTo(204);
		refused(this.sender.get(dropped), 404, "piece-inconnue");
		assertThat(this.sender.tus("HEAD", dropped, BodyPublishers.noBody()).statusCode()).isEqualTo(404);
		refused(this.sender.append(dropped, 50, new byte[50]), 404, "piece-inconnue");
		refused(this.sender.send("DELETE", this.sender.open("b.pdf", 100), BodyPublishers.noBody(), "Tus-Resumable",
				"2"), 412, "version-de-tus");
		String expired = this.sender.open("c.pdf", 100);
		this.sender.append(expired, 0, new byte[50]);
		this.transaction
			.executeWithoutResult((status) -> this.jdbc.sql("update attachment set due = '2026-01-01' where id = ?")
				.param(id(expired))
				.update());
		await().untilAsserted(() -> refused(this.sender.get(expired), 404, "piece-inconnue"));
		assertThat(chunks(id(expired))).isEmpty();
	}

	@Test
	void boundsWhatIsUnfinished() {
		List<String> open = IntStream.range(0, 5).mapToObj((n) -> this.sender.open(n + ".pdf", 100_000_000)).toList();
		refused(this.sender.tus("POST", this.sender.attachments(), BodyPublishers.noBody(), "Upload-Length", "50000000",
				"Upload-Metadata", "filename " + Sender.base64("plan.pdf")), 413, "dossier-plein");
		open.forEach((upload) -> this.sender.tus("DELETE", upload, BodyPublishers.noBody()));
		for (int n = 0; n < 10; n++) {
			this.sender.open(n + ".pdf", 1_000);
		}
		refused(this.sender.give("plan.pdf", Samples.pdf(100, 6)), 409, "trop-d-envois-inacheves");
	}

	@Test
	void holdsNoFileOfAHundredMegabytesInMemory() throws IOException {
		long length = 100L << 20;
		String upload = this.sender.open("plan.pdf", length);
		HttpResponse<String> sent = this.sender.tus("PATCH", upload,
				BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(() -> new Noise(length)), length),
				"Upload-Offset", "0", "Content-Type", Sender.PART);
		assertThat(sent.statusCode()).as(sent.body()).isEqualTo(204);
		JsonNode added = this.sender.json(upload);
		assertThat(added.path("state").asString()).isEqualTo("clean");
		assertThat(chunks(id(upload))).hasSize(100).allMatch((size) -> size == PIECE);
		String sha256 = Sha256.of(new Noise(length));
		assertThat(added.path("sha256").asString()).isEqualTo(sha256);
		try (InputStream read = this.sender.content(upload + "/content").body()) {
			assertThat(Sha256.of(read)).isEqualTo(sha256);
		}
	}

	private List<Integer> chunks(String id) {
		return this.jdbc.sql("select length(content) from attachment_chunk where attachment_id = ? order by number")
			.param(id)
			.query(Integer.class)
			.list();
	}

	private static String id(String upload) {
		return upload.substring(upload.lastIndexOf('/') + 1);
	}

	private static String checksum(byte[] part) {
		return "sha256 " + Base64.getEncoder().encodeToString(Sha256.of(part));
	}

	private static void refused(HttpResponse<String> response, int status, String slug) {
		assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
		assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
		JsonNode problem = Sender.JSON.readTree(response.body());
		assertThat(problem.path("type").asString()).endsWith("/problemes/" + slug);
		assertThat(problem.path("detail").asString()).endsWith(".").doesNotContainIgnoringCase("exception");
	}

	/** The same long PDF each time, without holding it. */
	private static final class Noise extends InputStream {

		private final byte[] piece = Samples.pdf(8_191, 7);

		private final long length;

		private long at;

		private Noise(long length) {
			this.length = length;
		}

		@Override
		public int read() {
			return (this.at < this.length) ? this.piece[(int) (this.at++ % this.piece.length)] & 0xff : -1;
		}

		@Override
		public int read(byte[] bytes, int offset, int count) {
			if (this.at >= this.length) {
				return -1;
			}
			int start = (int) (this.at % this.piece.length);
			int given = (int) Math.min(Math.min(count, this.piece.length - start), this.length - this.at);
			System.arraycopy(this.piece, start, bytes, offset, given);
			this.at += given;
			return given;
		}

	}

}
