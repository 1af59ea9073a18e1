package fr.ecluse.dossier;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import fr.ecluse.deadline.Deadline;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The dates that the law sets for a dossier, each with its explanation. */
@Component
class DossierDeadlines {

	private final JdbcClient jdbc;

	DossierDeadlines(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Sets the deadline of that name, or moves it. */
	void put(String dossierId, String name, String label, Deadline deadline) {
		this.jdbc.sql("""
				insert into dossier_deadline
				  (dossier_id, name, label, rule, date, at, explanation, reference, confidence)
				values (:dossier, :name, :label, :rule, :date, :at, :explanation, :reference, :confidence)
				on duplicate key update label = values(label), rule = values(rule), date = values(date),
				  at = values(at), explanation = values(explanation), reference = values(reference),
				  confidence = values(confidence)
				""")
			.param("dossier", dossierId)
			.param("name", name)
			.param("label", label)
			.param("rule", deadline.rule())
			.param("date", deadline.date())
			.param("at", LocalDateTime.ofInstant(deadline.endOfDay(), ZoneOffset.UTC))
			.param("explanation", String.join("\n", deadline.explanation()))
			.param("reference", deadline.reference())
			.param("confidence", deadline.confidence().name())
			.update();
	}

	List<View> of(String dossierId) {
		return this.jdbc.sql("""
				select name, label, rule, date, at, explanation, reference, confidence from dossier_deadline
				where dossier_id = :dossier order by date, name
				""")
			.param("dossier", dossierId)
			.query((row, number) -> new View(row.getString("name"), row.getString("label"), row.getString("rule"),
					row.getObject("date", LocalDate.class),
					row.getObject("at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
					row.getString("explanation").lines().toList(), row.getString("reference"),
					row.getString("confidence")))
			.list();
	}

	/**
	 * A deadline of a dossier.
	 *
	 * @param date the legal date
	 * @param at the instant at which that day ends where the member is
	 */
	record View(String name, String label, String rule, LocalDate date, Instant at, List<String> explanation,
			String reference, String confidence) {
	}

}
