package fr.ecluse.journal;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives the rows that were committed their place in the chain, in the order in which it
 * meets them, and closes the days. All nodes try; the head is held by one at a time, and
 * a row that commits late gets a later place.
 */
@Component
class Chain {

	private static final Logger LOGGER = LoggerFactory.getLogger(Chain.class);

	private final JournalRows rows;

	private final TransactionTemplate transaction;

	private final Clock clock;

	Chain(JournalRows rows, PlatformTransactionManager transactions, Clock clock) {
		this.rows = rows;
		this.transaction = new TransactionTemplate(transactions);
		this.clock = clock;
	}

	@Scheduled(fixedDelayString = "${ecluse.journal.every:1s}")
	void prolong() {
		try {
			while (step() == JournalRows.BATCH) {
				LOGGER.debug("More rows wait for their place");
			}
		}
		catch (ConcurrencyFailureException ex) {
			LOGGER.debug("Another node prolongs the chain", ex);
		}
	}

	/** Places the rows that have waited longest, and says how many. */
	int step() {
		if (!dayIsOver() && !Boolean.TRUE.equals(this.transaction.execute((status) -> this.rows.anyWaiting()))) {
			return 0;
		}
		Integer placed = this.transaction.execute((status) -> place());
		return (placed != null) ? placed : 0;
	}

	private int place() {
		JournalRows.Head head = this.rows.lockHead();
		LocalDate day = today();
		LocalDate last = head.day();
		if (last != null) {
			boolean closed = closed(last);
			if (!closed && day.isAfter(last)) {
				close(head, last);
				closed = true;
			}
			// The clocks of two nodes differ: a day that is closed stays so.
			LocalDate earliest = closed ? last.plusDays(1) : last;
			day = day.isBefore(earliest) ? earliest : day;
		}
		List<Row> placed = new ArrayList<>();
		long number = head.number();
		String previous = head.hash();
		for (Row row : this.rows.firstWaiting()) {
			number++;
			Row sealed = row.sealed(number, day, previous);
			previous = String.valueOf(sealed.hash());
			placed.add(sealed);
		}
		if (!placed.isEmpty()) {
			this.rows.place(placed, day);
			this.rows.move(new JournalRows.Head(number, day, previous));
		}
		return placed.size();
	}

	private void close(JournalRows.Head head, LocalDate day) {
		Optional<JournalRows.Closed> before = this.rows.lastClosed();
		Day closed = day(day, before.map((it) -> it.day().last()).orElse(0L) + 1, head.number(), head.hash(),
				before.map(JournalRows.Closed::root).orElse(Row.NOTHING), new DayTree(Set.of()));
		this.rows.close(closed);
		LOGGER.info("Journal du {} clos : {} lignes, racine {}", day, closed.entries(), closed.root());
	}

	/** A day from its stored rows. */
	Day day(LocalDate day, long first, long last, String lastHash, String previous, DayTree tree) {
		this.rows.hashes(first, last, tree::add);
		return new Day(day, last - first + 1, first, last, lastHash, tree.root(), previous);
	}

	private boolean dayIsOver() {
		@Nullable LocalDate day = this.rows.head().map(JournalRows.Head::day).orElse(null);
		return day != null && today().isAfter(day) && !closed(day);
	}

	private boolean closed(LocalDate day) {
		return this.rows.lastClosed().filter((it) -> !it.day().day().isBefore(day)).isPresent();
	}

	private LocalDate today() {
		return LocalDate.ofInstant(this.clock.instant(), ZoneOffset.UTC);
	}

}
