package fr.ecluse.attachment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import fr.ecluse.journal.Entry;
import fr.ecluse.journal.Journal;
import fr.ecluse.member.Siren;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The attachments, loaded through their member. A change names the state that it starts
 * from: where two meet, the second finds nothing to change.
 */
@Component
class Attachments {

	private final JdbcClient jdbc;

	private final Journal journal;

	Attachments(JdbcClient jdbc, Journal journal) {
		this.jdbc = jdbc;
		this.journal = journal;
	}

	void add(Attachment attachment) {
		this.jdbc.sql("""
				insert into attachment (id, siren, dossier_id, state, file_name, name, length, received, scanned, place,
				  created_by, created, due, attempts)
				values (:id, :siren, :dossier, :state, :fileName, :name, :length, :received, false, :place, :by,
				  :created, :due, 0)
				""")
			.param("id", attachment.id())
			.param("siren", attachment.siren().value())
			.param("dossier", attachment.dossierId())
			.param("state", attachment.state().key())
			.param("fileName", attachment.fileName())
			.param("name", attachment.name())
			.param("length", attachment.length())
			.param("received", attachment.received())
			.param("place", attachment.place().key())
			.param("by", attachment.by())
			.param("created", utc(attachment.created()))
			.param("due", utc(attachment.due()))
			.update();
		record(attachment, "attachment.begun", "Pièce jointe annoncée");
	}

	Optional<Attachment> find(Siren siren, String dossierId, String id) {
		return this.jdbc.sql("select * from attachment where siren = ? and dossier_id = ? and id = ?")
			.params(siren.value(), dossierId, id)
			.query(Attachments::read)
			.optional();
	}

	List<Attachment> of(Siren siren, String dossierId) {
		return this.jdbc.sql("select * from attachment where siren = ? and dossier_id = ? order by created, id")
			.params(siren.value(), dossierId)
			.query(Attachments::read)
			.list();
	}

	/**
	 * Counts what has arrived.
	 * @param before what was stored until then
	 * @param complete whether this was the last part; its length is then known
	 * @return whether it still waited for this part
	 */
	boolean advance(String id, long before, long after, boolean complete, Instant due) {
		return this.jdbc.sql("""
				update attachment set received = :after, state = :state, due = :due,
				  length = if(:complete, :after, length)
				where id = :id and state = 'uploading' and received = :before
				""")
			.param("id", id)
			.param("before", before)
			.param("after", after)
			.param("complete", complete)
			.param("state", (complete ? Attachment.State.RECEIVED : Attachment.State.UPLOADING).key())
			.param("due", utc(due))
			.update() == 1;
	}

	/** Whether it was in that state and has left it for what was found out. */
	boolean settle(Attachment attachment, Attachment.State from) {
		boolean settled = this.jdbc.sql("""
				update attachment set state = :state, file_name = :fileName, media_type = :mediaType, sha256 = :sha256,
				  scanned = :scanned, finding = :finding, finished = :finished, due = :due, attempts = 0
				where id = :id and state = :from
				""")
			.param("id", attachment.id())
			.param("from", from.key())
			.param("state", attachment.state().key())
			.param("fileName", attachment.fileName())
			.param("mediaType", attachment.mediaType())
			.param("sha256", attachment.sha256())
			.param("scanned", attachment.scanned())
			.param("finding", attachment.finding())
			.param("finished", utc(attachment.finished()))
			.param("due", utc(attachment.due()))
			.update() == 1;
		if (settled) {
			record(attachment, "attachment." + attachment.state().key(), "Pièce jointe examinée");
		}
		return settled;
	}

	/** Who takes its content, from the beginning. */
	void handed(Attachment attachment) {
		record(attachment, "attachment.handed", "Pièce jointe remise");
	}

	/** Without the name of the file, which may name people. */
	private void record(Attachment attachment, String action, String label) {
		this.journal.record(Entry.of("dossier", attachment.dossierId(), action, label)
			.of(attachment.siren().value())
			.with("attachment", attachment.id())
			.with("length", attachment.length())
			.content(attachment.sha256()));
	}

	/** Whether the content was where it was thought to be and now is elsewhere. */
	boolean move(String id, Attachment.Place from, Attachment.Place to) {
		return this.jdbc.sql("update attachment set place = ?, due = null, attempts = 0 where id = ? and place = ?")
			.params(to.key(), id, from.key())
			.update() == 1;
	}

	/** Removes an unfinished one; its chunks are gone before. */
	boolean remove(Attachment upload) {
		record(upload, "attachment.abandoned", "Pièce jointe abandonnée avant sa fin");
		return this.jdbc.sql("delete from attachment where id = ? and state = 'uploading'")
			.param(upload.id())
			.update() == 1;
	}

	/** Waits for whoever is about to change it. */
	boolean lockUnfinished(String id) {
		return this.jdbc.sql("select id from attachment where id = ? and state = 'uploading' for update")
			.param(id)
			.query(String.class)
			.optional()
			.isPresent();
	}

	/** What the server has to look at now. */
	List<Attachment> due(Instant now, int limit) {
		return this.jdbc.sql("select * from attachment where due <= :now order by due limit :limit")
			.param("now", utc(now))
			.param("limit", limit)
			.query(Attachments::read)
			.list();
	}

	/** Whether it was still due: nobody else looks at it before the new time. */
	@Transactional
	boolean claim(Attachment attachment, Instant until) {
		return this.jdbc
			.sql("update attachment set due = :until, attempts = attempts + 1 where id = :id and due = :due")
			.param("until", utc(until))
			.param("id", attachment.id())
			.param("due", utc(attachment.due()))
			.update() == 1;
	}

	/** Has it looked at again at that time, or never when there is none. */
	@Transactional
	void postpone(Attachment attachment, @Nullable Instant until) {
		this.jdbc.sql("update attachment set due = :until where id = :id and state = :state")
			.param("until", utc(until))
			.param("id", attachment.id())
			.param("state", attachment.state().key())
			.update();
	}

	private static Attachment read(ResultSet row, int number) throws SQLException {
		return new Attachment(row.getString("id"), new Siren(row.getString("siren")), row.getString("dossier_id"),
				Attachment.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)), row.getString("file_name"),
				row.getString("name"), row.getLong("length"), row.getLong("received"), row.getString("media_type"),
				row.getString("sha256"), row.getBoolean("scanned"), row.getString("finding"),
				Attachment.Place.valueOf(row.getString("place").toUpperCase(Locale.ROOT)), row.getString("created_by"),
				row.getObject("created", LocalDateTime.class).toInstant(ZoneOffset.UTC),
				instant(row.getObject("finished", LocalDateTime.class)),
				instant(row.getObject("due", LocalDateTime.class)), row.getInt("attempts"));
	}

	private static @Nullable LocalDateTime utc(@Nullable Instant instant) {
		return (instant != null) ? LocalDateTime.ofInstant(instant, ZoneOffset.UTC) : null;
	}

	private static @Nullable Instant instant(@Nullable LocalDateTime time) {
		return (time != null) ? time.toInstant(ZoneOffset.UTC) : null;
	}

}
