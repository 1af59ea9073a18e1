package fr.ecluse.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;

/**
 * A day of the journal, sealed with the one before.
 *
 * @param entries how many rows it has
 * @param first number of its first row
 * @param last number of its last row
 * @param lastHash hash of its last row
 * @param tree root of the tree over the hashes of its rows
 * @param previous root of the day with rows before it
 */
record Day(LocalDate day, long entries, long first, long last, String lastHash, String tree, String previous) {

	private static final int FORMAT = 1;

	static Day of(ResultSet row, int index) throws SQLException {
		return new Day(row.getObject("day", LocalDate.class), row.getLong("entries"), row.getLong("first"),
				row.getLong("last"), row.getString("last_hash"), row.getString("tree"), row.getString("previous"));
	}

	String text() {
		return new Text().add("format", FORMAT)
			.add("day", this.day.toString())
			.add("entries", this.entries)
			.add("first", this.first)
			.add("last", this.last)
			.add("lastHash", this.lastHash)
			.add("tree", this.tree)
			.add("previous", this.previous)
			.toString();
	}

	String root() {
		return Text.hash(text());
	}

}
