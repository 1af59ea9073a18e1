package fr.ecluse.dossier;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import fr.ecluse.deadline.Deadline;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The stored clocks of the dossiers, each with its date, explanation and pauses. */
@Component
class DossierDeadlines {

	private static final String COLUMNS = """
			select name, label, rule, start, run, date, at, explanation, reference, confidence, stopped, stop_reason
			from dossier_deadline where dossier_id = :dossier
			""";

	private final JdbcClient jdbc;

	DossierDeadlines(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Starts the clock of that name, or starts it again. */
	void start(String dossierId, String name, String label, Deadline deadline) {
		this.jdbc.sql("""
				insert into dossier_deadline
				  (dossier_id, name, label, rule, start, date, at, explanation, reference, confidence)
				values (:dossier, :name, :label, :rule, :start, :date, :at, :explanation, :reference, :confidence)
				on duplicate key update label = values(label), rule = values(rule), start = values(start),
				  date = values(date), at = values(at), explanation = values(explanation),
				  reference = values(reference), confidence = values(confidence), run = run + 1,
				  stopped = null, stop_reason = null
				""")
			.param("dossier", dossierId)
			.param("name", name)
			.param("label", label)
			.param("rule", deadline.rule())
			.param("start", deadline.from())
			.param("date", deadline.date())
			.param("at", at(deadline))
			.param("explanation", String.join("\n", deadline.explanation()))
			.param("reference", deadline.reference())
			.param("confidence", deadline.confidence().name())
			.update();
	}

	/** Gives the clock another date, in the same run. */
	void move(String dossierId, String name, Deadline deadline) {
		this.jdbc.sql("""
				update dossier_deadline set date = :date, at = :at, explanation = :explanation
				where dossier_id = :dossier and name = :name
				""")
			.param("dossier", dossierId)
			.param("name", name)
			.param("date", deadline.date())
			.param("at", at(deadline))
			.param("explanation", String.join("\n", deadline.explanation()))
			.update();
	}

	void suspend(String dossierId, DossierDeadline clock, LocalDate since, String reason) {
		this.jdbc.sql("""
				insert into dossier_suspension (dossier_id, name, run, since, reason)
				values (:dossier, :name, :run, :since, :reason)
				""")
			.param("dossier", dossierId)
			.param("name", clock.name())
			.param("run", clock.run())
			.param("since", since)
			.param("reason", reason)
			.update();
	}

	void resume(String dossierId, DossierDeadline clock, LocalDate until) {
		this.jdbc.sql("""
				update dossier_suspension set until = :until
				where dossier_id = :dossier and name = :name and run = :run and until is null
				""")
			.param("dossier", dossierId)
			.param("name", clock.name())
			.param("run", clock.run())
			.param("until", until)
			.update();
	}

	void stop(String dossierId, String name, DeadlineView.Stop stop) {
		this.jdbc.sql("""
				update dossier_deadline set stopped = :stopped, stop_reason = :reason
				where dossier_id = :dossier and name = :name
				""")
			.param("dossier", dossierId)
			.param("name", name)
			.param("stopped", stop.on())
			.param("reason", stop.reason())
			.update();
	}

	/** The clock of that name, which nobody else changes until the transaction ends. */
	Optional<DossierDeadline> lock(String dossierId, String name) {
		return this.jdbc.sql(COLUMNS + " and name = :name for update")
			.param("dossier", dossierId)
			.param("name", name)
			.query((row, number) -> read(row, pauses(dossierId)))
			.optional();
	}

	/** All clocks of a dossier, by their dates. */
	List<DossierDeadline> of(String dossierId) {
		Map<String, List<Pause>> pauses = new HashMap<>();
		return this.jdbc.sql(COLUMNS + " order by date, name").param("dossier", dossierId).query((row, number) -> {
			if (number == 0) {
				pauses.putAll(pauses(dossierId));
			}
			return read(row, pauses);
		}).list();
	}

	private static DossierDeadline read(ResultSet row, Map<String, List<Pause>> pauses) throws SQLException {
		LocalDate stopped = row.getObject("stopped", LocalDate.class);
		DeadlineView.@Nullable Stop stop = (stopped != null)
				? new DeadlineView.Stop(stopped, row.getString("stop_reason")) : null;
		return new DossierDeadline(row.getString("name"), row.getString("label"), row.getString("rule"),
				row.getObject("start", LocalDate.class), row.getInt("run"), row.getObject("date", LocalDate.class),
				row.getObject("at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
				row.getString("explanation").lines().toList(), row.getString("reference"), row.getString("confidence"),
				pauses.getOrDefault(row.getInt("run") + " " + row.getString("name"), List.of()), stop);
	}

	/**
	 * The pauses of all clocks of a dossier, by run and name of the clock, in their
	 * order.
	 */
	private Map<String, List<Pause>> pauses(String dossierId) {
		Map<String, List<Pause>> pauses = new HashMap<>();
		this.jdbc.sql("select name, run, since, until, reason from dossier_suspension where dossier_id = ? order by id")
			.param(dossierId)
			.query((row) -> {
				pauses.computeIfAbsent(row.getInt("run") + " " + row.getString("name"), (clock) -> new ArrayList<>())
					.add(new Pause(row.getObject("since", LocalDate.class), row.getObject("until", LocalDate.class),
							row.getString("reason")));
			});
		return pauses;
	}

	private static LocalDateTime at(Deadline deadline) {
		return LocalDateTime.ofInstant(deadline.reached(), ZoneOffset.UTC);
	}

}
