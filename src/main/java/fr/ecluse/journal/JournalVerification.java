package fr.ecluse.journal;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads the whole journal again and computes every hash: each row, each day, the head.
 * What somebody with all rights on the database can rewrite to the very end is found only
 * beside a root of a day that was kept elsewhere, which may be given.
 */
@Component
public class JournalVerification {

	private final JournalRows rows;

	private final TransactionTemplate transaction;

	/** For a data source alone, without a running server. */
	public JournalVerification(DataSource source) {
		this.rows = new JournalRows(JdbcClient.create(source));
		this.transaction = new TransactionTemplate(new JdbcTransactionManager(source));
		this.transaction.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
	}

	/**
	 * Verifies all, up to the first fault.
	 * @param known roots of days as they were noted outside of the database
	 * @param progress told one French line per day
	 */
	public Report run(Map<LocalDate, String> known, Consumer<String> progress) {
		return Objects.requireNonNull(this.transaction.execute((status) -> new Walk(known, progress).run()));
	}

	/**
	 * What a verification found.
	 *
	 * @param entries rows whose hash is right
	 * @param days days with rows
	 * @param waiting rows that have no place yet, so that nothing protects them
	 * @param number place of the row with the first fault; null without fault, or when it
	 * is in a day or the head
	 * @param fault French sentence: what is wrong first; null when all is right
	 */
	public record Report(long entries, long days, long waiting, @Nullable Long number, @Nullable String fault) {

		/** Whether the journal is as it was written. */
		public boolean intact() {
			return this.fault == null;
		}

		/** What people read. */
		public String sentence() {
			String read = "%d lignes vérifiées sur %d jours, %d en attente de scellement".formatted(this.entries,
					this.days, this.waiting);
			return (this.fault == null) ? "Journal intact : " + read + "."
					: "Journal altéré. %s (%s avant ce défaut.)".formatted(this.fault, read);
		}

	}

	/** One reading from the first row to the head. */
	private final class Walk {

		private final Map<LocalDate, String> known;

		private final Consumer<String> progress;

		private final List<JournalRows.Closed> closed = JournalVerification.this.rows.closedFrom(LocalDate.EPOCH);

		private DayTree tree = new DayTree(Set.of());

		private @Nullable LocalDate day;

		private long firstOfDay = 1;

		private long number;

		private String hash = Row.NOTHING;

		private String root = Row.NOTHING;

		private final Set<LocalDate> seen = new HashSet<>();

		private int closedSeen;

		Walk(Map<LocalDate, String> known, Consumer<String> progress) {
			this.known = known;
			this.progress = progress;
		}

		Report run() {
			long waiting = JournalVerification.this.rows.waiting();
			try {
				for (List<Row> batch = JournalVerification.this.rows.after(0); !batch
					.isEmpty(); batch = JournalVerification.this.rows.after(this.number)) {
					batch.forEach(this::read);
				}
				end();
				return new Report(this.number, this.seen.size(), waiting, null, null);
			}
			catch (Fault fault) {
				return new Report(this.number, this.seen.size(), waiting, fault.row, fault.getMessage());
			}
		}

		private void read(Row row) {
			if (row.number() != this.number + 1) {
				throw new Fault(this.number + 1, "Il manque la ligne n° %d.".formatted(this.number + 1));
			}
			LocalDate on = row.day();
			if (on == null || (this.day != null && on.isBefore(this.day))) {
				throw new Fault(row.number(), "La ligne n° %d (%s) porte un autre jour que celui de son scellement."
					.formatted(row.number(), row.label()));
			}
			String right = Text.hash(row.text(this.hash));
			if (!right.equals(row.hash())) {
				throw new Fault(row.number(), wrong(row, right));
			}
			if (this.day != null && !on.equals(this.day)) {
				endOfDay(this.day, true);
			}
			this.day = on;
			this.tree.add(right);
			this.number = row.number();
			this.hash = right;
		}

