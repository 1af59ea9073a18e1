package fr.ecluse.webhook;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import fr.ecluse.member.Siren;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/**
 * The subscriptions. Whoever changes one, or its deliveries, locks it first: that keeps
 * the deliveries of a dossier in order over all nodes.
 */
@Repository
class Webhooks {

	private final JdbcClient jdbc;

	Webhooks(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	List<Webhook> of(Siren siren) {
		return this.jdbc.sql("select * from webhook where siren = :siren order by created, id")
			.param("siren", siren.value())
			.query(Webhooks::webhook)
			.list();
	}

	Optional<Webhook> find(Siren siren, String id) {
		return this.jdbc.sql("select * from webhook where siren = :siren and id = :id")
			.param("siren", siren.value())
			.param("id", id)
			.query(Webhooks::webhook)
			.optional();
	}

	/** The subscription, kept from all others until the end of the transaction. */
	Optional<Webhook> lock(String id) {
		return locked(id, "for update");
	}

	/** As {@link #lock}, unless somebody is at it. */
	Optional<Webhook> tryLock(String id) {
		return locked(id, "for update skip locked");
	}

	private Optional<Webhook> locked(String id, String lock) {
		return this.jdbc.sql("select * from webhook where id = :id " + lock)
			.param("id", id)
			.query(Webhooks::webhook)
			.optional();
	}

	/** All that are called, with how far each has read the log. */
	List<Reader> readers() {
		return this.jdbc.sql("select id, siren, position from webhook where active")
			.query((row, number) -> new Reader(row.getString("id"), new Siren(row.getString("siren")),
					row.getLong("position")))
			.list();
	}

	/** Those that have a delivery due, the one that has waited longest first. */
	List<String> due(Instant now) {
		return this.jdbc.sql("""
				select id from webhook w where active and exists (select 1 from webhook_delivery d
				  where d.webhook_id = w.id and d.state = 'pending' and d.next_attempt <= :now)
				order by served, id
				""").param("now", UtcColumns.write(now)).query(String.class).list();
	}

	void add(Webhook webhook) {
		written(this.jdbc.sql("""
				insert into webhook (id, siren, url, types, procedures, description, active, position, secret, served,
				  created, created_by)
				values (:id, :siren, :url, :types, :procedures, :description, true, :position, :secret, :created,
				  :created, :by)
				"""), webhook).param("siren", webhook.siren().value())
			.param("position", webhook.position())
			.param("secret", webhook.secret())
			.param("created", UtcColumns.write(webhook.created()))
			.param("by", webhook.createdBy())
			.update();
	}

	/** Changes what people say of it. */
	void change(Webhook webhook) {
		written(this.jdbc.sql("""
				update webhook set url = :url, types = :types, procedures = :procedures, description = :description
				where id = :id
				"""), webhook).update();
	}

	void remove(String id) {
		this.jdbc.sql("delete from webhook where id = :id").param("id", id).update();
	}

	void rotate(String id, byte[] secret, byte[] former, Instant until) {
		this.jdbc
			.sql("update webhook set secret = :secret, former_secret = :former, former_until = :until where id = :id")
			.param("id", id)
			.param("secret", secret)
			.param("former", former)
			.param("until", UtcColumns.write(until))
			.update();
	}

	void pause(String id, Webhook.Pause pause, Instant now) {
		this.jdbc.sql("update webhook set active = false, paused_reason = :reason, paused = :now where id = :id")
			.param("id", id)
			.param("reason", pause.name().toLowerCase(Locale.ROOT))
			.param("now", UtcColumns.write(now))
			.update();
	}

	void resume(String id) {
		this.jdbc.sql("""
				update webhook set active = true, paused_reason = null, paused = null, failing_since = null
				where id = :id
				""").param("id", id).update();
	}

	void read(String id, long position) {
		this.jdbc.sql("update webhook set position = :position where id = :id")
			.param("id", id)
			.param("position", position)
			.update();
	}

	void served(String id, Instant now) {
		mark(id, "served = :now", now);
	}

	void succeeded(String id, Instant now) {
		mark(id, "last_success = :now, failing_since = null", now);
	}

	void failed(String id, Instant now) {
		mark(id, "failing_since = coalesce(failing_since, :now)", now);
	}

	void forgiven(String id) {
		this.jdbc.sql("update webhook set failing_since = null where id = :id").param("id", id).update();
	}

	private void mark(String id, String what, Instant now) {
		this.jdbc.sql("update webhook set %s where id = :id".formatted(what))
			.param("id", id)
			.param("now", UtcColumns.write(now))
			.update();
	}

	private static StatementSpec written(StatementSpec statement, Webhook webhook) {
		return statement.param("id", webhook.id())
			.param("url", webhook.url().toString())
			.param("types", joined(webhook.types()))
			.param("procedures", joined(webhook.procedures()))
			.param("description", webhook.description());
	}

	private static @Nullable String joined(List<String> words) {
		return words.isEmpty() ? null : String.join(",", words);
	}

	private static List<String> split(@Nullable String words) {
		return (words != null) ? Arrays.asList(words.split(",")) : List.of();
	}

	private static Webhook webhook(ResultSet row, int number) throws SQLException {
		@Nullable String reason = row.getString("paused_reason");
		return new Webhook(row.getString("id"), new Siren(row.getString("siren")), URI.create(row.getString("url")),
				split(row.getString("types")), split(row.getString("procedures")), row.getString("description"),
				(reason != null) ? Webhook.Pause.valueOf(reason.toUpperCase(Locale.ROOT)) : null,
				UtcColumns.find(row, "paused"), row.getLong("position"), row.getBytes("secret"),
				row.getBytes("former_secret"), UtcColumns.find(row, "former_until"),
				UtcColumns.find(row, "last_success"), UtcColumns.find(row, "failing_since"),
				UtcColumns.get(row, "created"), row.getString("created_by"));
	}

	/** A subscription and up to where the log has become its deliveries. */
	record Reader(String id, Siren siren, long position) {
	}

}
