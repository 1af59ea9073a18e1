package fr.ecluse.intake;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

import fr.ecluse.catalogue.Version;
import fr.ecluse.catalogue.Versions;
import fr.ecluse.member.Caller;
import fr.ecluse.scenario.Coverage;
import fr.ecluse.scenario.TrialReport;
import fr.ecluse.scenario.Trials;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Plays the scenarios of versions and keeps what came of it. */
@Component
public class TrialRuns {

	private final Versions versions;

	private final Trials trials;

	private final JdbcClient jdbc;

	private final JsonMapper json;

	private final TransactionTemplate transactions;

	private final Clock clock;

	TrialRuns(Versions versions, Trials trials, JdbcClient jdbc, JsonMapper json, TransactionTemplate transactions,
			Clock clock) {
		this.versions = versions;
		this.trials = trials;
		this.jdbc = jdbc;
		this.json = json;
		this.transactions = transactions;
		this.clock = clock;
	}

	/**
	 * Plays all scenarios of a version, outside of any transaction: it takes seconds, at
	 * most minutes.
	 * @throws org.springframework.web.ErrorResponseException 409 when the gate refused
	 * the version, 503 when too many trials run
	 */
	public Run run(String id, Caller by) {
		Version version = this.versions.get(id);
		if (!version.accepted()) {
			throw Refusal.state(version, "Une version refusée au contrôle ne s'essaie pas.");
		}
		TrialReport report = this.trials.run(version.procedure(), this.versions.files(id));
		Run run = new Run(this.clock.instant().truncatedTo(ChronoUnit.MICROS), by.id(), report.passed(),
				report.coverage().values().stream().mapToInt((it) -> it.walked().size()).sum(),
				report.coverage().values().stream().mapToInt(Coverage::total).sum(), report);
		this.transactions.executeWithoutResult((status) -> keep(version, run));
		return run;
	}

	/** What came of the last run. */
	public Optional<Run> last(String id) {
		return this.jdbc.sql(
				"select at, actor, passed, walked, total, report from version_trial where version_id = ? order by id desc limit 1")
			.param(id)
			.query((row, number) -> new Run(row.getObject("at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
					row.getString("actor"), row.getBoolean("passed"), row.getInt("walked"), row.getInt("total"),
					this.json.readValue(row.getString("report"), TrialReport.class)))
			.optional();
	}

	private void keep(Version version, Run run) {
		this.jdbc.sql("""
				insert into version_trial (version_id, at, actor, passed, walked, total, report)
				values (?, ?, ?, ?, ?, ?, ?)""")
			.params(version.id(), LocalDateTime.ofInstant(run.at(), ZoneOffset.UTC), run.by(), run.passed(),
					run.walked(), run.total(), this.json.writeValueAsString(run.report()))
			.update();
		long passed = run.report().results().stream().filter((it) -> it.passed()).count();
		this.versions.write(version,
				new Versions.Fact("tried", "Scénarios joués", "%d sur %d réussis, %d flèches sur %d".formatted(passed,
						run.report().results().size(), run.walked(), run.total()), run.by()));
	}

	/**
	 * A run of all scenarios of a version.
	 *
	 * @param walked sequence flows that they walk together
	 * @param total sequence flows that the models have
	 */
	public record Run(Instant at, String by, boolean passed, int walked, int total, TrialReport report) {

		/** Share of the sequence flows that are walked, in whole percent. */
		public int percent() {
			return (this.total == 0) ? 0 : 100 * this.walked / this.total;
		}

	}

}
