package fr.ecluse.event;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Numbers events once they are committed, one node at a time and each batch in one
 * transaction. So whoever sees a position sees all below it: an event whose transaction
 * commits late gets a later position, it is never put behind a reader's back.
 * <p>
 * Of one dossier, an event written after another one was committed has a greater key and
 * the same select sees both, so it gets the greater position; two written at the same
 * time have no order of their own.
 */
@Component
class EventPositions {

	private static final Logger LOGGER = LoggerFactory.getLogger(EventPositions.class);

	private static final String PLACES = """
			update dossier_event join json_table(:places, '$[*]' columns (entry bigint path '$[0]',
			    place bigint path '$[1]')) places on places.entry = seq
			  set position = place""";

	private final NamedParameterJdbcTemplate jdbc;

	private final TransactionTemplate transaction;

	private final EventSettings settings;

	EventPositions(NamedParameterJdbcTemplate jdbc, TransactionTemplate transaction, EventSettings settings) {
		this.jdbc = jdbc;
		this.transaction = transaction;
		this.settings = settings;
	}

	/** Numbers all that is committed; how many events that were. */
	int assign() {
		int all = 0;
		int some;
		do {
			Integer assigned = this.transaction.execute((status) -> assignSome());
			some = (assigned != null) ? assigned : 0;
			all += some;
		}
		while (some == this.settings.batch());
		if (all > 0) {
			LOGGER.debug("{} events numbered", all);
		}
		return all;
	}

	private int assignSome() {
		// Most of the time there is nothing: that is learnt without the lock.
		if (unnumbered(1).isEmpty()) {
			return 0;
		}
		Long last = this.jdbc.getJdbcOperations()
			.queryForObject("select last from dossier_event_position for update", Long.class);
		long start = (last != null) ? last : 0;
		// No lock here: a transaction that is still open must not hold up the others.
		List<Long> keys = unnumbered(this.settings.batch());
		if (!keys.isEmpty()) {
			String places = IntStream.range(0, keys.size())
				.mapToObj((i) -> "[%d,%d]".formatted(keys.get(i), start + 1 + i))
				.collect(Collectors.joining(",", "[", "]"));
			this.jdbc.update(PLACES, new MapSqlParameterSource("places", places));
			this.jdbc.getJdbcOperations().update("update dossier_event_position set last = ?", start + keys.size());
		}
		return keys.size();
	}

	private List<Long> unnumbered(int limit) {
		return this.jdbc.queryForList("select seq from dossier_event where position is null order by seq limit :limit",
				new MapSqlParameterSource("limit", limit), Long.class);
	}

}
