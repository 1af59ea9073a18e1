package fr.ecluse.deposit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The deposits of boxes as the database holds them: sealed. */
@Component
class SealedDeposits {

	private final JdbcClient jdbc;

	SealedDeposits(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Adds a deposit, without its number; waits for whoever is about to use the same key.
	 * @throws org.springframework.dao.DuplicateKeyException when that key was used
	 */
	void add(String boxId, Row row, byte @Nullable [] attempt) {
		this.jdbc.sql("""
				insert into deposit (id, box_id, number, received, late, sealed, attempt, request)
				values (:id, :box, null, :received, :late, :sealed, :attempt, :request)
				""")
			.param("id", row.id())
			.param("box", boxId)
			.param("received", Boxes.utc(row.received()))
			.param("late", row.late())
			.param("sealed", row.sealed())
			.param("attempt", attempt)
			.param("request", row.request())
			.update();
	}

	void number(String id, int number) {
		this.jdbc.sql("update deposit set number = ? where id = ?").params(number, id).update();
	}

	Optional<Row> ofAttempt(String boxId, byte[] attempt) {
		return this.jdbc
			.sql("select id, number, received, late, sealed, request from deposit where box_id = ? and attempt = ?")
			.params(boxId, attempt)
			.query(SealedDeposits::read)
			.optional();
	}

	/** All of a box, in the order in which they came. */
	List<Row> of(String boxId) {
		return this.jdbc.sql("""
				select id, number, received, late, sealed, request from deposit where box_id = ?
				order by received, number, id""").params(boxId).query(SealedDeposits::read).list();
	}

	private static Row read(ResultSet row, int number) throws SQLException {
		return new Row(row.getString("id"), row.getObject("number", Integer.class),
				Boxes.instant(row.getObject("received", LocalDateTime.class)), row.getBoolean("late"),
				row.getBytes("sealed"), row.getBytes("request"));
	}

	/**
	 * A deposit.
	 *
	 * @param number rank of receipt, null when late
	 * @param sealed the manifest
	 * @param request keyed hash of what was handed in
	 */
	record Row(String id, @Nullable Integer number, Instant received, boolean late, byte[] sealed, byte[] request) {
	}

}
