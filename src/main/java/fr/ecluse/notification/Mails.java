package fr.ecluse.notification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;

import fr.ecluse.member.Siren;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The messages written, sent already or not yet. */
@Repository
public class Mails {

	private static final int MAX_ATTEMPTS = 10;

	private static final int MAX_ERROR = 500;

	private final JdbcClient jdbc;

	private final Clock clock;

	Mails(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * Queues a message that no instance wrote.
	 * @param siren the member that writes; null when the platform itself does
	 * @param about what it is about, which takes the place of the instance
	 * @param name what it is within that: the same message is never queued twice
	 */
	public void add(@Nullable Siren siren, String about, String name, String recipient, String subject, String text) {
		add(new Mail(0, siren, about, name, recipient, subject, text, List.of(), 0));
	}

	/** Queues the message unless it already is. */
	void add(Mail mail) {
		this.jdbc.sql("""
				insert ignore into mail (siren, process_instance_id, name, recipient, subject, text, documents, state,
				  next_attempt, created)
				values (:siren, :instance, :name, :recipient, :subject, :text, :documents, 'pending', :now, :now)
				""")
			.param("siren", (mail.siren() != null) ? mail.siren().value() : null)
			.param("instance", mail.processInstanceId())
			.param("name", mail.name())
			.param("recipient", mail.recipient())
			.param("subject", mail.subject())
			.param("text", mail.text())
			.param("documents", String.join(",", mail.documents()))
			.param("now", now())
			.update();
	}

	/**
	 * The messages that are due, locked until the transaction ends; those that another
	 * node is sending are left out.
	 */
	List<Mail> due(int limit) {
		return this.jdbc.sql("""
				select * from mail where state = 'pending' and next_attempt <= :now
				order by next_attempt limit :limit for update skip locked
				""").param("now", now()).param("limit", limit).query(Mails::mail).list();
	}

	/** The messages that an instance wrote, in that order. */
	public List<Written> ofInstance(String processInstanceId) {
		return this.jdbc
			.sql("select recipient, subject, text, created from mail where process_instance_id = :instance order by id")
			.param("instance", processInstanceId)
			.query((row, number) -> new Written(row.getString("recipient"), row.getString("subject"),
					row.getString("text"), row.getObject("created", LocalDateTime.class).toInstant(ZoneOffset.UTC)))
			.list();
	}

	long pending() {
		return this.jdbc.sql("select count(*) from mail where state = 'pending'").query(Long.class).single();
	}

	void sent(Mail mail) {
		this.jdbc.sql("update mail set state = 'sent', sent = :now, attempts = attempts + 1 where id = :id")
			.param("now", now())
			.param("id", mail.id())
			.update();
	}

	/** Tries again later, each time twice as late, and gives up after ten attempts. */
	void failed(Mail mail, String error) {
		boolean last = mail.attempts() + 1 >= MAX_ATTEMPTS;
		this.jdbc.sql("""
				update mail set state = :state, attempts = attempts + 1, next_attempt = :next, error = :error
				where id = :id
				""")
			.param("state", last ? "failed" : "pending")
			.param("next", now().plus(Duration.ofMinutes(1L << Math.min(mail.attempts(), 10))))
			.param("error", (error.length() <= MAX_ERROR) ? error : error.substring(0, MAX_ERROR))
			.param("id", mail.id())
			.update();
	}

	private LocalDateTime now() {
		return LocalDateTime.ofInstant(this.clock.instant(), ZoneOffset.UTC);
	}

	private static Mail mail(ResultSet row, int number) throws SQLException {
		@Nullable String siren = row.getString("siren");
		return new Mail(row.getLong("id"), (siren != null) ? new Siren(siren) : null,
				row.getString("process_instance_id"), row.getString("name"), row.getString("recipient"),
				row.getString("subject"), row.getString("text"),
				Arrays.stream(row.getString("documents").split(",")).filter((id) -> !id.isEmpty()).toList(),
				row.getInt("attempts"));
	}

	/** A message as it was written, sent or not. */
	public record Written(String recipient, String subject, String text, Instant created) {
	}

}
