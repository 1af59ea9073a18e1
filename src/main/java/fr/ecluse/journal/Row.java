package fr.ecluse.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;

import org.jspecify.annotations.Nullable;

/**
 * A row of the journal.
 *
 * @param number place in the chain, 0 while it has none
 * @param day UTC day on which it got its place; null while it has none
 * @param at when it was done, UTC
 * @param hash of its text; null while it has no place
 */
record Row(long id, long number, @Nullable LocalDate day, LocalDateTime at, @Nullable String siren, String subjectKind,
		String subjectId, String action, String actorKind, String actorId, String label, String details,
		@Nullable String sha256, @Nullable String hash) {

	static final String COLUMNS = """
			select id, number, day, at, siren, subject_kind, subject_id, action, actor_kind, actor_id, label, details,
			       sha256, hash
			  from journal_entry""";

	/** What the first row of all names as the hash of the one before. */
	static final String NOTHING = "0".repeat(64);

	private static final int FORMAT = 1;

	private static final DateTimeFormatter MICROS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'");

	static Row of(ResultSet row, int index) throws SQLException {
		return new Row(row.getLong("id"), row.getLong("number"), row.getObject("day", LocalDate.class),
				row.getObject("at", LocalDateTime.class), row.getString("siren"), row.getString("subject_kind"),
				row.getString("subject_id"), row.getString("action"), row.getString("actor_kind"),
				row.getString("actor_id"), row.getString("label"), row.getString("details"), row.getString("sha256"),
				row.getString("hash"));
	}

	/** The text that is hashed: README and decision 39 tell it to the outside. */
	String text(String previous) {
		return new Text().add("format", FORMAT)
			.add("number", this.number)
			.add("day", String.valueOf(this.day))
			.add("at", MICROS.format(this.at))
			.add("siren", this.siren)
			.add("subjectKind", this.subjectKind)
			.add("subjectId", this.subjectId)
			.add("action", this.action)
			.add("actorKind", this.actorKind)
			.add("actorId", this.actorId)
			.add("label", this.label)
			.add("details", this.details)
			.add("sha256", this.sha256)
			.add("previous", previous)
			.toString();
	}

	/** The row in its place, with its hash. */
	Row sealed(long place, LocalDate on, String previous) {
		Row placed = new Row(this.id, place, on, this.at, this.siren, this.subjectKind, this.subjectId, this.action,
				this.actorKind, this.actorId, this.label, this.details, this.sha256, null);
		return new Row(this.id, place, on, this.at, this.siren, this.subjectKind, this.subjectId, this.action,
				this.actorKind, this.actorId, this.label, this.details, this.sha256, Text.hash(placed.text(previous)));
	}

}
