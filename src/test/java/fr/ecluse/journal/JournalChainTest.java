package fr.ecluse.journal;

import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import fr.ecluse.EcluseTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Every way to falsify the journal, and every way to seal it at an awkward moment. */
@EcluseTest
@TestInstance(Lifecycle.PER_CLASS)
class JournalChainTest {

	private static final int ROWS = 7;

	private final Ledger ledger;

	JournalChainTest(@Autowired Environment environment) throws SQLException {
		this.ledger = Ledger.open(environment);
	}

	@BeforeEach
	void write() {
		this.ledger.clear();
		this.ledger.day(ROWS);
		this.ledger.nextDay();
		this.ledger.day(ROWS);
		this.ledger.nextDay();
		this.ledger.day(ROWS);
	}

	@AfterAll
	void close() {
		this.ledger.close();
	}

	@Test
	void isIntactWhileNobodyTouchesIt() {
		JournalVerification.Report report = this.ledger.verify();
		assertThat(report).isEqualTo(new JournalVerification.Report(3 * ROWS, 3, 0, null, null));
		assertThat(report.sentence())
			.isEqualTo("Journal intact : 21 lignes vérifiées sur 3 jours, 0 en attente de scellement.");
		assertThat(this.ledger.rows.closedFrom(LocalDate.EPOCH)).extracting((it) -> it.day().day())
			.containsExactly(Ledger.FIRST_DAY, Ledger.FIRST_DAY.plusDays(1));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			value = { "at|at + interval 1 microsecond", "siren|'213800014'", "siren|null", "subject_kind|'agent'",
					"subject_id|'c'", "action|'dossier.closed'", "actor_kind|'agent'", "actor_id|'quelqu.un'",
					"label|'Autre étape'", "details|'{\"step\":12}'", "details|'{\"step\": 2}'",
					"sha256|repeat('a', 64)", "hash|repeat('b', 64)", "hash|null" })
	void findsEachColumnThatIsChanged(String column, String value) {
		this.ledger.tamper("update journal_entry set %s = %s where number = %d".formatted(column, value,
				column.equals("siren") ? 10 : 11));
		JournalVerification.Report report = this.ledger.verify();
		assertThat(report.intact()).isFalse();
		assertThat(report.number()).isEqualTo(column.equals("siren") ? 10 : 11);
		assertThat(report.sentence()).contains("ligne n° " + report.number())
			.contains(column.equals("hash") ? "L'empreinte de la ligne" : "n'est plus celle qui a été scellée");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = {
			"update journal_entry set day = '2026-03-01' where number = 8|8",
			"update journal_entry set day = '2026-03-02' where number = 7|7",
			"update journal_entry set day = null where number = 9|9",
			"update journal_entry set number = 1000 where number = 21|21",
			"update journal_entry set number = null where number = 12|12",
			"delete from journal_entry where number = 1|1", "delete from journal_entry where number = 5|5",
			"delete from journal_entry where number = 21|21",
			"update journal_entry set number = 99 where number = 4; update journal_entry set number = 4 where number = 6; update journal_entry set number = 6 where number = 99|4",
			"update journal_entry set number = -number where number > 9; update journal_entry set number = 1 - number where number < 0; insert into journal_entry (number, day, at, subject_kind, subject_id, action, actor_kind, actor_id, label, details, hash) select 10, day, at, subject_kind, subject_id, action, actor_kind, actor_id, label, details, hash from journal_entry where number = 9|10",
			"insert into journal_entry (number, day, at, subject_kind, subject_id, action, actor_kind, actor_id, label, details, hash) select 22, day, at, subject_kind, subject_id, action, actor_kind, actor_id, label, details, hash from journal_entry where number = 21|22",
			"delete from journal_entry where day = '2026-03-02'|8" })
	void namesTheFirstRowThatIsNotInItsPlace(String sql, long row) {
		this.ledger.tamper(sql);
		JournalVerification.Report report = this.ledger.verify();
		assertThat(report.number()).as(report.sentence()).isEqualTo(row);
		assertThat(report.sentence()).startsWith("Journal altéré.").contains("n° " + row);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = {
			"update journal_day set entries = 6 where day = '2026-03-01'|2026-03-01",
			"update journal_day set first = 2 where day = '2026-03-01'|2026-03-01",
			"update journal_day set last = 8 where day = '2026-03-01'|2026-03-01",
			"update journal_day set last_hash = repeat('a', 64) where day = '2026-03-02'|2026-03-02",
			"update journal_day set tree = repeat('a', 64) where day = '2026-03-02'|2026-03-02",
			"update journal_day set previous = repeat('a', 64) where day = '2026-03-02'|2026-03-02",
			"update journal_day set root = repeat('a', 64) where day = '2026-03-02'|2026-03-02",
			"update journal_day set day = '2026-02-28' where day = '2026-03-01'|2026-02-28",
			"delete from journal_day where day = '2026-03-01'|2026-03-01",
			"delete from journal_day where day = '2026-03-02'|2026-03-02",
			"insert into journal_day select '2026-03-05', entries, first, last, last_hash, tree, previous, root from journal_day where day = '2026-03-02'|2026-03-05",
			"update journal_head set number = 20|n° 20", "update journal_head set hash = repeat('a', 64)|n° 21",
			"update journal_head set day = '2026-03-04'|n° 21", "delete from journal_head|absente" })
	void findsADayOrTheHeadThatIsChanged(String sql, String named) {
		this.ledger.tamper(sql);
		assertThat(this.ledger.verify().sentence()).startsWith("Journal altéré.").contains(named);
	}

