package fr.ecluse.dossier;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The chronological registers, per member and year. No number is skipped: the counter's
 * row stays locked until the transaction ends.
 */
@Component
public class Registers {

	private final JdbcClient jdbc;

	private final Clock clock;

	Registers(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** The number that this passage of the dossier's model was given. */
	Optional<String> given(String dossierId, String passage) {
		return this.jdbc.sql("select text from register_number where dossier_id = :dossier and passage = :passage")
			.param("dossier", dossierId)
			.param("passage", passage)
			.query(String.class)
			.optional();
	}

	/** Gives the next number, such as {@code DC-2026-00001}. */
	String give(Dossier dossier, String passage, String register, String prefix, int year) {
		int number = next(dossier.siren(), register, year);
		String text = "%s-%d-%05d".formatted(prefix, year, number);
		this.jdbc.sql("""
				insert into register_number (siren, register, year, number, text, dossier_id, passage, given)
				values (:siren, :register, :year, :number, :text, :dossier, :passage, :given)
				""")
			.param("siren", dossier.siren())
			.param("register", register)
			.param("year", year)
			.param("number", number)
			.param("text", text)
			.param("dossier", dossier.id())
			.param("passage", passage)
			.param("given", LocalDateTime.ofInstant(this.clock.instant(), ZoneOffset.UTC))
			.update();
		return text;
	}

	/** The numbers of a dossier, in the order in which they were given. */
	List<Number> of(String dossierId) {
		return this.jdbc
			.sql("select register, text, given from register_number where dossier_id = :dossier order by given, text")
			.param("dossier", dossierId)
			.query((row, index) -> new Number(row.getString("register"), row.getString("text"),
					row.getObject("given", LocalDateTime.class).toInstant(ZoneOffset.UTC)))
			.list();
	}

	private int next(String siren, String register, int year) {
		return this.jdbc.sql("""
				insert into register_counter (siren, register, year, last) values (:siren, :register, :year, 1)
				on duplicate key update last = last + 1
				returning last
				""")
			.param("siren", siren)
			.param("register", register)
			.param("year", year)
			.query(Integer.class)
			.single();
	}

	/** A number of a dossier in a register. */
	public record Number(String register, String number, Instant given) {
	}

}
