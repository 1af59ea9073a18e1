package fr.ecluse.journal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Proves what the journal says of one subject: its rows, the way from each to the root of
 * its day, and the days up to now. Nothing of other rows is in it but hashes.
 */
@Component
public class JournalProof {

	private final JournalRows rows;

	private final Chain chain;

	private final TransactionTemplate transaction;

	JournalProof(JournalRows rows, Chain chain, PlatformTransactionManager transactions) {
		this.rows = rows;
		this.chain = chain;
		this.transaction = new TransactionTemplate(transactions);
		this.transaction.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
	}

	/** The proof of one subject; rows that have no place yet get it first. */
	public Proof of(String subjectKind, String subjectId) {
		this.chain.prolong();
		return Objects.requireNonNull(this.transaction.execute((status) -> make(subjectKind, subjectId)));
	}

	private Proof make(String subjectKind, String subjectId) {
		List<Row> found = this.rows.of(subjectKind, subjectId);
		if (found.isEmpty()) {
			return new Proof(List.of(), List.of());
		}
		Map<LocalDate, List<Row>> byDay = found.stream()
			.collect(Collectors.groupingBy((row) -> Objects.requireNonNull(row.day()), TreeMap::new,
					Collectors.toList()));
		List<ProvenDay> days = days(byDay.keySet().iterator().next());
		List<ProvenRow> proven = new ArrayList<>();
		for (ProvenDay day : days) {
			List<Row> ofDay = byDay.getOrDefault(day.day(), List.of());
			if (!ofDay.isEmpty()) {
				DayTree tree = new DayTree(
						ofDay.stream().map((row) -> row.number() - day.first()).collect(Collectors.toSet()));
				this.rows.hashes(day.first(), day.last(), tree::add);
				tree.root();
				ofDay.forEach((row) -> proven.add(proven(row, tree.path(row.number() - day.first()))));
			}
		}
		return new Proof(proven, days);
	}

	private ProvenRow proven(Row row, List<DayTree.Step> path) {
		String previous = this.rows.at(row.number() - 1).map(Row::hash).orElse(Row.NOTHING);
		return new ProvenRow(row.number(), Objects.requireNonNull(row.day()), row.text(previous),
				Objects.requireNonNull(row.hash()),
				path.stream().map((step) -> new Neighbour(step.side(), step.hash())).toList());
	}

	/** All from that day on; today's as it is now, since it is not over. */
	private List<ProvenDay> days(LocalDate first) {
		List<ProvenDay> days = new ArrayList<>();
		this.rows.closedFrom(first).forEach((closed) -> days.add(ProvenDay.of(closed.day(), true)));
		JournalRows.Head head = this.rows.head().orElseThrow();
		Optional<JournalRows.Closed> last = this.rows.lastClosed();
		long from = last.map((it) -> it.day().last()).orElse(0L) + 1;
		if (head.number() >= from) {
			days.add(ProvenDay.of(this.chain.day(Objects.requireNonNull(head.day()), from, head.number(), head.hash(),
					last.map(JournalRows.Closed::root).orElse(Row.NOTHING), new DayTree(Set.of())), false));
		}
		return days;
	}

	/**
	 * What the journal says of a subject, and how it is proven.
	 *
	 * @param rows in the order of the chain
	 * @param days from that of the first row on
	 */
	public record Proof(List<ProvenRow> rows, List<ProvenDay> days) {
	}

	/**
	 * A row with its way to the tree of its day.
	 *
	 * @param number place in the chain
	 * @param day on which it was sealed
	 * @param text the row as it is hashed
	 * @param hash SHA-256 of the text
	 * @param path neighbours, from the row up to the tree
	 */
	public record ProvenRow(long number, LocalDate day, String text, String hash, List<Neighbour> path) {
	}

	/**
	 * A neighbour on the way up.
	 *
	 * @param side {@code left} or {@code right}
	 */
	public record Neighbour(String side, String hash) {
	}

	/**
	 * A day.
	 *
	 * @param closed whether it is over; else it is the state of now
	 * @param text the day as it is hashed
	 * @param root SHA-256 of the text
	 */
	public record ProvenDay(LocalDate day, boolean closed, long first, long last, String text, String root) {

		static ProvenDay of(Day day, boolean closed) {
			return new ProvenDay(day.day(), closed, day.first(), day.last(), day.text(), day.root());
		}

	}

}