	@Test
	void findsATailThatIsCutTogetherWithTheHeadOnlyByARootNotedElsewhere() {
		this.ledger.nextDay();
		this.ledger.chain.prolong();
		LocalDate third = Ledger.FIRST_DAY.plusDays(2);
		String root = this.ledger.rows.closedFrom(third).get(0).root();
		assertThat(this.ledger.verify(Map.of(third, root)).intact()).isTrue();
		this.ledger
			.tamper("delete from journal_day where day = '2026-03-03'; delete from journal_entry where number > 18;"
					+ "update journal_head set number = 18, hash = (select hash from journal_entry where number = 18)");
		assertThat(this.ledger.verify().intact()).isTrue();
		assertThat(this.ledger.verify(Map.of(third, root)).sentence()).contains("2026-03-03", "noté");
		this.ledger.tamper("delete from journal_entry where number > 14;"
				+ "update journal_head set number = 14, day = '2026-03-02', hash = (select hash from journal_entry where number = 14)");
		assertThat(this.ledger.verify(Map.of(third, root)).sentence()).contains("n'a plus de lignes");
	}

	@Test
	void sealsWhatCommitsLateAfterWhatCommittedFirst() {
		this.ledger.transaction.executeWithoutResult((status) -> {
			this.ledger.journal.record(Entry.of("dossier", "late", "dossier.status", "Tard"));
			inAnotherThread(() -> {
				this.ledger.journal.record(Entry.of("dossier", "early", "dossier.status", "Tôt"));
				this.ledger.chain.prolong();
			});
		});
		assertThat(this.ledger.rows.of("dossier", "late")).isEmpty();
		this.ledger.chain.prolong();
		assertThat(this.ledger.rows.of("dossier", "early").get(0).number()).isEqualTo(22);
		assertThat(this.ledger.rows.of("dossier", "late").get(0).number()).isEqualTo(23);
		assertThat(this.ledger.verify().intact()).isTrue();
	}

	@Test
	void doesNotWaitForARowThatIsWrittenAndNotCommitted() {
		this.ledger.transaction.executeWithoutResult((status) -> {
			this.ledger.jdbc
				.sql("""
						insert into journal_entry (at, subject_kind, subject_id, action, actor_kind, actor_id, label, details)
						values ('2026-03-03 10:00:00', 'dossier', 'open', 'dossier.status', 'job', 'ecluse', 'Ouverte', '{}')""")
				.update();
			inAnotherThread(() -> {
				this.ledger.journal.record(Entry.of("dossier", "early", "dossier.status", "Tôt"));
				this.ledger.chain.prolong();
			});
			assertThat(this.ledger.rows.of("dossier", "early")).hasSize(1);
		});
		this.ledger.chain.prolong();
		assertThat(this.ledger.rows.of("dossier", "open").get(0).number()).isEqualTo(23);
		assertThat(this.ledger.verify().intact()).isTrue();
	}

