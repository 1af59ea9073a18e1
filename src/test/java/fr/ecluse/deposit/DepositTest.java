package fr.ecluse.deposit;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import fr.ecluse.EcluseTest;
import fr.ecluse.member.Members;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Deposits from their receipt to their opening, on the whole server. */
@EcluseTest
@Import(MovingClock.Configuration.class)
class DepositTest {

	/** Of this test alone: the database keeps what other tests have opened. */
	private final String first = Consultation.siret();

	private final String second = Consultation.siret();

	private final String secret = "pli-" + UUID.randomUUID();

	@LocalServerPort
	private int port;

	@Autowired
	private ProcessEngine engine;

	@Autowired
	private Members members;

	@Autowired
	private TransactionOperations transactions;

	@Autowired
	private MovingClock clock;

	@Autowired
	private JdbcTemplate jdbc;

	private Consultation consultation;

	@BeforeEach
	void open() {
		this.consultation = Consultation.start(this.port, this.engine, this.members, this.transactions)
			.open(this.clock.instant(), Duration.ofHours(1));
	}

	@Test
	void givesAReceiptThatTheDepositorCanCheck() throws Exception {
		String deposit = Consultation.deposit(this.first, this.secret);
		HttpResponse<String> response = this.consultation.post(deposit);
		assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
		JsonNode receipt = Consultation.JSON.readTree(response.body());
		assertThat(receipt.path("number").asInt()).isOne();
		assertThat(receipt.path("box").asString()).isEqualTo("offres");
		assertThat(receipt.path("late").asBoolean(true)).isFalse();
		assertThat(receipt.path("sha256").asString())
			.isEqualTo(Consultation.sha256(deposit.getBytes(StandardCharsets.UTF_8)));
		assertThat(Instant.parse(receipt.path("receivedAt").asString())).isBefore(this.clock.instant());
		assertThat(response.body()).doesNotContain(this.secret);
		assertThat(this.jdbc.queryForList(
				"select label from journal_entry where subject_id = ? and action = 'deposit.received'", String.class,
				this.consultation.dossier()))
			.containsExactly("Pli n° 1 reçu au coffre « offres »");
	}

