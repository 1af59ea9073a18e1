package fr.ecluse.webhook;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import fr.ecluse.event.DossierEvent;

import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The deliveries. All that changes them is called with their subscription locked. */
@Repository
class Deliveries {

	private final JdbcClient jdbc;

	private final NamedParameterJdbcTemplate batches;

	Deliveries(JdbcClient jdbc, NamedParameterJdbcTemplate batches) {
		this.jdbc = jdbc;
		this.batches = batches;
	}

	/** Queues events, each behind those of its dossier that are not delivered yet. */
	void add(String webhookId, List<DossierEvent> events, Instant now) {
		if (events.isEmpty()) {
			return;
		}
		Set<String> open = open(webhookId, events.stream().map(DossierEvent::dossierId).collect(Collectors.toSet()));
		this.batches.batchUpdate("""
				insert into webhook_delivery (webhook_id, position, event_id, type, dossier_id, state, next_attempt,
				  created)
				values (:webhook, :position, :event, :type, :dossier, :state, :now, :now)
				""", events.stream()
			.map((event) -> new MapSqlParameterSource("webhook", webhookId).addValue("position", event.position())
				.addValue("event", event.id())
				.addValue("type", event.type())
				.addValue("dossier", event.dossierId())
				.addValue("state", open.add(event.dossierId()) ? "pending" : "waiting")
				.addValue("now", UtcColumns.write(now)))
			.toArray(SqlParameterSource[]::new));
	}

	private Set<String> open(String webhookId, Collection<String> dossiers) {
		return this.jdbc.sql("""
				select distinct dossier_id from webhook_delivery
				where webhook_id = :webhook and dossier_id in (:dossiers) and state in ('pending', 'waiting')
				""").param("webhook", webhookId).param("dossiers", dossiers).query(String.class).set();
	}

	int underWay(String webhookId, Instant now) {
		return this.jdbc.sql("""
				select count(*) from webhook_delivery
				where webhook_id = :webhook and state = 'pending' and next_attempt > :now and lease is not null
				""").param("webhook", webhookId).param("now", UtcColumns.write(now)).query(Integer.class).single();
	}

	/**
	 * Takes up what is due. It is due again when the lease has run out, should the node
	 * that took it up be gone by then.
	 */
	List<Delivery> take(String webhookId, int most, String lease, Instant now, Duration leased) {
		List<Delivery> due = this.jdbc.sql("""
				select * from webhook_delivery
				where webhook_id = :webhook and state = 'pending' and next_attempt <= :now
				order by next_attempt, position limit :most
				""")
			.param("webhook", webhookId)
			.param("now", UtcColumns.write(now))
			.param("most", most)
			.query(Deliveries::delivery)
			.list();
		if (!due.isEmpty()) {
			this.jdbc.sql("""
					update webhook_delivery set lease = :lease, next_attempt = :until,
					  first_attempt = coalesce(first_attempt, :now)
					where id in (:ids)
					""")
				.param("lease", lease)
				.param("until", UtcColumns.write(now.plus(leased)))
				.param("now", UtcColumns.write(now))
				.param("ids", due.stream().map(Delivery::id).toList())
				.update();
		}
		return due;
	}

	/** Ends it that way, unless it has been ended already; lets the next one go. */
	boolean end(Delivery delivery, Delivery.State state, int attempts, Instant now) {
		boolean ended = this.jdbc.sql("""
				update webhook_delivery set state = :state, lease = null, attempts = attempts + :attempts
				where id = :id and state = 'pending'
				""").param("state", key(state)).param("attempts", attempts).param("id", delivery.id()).update() == 1;
		if (ended) {
			letGo(delivery.webhookId(), delivery.dossierId(), now);
		}
		return ended;
	}

	/** Puts it off, if this lease is still the one that holds it. */
	boolean putOff(long id, String lease, Instant next) {
		return this.jdbc.sql("""
				update webhook_delivery set lease = null, attempts = attempts + 1, next_attempt = :next
				where id = :id and lease = :lease and state = 'pending'
				""").param("id", id).param("lease", lease).param("next", UtcColumns.write(next)).update() == 1;
	}

	/** The next one of that dossier does not wait any more. */
	private void letGo(String webhookId, String dossierId, Instant now) {
		this.jdbc.sql("""
				update webhook_delivery set state = 'pending', next_attempt = :now
				where webhook_id = :webhook and dossier_id = :dossier and state = 'waiting' and not exists (
				  select 1 from webhook_delivery before_it where before_it.webhook_id = :webhook
				    and before_it.dossier_id = :dossier and before_it.state = 'pending')
				order by position limit 1
				""")
			.param("webhook", webhookId)
			.param("dossier", dossierId)
			.param("now", UtcColumns.write(now))
			.update();
	}

	/** The same for all dossiers of which nothing is pending. */
	void letGo(String webhookId, Instant now) {
		this.jdbc.sql("""
				select distinct dossier_id from webhook_delivery where webhook_id = :webhook and state = 'waiting'
				""")
			.param("webhook", webhookId)
			.query(String.class)
			.list()
			.forEach((dossier) -> letGo(webhookId, dossier, now));
	}

	/** All that is pending starts anew, as after a long time out. */
	void renew(String webhookId, Instant now) {
		this.jdbc.sql("""
				update webhook_delivery set lease = null, attempts = 0, first_attempt = null, next_attempt = :now
				where webhook_id = :webhook and state = 'pending' and (lease is null or next_attempt <= :now)
				""").param("webhook", webhookId).param("now", UtcColumns.write(now)).update();
	}

	/** Sends it again, now. */
	void restart(long id, Instant now) {
		this.jdbc.sql("""
				update webhook_delivery set state = 'pending', lease = null, attempts = 0, first_attempt = null,
				  next_attempt = :now
				where id = :id
				""").param("id", id).param("now", UtcColumns.write(now)).update();
	}

	/** Forgets those of events up to a position, as many as that at most. */
	int forget(String webhookId, long position, int most) {
		return this.jdbc.sql("""
				delete from webhook_delivery where webhook_id = :webhook and position <= :position
				order by position limit :most
				""").param("webhook", webhookId).param("position", position).param("most", most).update();
	}

	Optional<Delivery> find(String webhookId, long id) {
		return this.jdbc.sql("select * from webhook_delivery where webhook_id = :webhook and id = :id")
			.param("webhook", webhookId)
			.param("id", id)
			.query(Deliveries::delivery)
			.optional();
	}

	/** Newest first, below that number. */
	List<Delivery> page(String webhookId, long below, int limit) {
		return this.jdbc.sql("""
				select * from webhook_delivery where webhook_id = :webhook and id < :below order by id desc limit :limit
				""")
			.param("webhook", webhookId)
			.param("below", below)
			.param("limit", limit)
			.query(Deliveries::delivery)
			.list();
	}

	private static String key(Delivery.State state) {
		return state.name().toLowerCase(Locale.ROOT);
	}

	private static Delivery delivery(ResultSet row, int number) throws SQLException {
		return new Delivery(row.getLong("id"), row.getString("webhook_id"), row.getLong("position"),
				row.getString("event_id"), row.getString("type"), row.getString("dossier_id"),
				Delivery.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)), row.getInt("attempts"),
				UtcColumns.find(row, "first_attempt"), UtcColumns.get(row, "next_attempt"),
				row.getString("lease") != null, UtcColumns.get(row, "created"));
	}

}