	@Test
	void leavesNoTraceOfWhatIsRolledBack() {
		this.ledger.transaction.executeWithoutResult((status) -> {
			this.ledger.journal.record(Entry.of("dossier", "never", "dossier.status", "Jamais"));
			status.setRollbackOnly();
		});
		this.ledger.chain.prolong();
		assertThat(this.ledger.verify().entries()).isEqualTo(3 * ROWS);
	}

	@Test
	void sealsLaterWhatANodeDidNotSealBeforeItDied() {
		this.ledger.journal.record(Entry.of("dossier", "left", "dossier.status", "Laissée"));
		this.ledger.transaction.executeWithoutResult((status) -> {
			assertThat(this.ledger.chain.step()).isOne();
			status.setRollbackOnly();
		});
		assertThat(this.ledger.verify()).isEqualTo(new JournalVerification.Report(3 * ROWS, 3, 1, null, null));
		this.ledger.node(Duration.ZERO).prolong();
		assertThat(this.ledger.verify()).isEqualTo(new JournalVerification.Report(3 * ROWS + 1, 3, 0, null, null));
	}

	@Test
	void keepsOneChainWhenNodesSealAndWritersWriteAtOnce() throws Exception {
		int writers = 4;
		int each = 500;
		ExecutorService threads = Executors.newFixedThreadPool(writers + 2);
		CountDownLatch written = new CountDownLatch(writers);
		List<Chain> nodes = List.of(this.ledger.chain, this.ledger.node(Duration.ofMinutes(3)));
		List<Future<?>> sealing = nodes.stream().<Future<?>>map((node) -> threads.submit(() -> {
			while (written.getCount() > 0) {
				node.prolong();
			}
		})).toList();
		for (int writer = 0; writer < writers; writer++) {
			String name = "w" + writer;
			threads.submit(() -> {
				for (int i = 0; i < each; i++) {
					this.ledger.journal.record(Entry.of("dossier", name, "dossier.status", "Étape " + i));
				}
				written.countDown();
			});
		}
		assertThat(written.await(2, TimeUnit.MINUTES)).isTrue();
		for (Future<?> node : sealing) {
			node.get(1, TimeUnit.MINUTES);
		}
		threads.shutdown();
		this.ledger.chain.prolong();
		assertThat(this.ledger.verify())
			.isEqualTo(new JournalVerification.Report(3 * ROWS + writers * each, 3, 0, null, null));
	}

	@Test
	void neverReopensADayForANodeWhoseClockIsBehind() {
		this.ledger.nextDay();
		this.ledger.chain.prolong();
		this.ledger.journal.record(Entry.of("dossier", "x", "dossier.status", "Étape"));
		this.ledger.node(Duration.ofDays(-2)).prolong();
		assertThat(this.ledger.rows.of("dossier", "x").get(0).day()).isEqualTo(Ledger.FIRST_DAY.plusDays(3));
		assertThat(this.ledger.verify().intact()).isTrue();
	}

	@Test
	void writesTheRowsOfATransactionThatBeginAtItsVeryEnd() {
		this.ledger.transaction.executeWithoutResult(
				(status) -> TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
					@Override
					public void beforeCommit(boolean readOnly) {
						JournalChainTest.this.ledger.journal
							.record(Entry.of("dossier", "last", "dossier.status", "Au dernier moment"));
					}
				}));
		this.ledger.chain.prolong();
		assertThat(this.ledger.rows.of("dossier", "last")).hasSize(1);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			value = { "update journal_entry set label = 'Autre' where number = 3",
					"delete from journal_entry where number = 21",
					"update journal_entry set label = 'Autre' where number is null",
					"delete from journal_entry where number is null", "update journal_day set entries = 1",
					"delete from journal_day" })
	void theDatabaseItselfRefusesChanges(String sql) {
		new JournalGuard(this.ledger.template()).stand();
		this.ledger.journal.record(Entry.of("dossier", "waiting", "dossier.status", "En attente"));
		assertThatThrownBy(() -> this.ledger.tamper(sql)).isInstanceOf(DataAccessException.class)
			.hasMessageContaining("Le journal ne se modifie pas");
		this.ledger.nextDay();
		this.ledger.day(ROWS);
		assertThat(this.ledger.verify().entries()).isEqualTo(4 * ROWS + 1);
	}

	private static void inAnotherThread(Runnable task) {
		Thread thread = new Thread(task);
		thread.start();
		try {
			thread.join(60_000);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
		assertThat(thread.isAlive()).isFalse();
	}

}
