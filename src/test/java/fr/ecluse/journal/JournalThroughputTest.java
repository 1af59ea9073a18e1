package fr.ecluse.journal;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import fr.ecluse.EcluseTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

import static org.assertj.core.api.Assertions.assertThat;

/** A day of 100,000 rows: how fast it is written, sealed, closed, proven and verified. */
@EcluseTest
@Tag("long")
class JournalThroughputTest {

	private static final int ROWS = 100_000;

	@Test
	@SuppressWarnings("SystemOut")
	void sealsADayOfAHundredThousandRowsInBatches(@Autowired Environment environment) throws SQLException {
		try (Ledger ledger = Ledger.open(environment)) {
			Duration written = timed(() -> {
				for (int i = 0; i < ROWS / 500; i++) {
					ledger.transaction.executeWithoutResult((status) -> {
						for (int row = 0; row < 500; row++) {
							ledger.journal.record(
									Entry.of("dossier", "d" + row % 50, "dossier.status", "État : instruction en cours")
										.of("212900427")
										.with("procedure", "demande-citoyenne"));
						}
					});
				}
			});
			Duration sealed = timed(ledger.chain::prolong);
			ledger.nextDay();
			Duration closed = timed(ledger.chain::prolong);
			List<JournalProof.Proof> proofs = new ArrayList<>();
			Duration proven = timed(() -> proofs.add(ledger.proof.of("dossier", "d7")));
			List<JournalVerification.Report> reports = new ArrayList<>();
			Duration verified = timed(() -> reports.add(ledger.verify()));
			System.out.printf(
					"Journal: %d rows written in %d ms (500 per transaction), sealed in %d ms (%d/s), day closed in %d ms, "
							+ "proof of %d rows in %d ms, verified in %d ms (%d/s)%n",
					ROWS, written.toMillis(), sealed.toMillis(), ROWS * 1000L / sealed.toMillis(), closed.toMillis(),
					proofs.get(0).rows().size(), proven.toMillis(), verified.toMillis(),
					ROWS * 1000L / verified.toMillis());
			assertThat(reports.get(0).entries()).isEqualTo(ROWS);
			assertThat(reports.get(0).intact()).isTrue();
			assertThat(proofs.get(0).rows()).hasSize(ROWS / 50)
				.allSatisfy((row) -> assertThat(row.path()).hasSizeBetween(10, 17));
		}
	}

	private static Duration timed(Runnable task) {
		long start = System.nanoTime();
		task.run();
		return Duration.ofNanos(System.nanoTime() - start);
	}

}