	@Test
	void opensContentAndFilesAfterTheLimitOnly() throws Exception {
		byte[] large = new byte[2_700_000];
		new Random(7).nextBytes(large);
		byte[] small = "le mémoire technique".getBytes(StandardCharsets.UTF_8);
		String deposit = Consultation.deposit(this.first, this.secret);
		Map<String, byte[]> files = new LinkedHashMap<>();
		files.put("dossier.pdf", large);
		files.put("../mémoire \\ vide.txt", small);
		files.put("vide.txt", new byte[0]);
		HttpResponse<String> response = this.consultation.post(deposit, files);
		assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
		JsonNode receipt = Consultation.JSON.readTree(response.body());
		assertThat(receipt.path("sha256").asString())
			.isEqualTo(Consultation.sha256(deposit.getBytes(StandardCharsets.UTF_8), large, small));
		assertThat(receipt.path("files").get(0).path("sha256").asString()).isEqualTo(Consultation.sha256(large));

		this.clock.move(Duration.ofHours(2));
		this.consultation.ask("unseal", Instant.EPOCH);
		JsonNode list = this.consultation.list();
		assertThat(list.path("state").asString()).isEqualTo("unsealed");
		JsonNode item = list.path("items").get(0);
		assertThat(item.path("status").asString()).isEqualTo("kept");
		assertThat(item.path("content").path("note").asString()).isEqualTo(this.secret);
		assertThat(item.path("files").get(1).path("name").asString()).isEqualTo("vide.txt");
		assertThat(this.consultation.file(1, 1)).isEqualTo(large);
		assertThat(this.consultation.file(1, 2)).isEqualTo(small);
		assertThat(this.consultation.file(1, 3)).isEmpty();
		HttpResponse<String> file = this.consultation.at(item.path("files").get(1).path("href").asString());
		assertThat(file.headers().firstValue("Content-Disposition").orElse("")).startsWith("attachment");
		assertThat(file.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
		assertThat(this.consultation.get("/1/files/4").statusCode()).isEqualTo(404);
		assertThat(this.consultation.get("/2/files/1").statusCode()).isEqualTo(404);
		Map<?, ?> tender = this.consultation.plain("tenders").get(0);
		assertThat(tender.get("content")).isEqualTo(Map.of("amount", 123456L, "note", this.secret));
		assertThat(String.valueOf(tender.get("receivedAt"))).matches("\\d{4}-\\d\\d-\\d\\dT.*\\+0[12]:00");
		assertThat(tender.get("depositor")).asInstanceOf(InstanceOfAssertFactories.MAP)
			.containsEntry("siret", this.first);
	}

	@Test
	void countsTheLastDepositOfEachDepositorAlone() {
		this.consultation.post(Consultation.deposit(this.first, "première offre"),
				Map.of("a.txt", "ancien".getBytes(StandardCharsets.UTF_8)));
		this.consultation.post(Consultation.deposit(this.second, "offre du second"));
		this.consultation.post(Consultation.deposit(this.first, "offre corrigée")
			.replace("\"siret\":\"" + this.first, "\"siret\":\" " + this.first.replaceFirst("(...)(...)", "$1 $2 ")));
		this.clock.move(Duration.ofHours(1));
		this.consultation.post(Consultation.deposit(this.first, "trop tard"));
		this.consultation.ask("unseal", Instant.EPOCH);
		assertThat(this.consultation.plain("tenders")).extracting((it) -> it.get("number")).containsExactly(2L, 3L);
		assertThat(this.consultation.plain("tendersSuperseded")).extracting((it) -> it.get("number"))
			.containsExactly(1L);
		assertThat(this.consultation.plain("tendersSuperseded").get(0)).doesNotContainKeys("content", "files");
		assertThat(this.consultation.plain("tendersLate")).hasSize(1);
		assertThat(this.consultation.list().path("items")).extracting((it) -> it.path("status").asString())
			.containsExactly("superseded", "kept", "kept", "late");
		assertThat(this.consultation.list().toString()).doesNotContain("première offre", "trop tard");
		assertThat(this.consultation.get("/1/files/1").statusCode()).isEqualTo(404);
	}

	@Test
	void answersARepeatedCallWithTheSameReceipt() {
		String deposit = Consultation.deposit(this.first, this.secret);
		HttpResponse<String> first = this.consultation.post(deposit, "Idempotency-Key", "cle-1");
		HttpResponse<String> again = this.consultation.post(deposit, "Idempotency-Key", "cle-1");
		assertThat(again.statusCode()).isEqualTo(201);
		assertThat(again.body()).isEqualTo(first.body());
		assertThat(again.headers().firstValue("Idempotent-Replayed")).hasValue("true");
		assertThat(this.consultation.list().path("count").asInt()).isOne();
		assertThat(this.consultation.post(Consultation.deposit(this.first, "autre"), "Idempotency-Key", "cle-1")
			.statusCode()).isEqualTo(422);
		this.clock.move(Duration.ofHours(3));
		assertThat(this.consultation.post(deposit, "Idempotency-Key", "cle-1").body()).isEqualTo(first.body());
		HttpResponse<String> late = this.consultation.post(deposit, "Idempotency-Key", "cle-2");
		assertThat(late.statusCode()).isEqualTo(409);
		assertThat(this.consultation.post(deposit, "Idempotency-Key", "cle-2").body()).isEqualTo(late.body());
		assertThat(this.jdbc.queryForObject("""
				select count(*) from deposit d join deposit_box b on b.id = d.box_id where b.dossier_id = ?""",
				Integer.class, this.consultation.id))
			.isEqualTo(2);
	}

	@Test
	void extendsTheLimitForwardWhileItRuns() {
		Instant now = this.clock.instant();
		assertThatThrownBy(() -> this.consultation.open(now, Duration.ofMinutes(30)))
			.hasStackTraceContaining("ne peut être que reportée");
		this.consultation.open(now, Duration.ofHours(5));
		this.clock.move(Duration.ofHours(4));
		assertThat(this.consultation.post(Consultation.deposit(this.first, this.secret)).statusCode()).isEqualTo(201);
		this.clock.move(Duration.ofHours(2));
		assertThatThrownBy(() -> this.consultation.open(this.clock.instant(), Duration.ofHours(1)))
			.hasStackTraceContaining("R2151-4");
	}

	@Test
	void takesNothingIntoAClosedBox() {
		this.consultation.ask("close", Instant.EPOCH);
		HttpResponse<String> closed = this.consultation.post(Consultation.deposit(this.first, this.secret));
		assertThat(closed.statusCode()).isEqualTo(409);
		assertThat(closed.body()).contains("coffre-ferme");
	}

	@Test
	void closesTheBoxWithItsDossier() {
		this.consultation.ask("end", Instant.EPOCH);
		assertThat(this.consultation.post(Consultation.deposit(this.first, this.secret)).body())
			.contains("coffre-ferme");
	}

	@Test
	void numbersDepositsThatArriveTogether() throws Exception {
		ExecutorService pool = Executors.newFixedThreadPool(8);
		try {
			List<Integer> numbers = Collections.synchronizedList(new ArrayList<>());
			List<java.util.concurrent.Future<?>> all = new ArrayList<>();
			for (int i = 0; i < 16; i++) {
				String siret = "%014d".formatted(10_000_000_000_000L + i);
				all.add(pool.submit(() -> {
					HttpResponse<String> response = this.consultation.post(Consultation.deposit(siret, "x"),
							Map.of("f.txt", new byte[10_000]));
					numbers.add(Consultation.JSON.readTree(response.body()).path("number").asInt());
				}));
			}
			for (java.util.concurrent.Future<?> one : all) {
				one.get();
			}
			assertThat(numbers).containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, 16).boxed().toList());
		}
		finally {
			pool.shutdownNow();
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "[] | /", "{} | /depositor", "nul | lisible",
			"{\"depositor\":{\"siret\":\"55208131766522\"}} | /depositor/name",
			"{\"depositor\":{\"name\":\"A\"}} | /depositor/siret",
			"{\"depositor\":{\"name\":\"A\",\"siret\":\"123\"}} | quatorze chiffres",
			"{\"depositor\":{\"name\":\"A\",\"siret\":55208131766522}} | quatorze chiffres",
			"{\"depositor\":{\"name\":\"A\",\"siret\":\"55208131766522\",\"email\":\"x\"}} | /depositor/email",
			"{\"depositor\":{\"name\":\"A\",\"siret\":\"55208131766522\"},\"content\":[1]} | /content",
			"{\"depositor\":{\"name\":\"A\",\"siret\":\"55208131766522\"},\"content\":{\"a\":\"\\u0001\"}} | imprimables",
			"{\"depositor\":{\"name\":\"A\",\"siret\":\"55208131766522\"},\"autre\":1} | /autre" })
	void saysWhatIsWrongWithADeposit(String deposit, String sentence) {
		HttpResponse<String> response = this.consultation.post(deposit);
		assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
		assertThat(response.body()).contains("donnees-invalides", sentence);
		assertThat(this.consultation.list().path("count").asInt()).isZero();
	}

	@Test
	void takesAForeignDepositorByAnotherIdentifier() {
		String foreign = "{\"depositor\":{\"name\":\"Straßenbau GmbH\",\"identifier\":\"DE123456789\"}}";
		assertThat(this.consultation.post(foreign).statusCode()).isEqualTo(201);
		assertThat(this.consultation.post(foreign.replace("DE1", "de1")).statusCode()).isEqualTo(201);
		this.clock.move(Duration.ofHours(1));
		this.consultation.ask("unseal", Instant.EPOCH);
		assertThat(this.consultation.plain("tenders")).hasSize(1);
	}

	@Test
	void limitsFiles() {
		Map<String, byte[]> many = new LinkedHashMap<>();
		for (int i = 0; i < 51; i++) {
			many.put("f" + i, new byte[1]);
		}
		assertThat(this.consultation.post(Consultation.deposit(this.first, "x"), many).body())
			.contains("50 fichiers au plus");
		HttpResponse<String> large = this.consultation.post(Consultation.deposit(this.first, "x"),
				Map.of("f", new byte[21 << 20]));
		assertThat(large.statusCode()).as(large.body()).isEqualTo(413);
		assertThat(this.consultation.list().path("count").asInt()).isZero();
	}

	@Test
	void wantsTheLengthOfAMultipartDeposit() {
		HttpResponse<String> response = this.consultation.stream(Consultation.deposit(this.first, "x"));
		assertThat(response.statusCode()).as(response.body()).isEqualTo(411);
		assertThat(response.body()).contains("Content-Length");
	}

}
