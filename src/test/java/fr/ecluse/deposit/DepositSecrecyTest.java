package fr.ecluse.deposit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSetMetaData;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import fr.ecluse.EcluseTest;
import fr.ecluse.member.Members;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.util.unit.DataSize;
import org.springframework.web.multipart.MultipartFile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Nothing of a deposit is seen before the opening, nothing of a broken or late one is
 * kept.
 */
@EcluseTest
@Import(MovingClock.Configuration.class)
class DepositSecrecyTest {

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

	@Autowired
	private Deposits deposits;

	private Consultation consultation;

	@BeforeEach
	void open() {
		this.consultation = Consultation.start(this.port, this.engine, this.members, this.transactions)
			.open(this.clock.instant(), Duration.ofHours(1));
	}

	@Test
	void showsNothingButACountBeforeTheOpening() {
		this.consultation.post(Consultation.deposit(this.first, this.secret), "Idempotency-Key", "offre-" + this.first);
		HttpResponse<String> withFile = this.consultation.post(Consultation.deposit(this.second, this.secret),
				Map.of("offre-" + this.second + ".pdf", this.secret.getBytes(StandardCharsets.UTF_8)));
		String id = Consultation.JSON.readTree(withFile.body()).path("id").asString();
		for (Duration later : List.of(Duration.ZERO, Duration.ofHours(2))) {
			this.clock.move(later);
			JsonNode list = this.consultation.list();
			assertThat(list.path("count").asInt()).isEqualTo(2);
			assertThat(list.has("items")).isFalse();
			List<String> seen = new ArrayList<>(List.of(this.consultation.get("").body()));
			for (String path : List.of("/1/files/1", "/2/files/1", "/3/files/1")) {
				HttpResponse<String> response = this.consultation.get(path);
				assertThat(response.statusCode()).isEqualTo(409);
				assertThat(response.body()).contains("coffre-scelle", "R2132-9");
				seen.add(response.body());
			}
			for (String path : List.of("/1", "/" + id, "/" + id + "/files/1", "/1/files", "/1/content")) {
				HttpResponse<String> response = this.consultation.get(path);
				assertThat(response.statusCode()).as(path).isIn(400, 404, 405);
				seen.add(response.body());
			}
			String dossier = "/api/v1/members/" + Consultation.BUYER + "/dossiers/" + this.consultation.id;
			for (String path : List.of("", "/timeline", "/documents")) {
				seen.add(this.consultation.at(dossier + path).body());
			}
			String instance = this.consultation.task().getProcessInstanceId();
			HistoryService history = this.engine.getHistoryService();
			seen.add(this.engine.getRuntimeService().getVariables(instance).toString());
			seen.add(history.createHistoricVariableInstanceQuery().processInstanceId(instance).list().toString());
			seen.add(history.createHistoricDetailQuery().processInstanceId(instance).list().toString());
			assertThat(seen).noneMatch(this::tells);
			assertThat(tablesThatTell()).isEmpty();
		}
	}

	@Test
	void keepsOfALateDepositItsTraceAlone() {
		this.consultation.post(Consultation.deposit(this.first, "à temps"));
		this.clock.move(Duration.ofHours(1));
		HttpResponse<String> late = this.consultation.post(Consultation.deposit(this.second, this.secret),
				Map.of("retard.pdf", this.secret.getBytes(StandardCharsets.UTF_8)));
		assertThat(late.statusCode()).isEqualTo(409);
		assertThat(late.headers().firstValue("Content-Type")).hasValue("application/problem+json");
		assertThat(late.body()).contains("depot-hors-delai", "R2151-5", "\"late\":true", "receivedAt");
		assertThat(this.consultation.list().path("count").asInt()).isOne();
		assertThat(tablesThatTell()).isEmpty();
		this.consultation.ask("unseal", Instant.EPOCH);
		JsonNode item = this.consultation.list().path("items").get(1);
		assertThat(item.path("status").asString()).isEqualTo("late");
		assertThat(item.path("depositor").path("siret").asString()).isEqualTo(this.second);
		assertThat(item.has("content")).isFalse();
		assertThat(item.has("sha256")).isFalse();
		List<?> eliminated = this.consultation.plain("tendersLate");
		assertThat(eliminated).hasSize(1);
		assertThat(eliminated.toString()).contains(this.second, "receivedAt").doesNotContain(this.secret, "sha256");
		assertThat(this.consultation.plain("tenders").toString()).contains(this.first).doesNotContain(this.second);
		assertThat(this.jdbc.queryForObject("""
				select count(*) from deposit_chunk c join deposit d on d.id = c.deposit_id where d.late""",
				Integer.class))
			.isZero();
	}