		/** The row that follows tells whether the content was changed or the hash. */
		private String wrong(Row row, String right) {
			boolean content = JournalVerification.this.rows.at(row.number() + 1)
				.filter((next) -> Text.hash(next.text(right)).equals(next.hash()))
				.isEmpty();
			return content
					? "La ligne n° %d (%s, %s) n'est plus celle qui a été scellée : son contenu donne l'empreinte %s, celle du scellement est %s."
						.formatted(row.number(), row.at(), row.label(), right, row.hash())
					: "L'empreinte de la ligne n° %d (%s, %s) a été changée : %s au lieu de %s.".formatted(row.number(),
							row.at(), row.label(), row.hash(), right);
		}

		private void endOfDay(LocalDate over, boolean mustBeClosed) {
			Day right = new Day(over, this.number - this.firstOfDay + 1, this.firstOfDay, this.number, this.hash,
					this.tree.root(), this.root);
			Optional<JournalRows.Closed> stored = (this.closedSeen < this.closed.size())
					? Optional.of(this.closed.get(this.closedSeen)) : Optional.empty();
			if (stored.isPresent()) {
				this.closedSeen++;
				check(stored.get(), right);
			}
			else if (mustBeClosed) {
				throw new Fault(null, "Il manque la clôture du %s.".formatted(over));
			}
			String noted = this.known.get(over);
			if (noted != null && !noted.equals(right.root())) {
				throw new Fault(null,
						"Le %s n'est plus celui dont la racine a été notée : %s au lieu de %s. Il a été réécrit."
							.formatted(over, right.root(), noted));
			}
			this.progress.accept("%s : %d lignes, racine %s%s".formatted(over, right.entries(), right.root(),
					stored.isPresent() ? "" : " (jour en cours)"));
			this.root = right.root();
			this.seen.add(over);
			this.firstOfDay = this.number + 1;
			this.tree = new DayTree(Set.of());
		}

		private void check(JournalRows.Closed stored, Day right) {
			if (!stored.day().day().equals(right.day())) {
				throw new Fault(null, "La clôture du %s ne correspond à aucune ligne, ou il manque celle du %s."
					.formatted(stored.day().day(), right.day()));
			}
			if (!stored.day().equals(right) || !stored.root().equals(right.root())) {
				throw new Fault(null,
						"La clôture du %s ne correspond pas à ses lignes : elle dit %s, racine %s ; les lignes donnent %s, racine %s."
							.formatted(right.day(), stored.day().text(), stored.root(), right.text(), right.root()));
			}
		}

		private void end() {
			long last = this.number;
			if (this.day != null) {
				endOfDay(this.day, false);
			}
			if (this.closedSeen < this.closed.size()) {
				throw new Fault(null, "Le %s est clos, mais il n'a plus de lignes."
					.formatted(this.closed.get(this.closedSeen).day().day()));
			}
			JournalRows.Head head = JournalVerification.this.rows.head().orElse(null);
			if (head == null || head.number() != last || !head.hash().equals(this.hash)
					|| !Objects.equals(head.day(), this.day)) {
				throw new Fault((head != null && head.number() > last) ? last + 1 : null,
						"La fin de la chaîne ne correspond pas : la dernière ligne est la n° %d, la tête annonce la n° %s."
							.formatted(last, (head != null) ? head.number() : "(absente)"));
			}
			this.known.keySet()
				.stream()
				.filter((noted) -> !this.seen.contains(noted))
				.findFirst()
				.ifPresent((noted) -> {
					throw new Fault(null, "Le %s, dont la racine a été notée, n'a plus de lignes.".formatted(noted));
				});
		}

	}

	/** Ends a walk. */
	private static final class Fault extends RuntimeException {

		private final transient @Nullable Long row;

		Fault(@Nullable Long row, String sentence) {
			super(sentence, null, false, false);
			this.row = row;
		}

	}

}
