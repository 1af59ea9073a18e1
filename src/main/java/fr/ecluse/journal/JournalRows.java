package fr.ecluse.journal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows, days and head of the journal as they are stored. */
@Repository
class JournalRows {

	/** How many rows are in memory at once, however long the journal is. */
	static final int BATCH = 1000;

	private static final int ROWS_PER_INSERT = 100;

	private static final String PLACES = """
			update journal_entry join json_table(:places, '$[*]' columns (entry bigint path '$[0]',
			    place bigint path '$[1]', seal char(64) character set ascii path '$[2]')) places on places.entry = id
			  set number = place, day = :day, hash = seal""";

	private final JdbcClient jdbc;

	JournalRows(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	void add(List<Journal.Written> rows) {
		for (int from = 0; from < rows.size(); from += ROWS_PER_INSERT) {
			insert(rows.subList(from, Math.min(from + ROWS_PER_INSERT, rows.size())));
		}
	}

	private void insert(List<Journal.Written> rows) {
		List<@Nullable Object> values = new ArrayList<>();
		for (Journal.Written row : rows) {
			values.add(row.at());
			values.add(row.siren());
			values.add(row.subjectKind());
			values.add(row.subjectId());
			values.add(row.action());
			values.add(row.actorKind());
			values.add(row.actorId());
			values.add(row.label());
			values.add(row.details());
			values.add(row.sha256());
		}
		this.jdbc.sql("""
				insert into journal_entry (at, siren, subject_kind, subject_id, action, actor_kind, actor_id, label,
				                           details, sha256)
				values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""" + ", (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)".repeat(rows.size() - 1))
			.params(values)
			.update();
	}

	/** Whether rows wait for their place. */
	boolean anyWaiting() {
		return !this.jdbc.sql("select id from journal_entry where number is null limit 1")
			.query(Long.class)
			.list()
			.isEmpty();
	}

	long waiting() {
		return this.jdbc.sql("select count(*) from journal_entry where number is null").query(Long.class).single();
	}

	/** The rows without place that have waited longest. */
	List<Row> firstWaiting() {
		return this.jdbc.sql(Row.COLUMNS + " where number is null order by id limit " + BATCH).query(Row::of).list();
	}

	/** Gives rows their places, all on one day. */
	void place(List<Row> rows, LocalDate day) {
		StringBuilder places = new StringBuilder("[");
		rows.forEach((row) -> places.append((places.length() > 1) ? "," : "")
			.append("[%d,%d,\"%s\"]".formatted(row.id(), row.number(), row.hash())));
		this.jdbc.sql(PLACES).param("places", places.append("]").toString()).param("day", day).update();
	}

	/** The head, held until the end of the transaction. */
	Head lockHead() {
		return this.jdbc.sql("select number, day, hash from journal_head where id = 1 for update")
			.query(Head.class)
			.single();
	}

	Optional<Head> head() {
		return this.jdbc.sql("select number, day, hash from journal_head where id = 1").query(Head.class).optional();
	}

	void move(Head end) {
		this.jdbc.sql("update journal_head set number = ?, day = ?, hash = ? where id = 1")
			.param(end.number())
			.param(end.day())
			.param(end.hash())
			.update();
	}

	void close(Day day) {
		this.jdbc.sql("""
				insert into journal_day (day, entries, first, last, last_hash, tree, previous, root)
				values (?, ?, ?, ?, ?, ?, ?, ?)""")
			.params(day.day(), day.entries(), day.first(), day.last(), day.lastHash(), day.tree(), day.previous(),
					day.root())
			.update();
	}

	Optional<Closed> lastClosed() {
		return this.jdbc.sql("select * from journal_day order by day desc limit 1")
			.query((row, index) -> new Closed(Day.of(row, index), row.getString("root")))
			.optional();
	}

	/** The days that are closed, in their order, from one on. */
	List<Closed> closedFrom(LocalDate day) {
		return this.jdbc.sql("select * from journal_day where day >= ? order by day")
			.param(day)
			.query((row, index) -> new Closed(Day.of(row, index), row.getString("root")))
			.list();
	}

	/** The hashes of rows, in their order. */
	void hashes(long first, long last, Consumer<String> consumer) {
		for (long from = first; from <= last; from += BATCH) {
			this.jdbc.sql("select hash from journal_entry where number between ? and ? order by number")
				.params(from, Math.min(from + BATCH - 1, last))
				.query(String.class)
				.list()
				.forEach(consumer);
		}
	}

	/** The rows that follow a place, as many as fit in memory. */
	List<Row> after(long number) {
		return this.jdbc.sql(Row.COLUMNS + " where number > ? order by number limit " + BATCH)
			.param(number)
			.query(Row::of)
			.list();
	}

	Optional<Row> at(long number) {
		return this.jdbc.sql(Row.COLUMNS + " where number = ?").param(number).query(Row::of).optional();
	}

	/** The rows in their places about one subject. */
	List<Row> of(String subjectKind, String subjectId) {
		return this.jdbc
			.sql(Row.COLUMNS + " where subject_kind = ? and subject_id = ? and number is not null order by number")
			.params(subjectKind, subjectId)
			.query(Row::of)
			.list();
	}

	/** A page of the rows in their places, each condition only when it is given. */
	List<Row> page(long after, @Nullable String siren, @Nullable String subjectKind, @Nullable String subjectId,
			int limit) {
		return this.jdbc
			.sql(Row.COLUMNS + " where number > :after" + ((siren != null) ? " and siren = :siren" : "")
					+ ((subjectKind != null) ? " and subject_kind = :kind" : "")
					+ ((subjectId != null) ? " and subject_id = :id" : "") + " order by number limit :limit")
			.param("after", after)
			.param("siren", siren)
			.param("kind", subjectKind)
			.param("id", subjectId)
			.param("limit", limit)
			.query(Row::of)
			.list();
	}

	/**
	 * The end of the chain.
	 *
	 * @param number of the last row, 0 when there is none
	 * @param day of the last row; null when there is none
	 */
	record Head(long number, @Nullable LocalDate day, String hash) {
	}

	/** A day that is over, with its root as it is stored. */
	record Closed(Day day, String root) {
	}

}