	@Test
	void unsealsNothingBeforeTheLimit() {
		this.consultation.post(Consultation.deposit(this.first, this.secret));
		assertThatThrownBy(() -> this.consultation.ask("unseal", Instant.EPOCH))
			.hasStackTraceContaining("Les plis ne peuvent être lus");
		this.consultation.ask("close", Instant.EPOCH);
		assertThatThrownBy(() -> this.consultation.ask("unseal", Instant.EPOCH))
			.hasStackTraceContaining("Les plis ne peuvent être lus");
		assertThat(this.consultation.list().path("state").asString()).isEqualTo("closed");
		assertThat(this.engine.getRuntimeService().getVariables(this.consultation.task().getProcessInstanceId()))
			.doesNotContainKeys("tenders", "tendersLate");
	}

	@Test
	void knowsNoOtherBoxAndNoOtherMembersBox() {
		String own = this.consultation.path();
		assertThat(this.consultation.at(own.replace("offres", "candidatures")).body()).contains("coffre-inconnu");
		assertThat(this.consultation.at(own.replace(Consultation.BUYER.value(), Consultation.OTHER.value())).body())
			.contains("coffre-inconnu");
	}

	@Test
	void keepsNothingOfADepositThatBreaksOff() throws Exception {
		MultipartFile broken = new MockMultipartFile("file", "f.bin", null, new byte[3 << 20]) {

			private int reads;

			@Override
			public InputStream getInputStream() throws IOException {
				if (this.reads++ == 0) {
					return super.getInputStream();
				}
				return new SequenceInputStream(new ByteArrayInputStream(new byte[2 << 20]), new InputStream() {

					@Override
					public int read() throws IOException {
						throw new IOException("the disk is full");
					}

				});
			}

		};
		Submission submission = Submission.read(
				Consultation.deposit(this.first, this.secret).getBytes(StandardCharsets.UTF_8), List.of(broken),
				new DepositSettings.Limits(DataSize.ofMegabytes(20), 50, DataSize.ofKilobytes(512)), Consultation.JSON);
		int before = rows();
		assertThatThrownBy(() -> this.deposits.receive(Consultation.BUYER, this.consultation.id, "offres", submission,
				"cle", this.clock.instant()))
			.hasRootCauseMessage("the disk is full");
		assertThat(rows()).isEqualTo(before);
		assertThat(this.consultation.list().path("count").asInt()).isZero();
		assertThat(this.consultation.post(Consultation.deposit(this.first, this.secret), "Idempotency-Key", "cle")
			.statusCode()).isEqualTo(201);
	}

	private int rows() {
		Integer rows = this.jdbc.queryForObject(
				"select (select count(*) from deposit) + (select count(*) from deposit_chunk)", Integer.class);
		return (rows != null) ? rows : -1;
	}

	@Test
	void openingSeesThroughRowsThatWereExchanged() {
		this.consultation.post(Consultation.deposit(this.first, "un"),
				Map.of("f", "1".getBytes(StandardCharsets.UTF_8)));
		this.consultation.post(Consultation.deposit(this.second, "deux"),
				Map.of("f", "2".getBytes(StandardCharsets.UTF_8)));
		this.transactions.executeWithoutResult((it) -> this.jdbc.update("""
				update deposit d join deposit_box b on b.id = d.box_id
				join (select number, sealed, box_id from deposit) o on o.box_id = d.box_id and o.number = 3 - d.number
				set d.sealed = o.sealed where b.dossier_id = ?""", this.consultation.id));
		this.clock.move(Duration.ofHours(1));
		assertThatThrownBy(() -> this.consultation.ask("unseal", Instant.EPOCH))
			.hasStackTraceContaining("has been changed");
	}

	private boolean tells(String text) {
		return text.contains(this.secret) || text.contains(this.first) || text.contains(this.second);
	}

	/** Every column of every table, as a thief of the database would read it. */
	private List<String> tablesThatTell() {
		List<String> telling = new ArrayList<>();
		List<String> tables = this.jdbc.queryForList(
				"select table_name from information_schema.tables where table_schema = database()", String.class);
		assertThat(tables).contains("deposit", "deposit_chunk", "ACT_GE_BYTEARRAY").hasSizeGreaterThan(50);
		for (String table : tables) {
			this.jdbc.query("select * from `" + table + "`", (row) -> {
				ResultSetMetaData columns = row.getMetaData();
				for (int i = 1; i <= columns.getColumnCount(); i++) {
					String text = columns.getColumnTypeName(i).matches(".*(BLOB|BINARY).*") && row.getBytes(i) != null
							? new String(row.getBytes(i), StandardCharsets.ISO_8859_1)
							: String.valueOf(row.getString(i));
					if (text.contains(this.secret) || text.contains(this.first) || text.contains(this.second)) {
						telling.add(table + "." + columns.getColumnName(i));
					}
				}
			});
		}
		return telling;
	}

}
