package fr.ecluse.webhook;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The journal of calls: each attempt of each delivery. */
@Repository
class Attempts {

	private static final int MAX_ERROR = 500;

	private final JdbcClient jdbc;

	Attempts(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Notes a call, unless its delivery has been deleted meanwhile. */
	void add(long deliveryId, Instant at, Sending.Outcome outcome) {
		String error = outcome.error();
		this.jdbc.sql("""
				insert into webhook_attempt (delivery_id, at, status, duration, error)
				select id, :at, :status, :duration, :error from webhook_delivery where id = :delivery
				""")
			.param("delivery", deliveryId)
			.param("at", UtcColumns.write(at))
			.param("status", outcome.status())
			.param("duration", outcome.duration())
			.param("error", (error != null && error.length() > MAX_ERROR) ? error.substring(0, MAX_ERROR) : error)
			.update();
	}

	/** The calls of each of these deliveries, oldest first. */
	Map<Long, List<Attempt>> of(Collection<Long> deliveries) {
		return deliveries.isEmpty() ? Map.of()
				: this.jdbc.sql("""
						select * from webhook_attempt where delivery_id in (:deliveries) order by delivery_id, id
						""")
					.param("deliveries", deliveries)
					.query((row, number) -> Map.entry(row.getLong("delivery_id"),
							new Attempt(UtcColumns.get(row, "at"), row.getObject("status", Integer.class),
									row.getInt("duration"), row.getString("error"))))
					.list()
					.stream()
					.collect(Collectors.groupingBy(Map.Entry::getKey,
							Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
	}

	/**
	 * A call.
	 *
	 * @param at when it was made, UTC
	 * @param status HTTP status of the answer; null when there was none
	 * @param duration in milliseconds
	 * @param error what went wrong, in French; null when the call succeeded
	 */
	record Attempt(Instant at, @Nullable Integer status, int duration, @Nullable String error) {
	}

}
