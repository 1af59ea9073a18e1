package fr.ecluse.event;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Forgets events that are older than the log keeps, from its beginning on. */
@Component
class EventExpiry {

	private final JdbcClient jdbc;

	private final TransactionTemplate transaction;

	private final EventSettings settings;

	private final Clock clock;

	EventExpiry(JdbcClient jdbc, TransactionTemplate transaction, EventSettings settings, Clock clock) {
		this.jdbc = jdbc;
		this.transaction = transaction;
		this.settings = settings;
		this.clock = clock;
	}

	/** As long as there are old ones, some in each transaction; how many that were. */
	int sweep() {
		int all = 0;
		int some;
		do {
			Integer swept = this.transaction.execute((status) -> sweepSome());
			some = (swept != null) ? swept : 0;
			all += some;
		}
		while (some > 0);
		return all;
	}

	/**
	 * In the order of positions, so that below the last one forgotten nothing is left.
	 */
	private int sweepSome() {
		long swept = this.jdbc.sql("select swept from dossier_event_position for update").query(Long.class).single();
		LocalDateTime limit = LocalDateTime.ofInstant(this.clock.instant().minus(this.settings.kept()), ZoneOffset.UTC);
		long until = this.jdbc.sql("""
				select position, at from dossier_event where position > :swept order by position limit :batch
				""")
			.param("swept", swept)
			.param("batch", this.settings.batch())
			.query((row, number) -> new Aged(row.getLong("position"), row.getObject("at", LocalDateTime.class)))
			.list()
			.stream()
			.takeWhile((event) -> event.at().isBefore(limit))
			.mapToLong(Aged::position)
			.max()
			.orElse(swept);
		if (until == swept) {
			return 0;
		}
		this.jdbc.sql("update dossier_event_position set swept = :until").param("until", until).update();
		return this.jdbc.sql("delete from dossier_event where position > :swept and position <= :until")
			.param("swept", swept)
			.param("until", until)
			.update();
	}

	private record Aged(long position, LocalDateTime at) {
	}

}
