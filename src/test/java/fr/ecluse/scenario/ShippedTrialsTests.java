package fr.ecluse.scenario;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import fr.ecluse.EcluseTest;
import fr.ecluse.engine.QuietJobs;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.deploy.cache.DeploymentCache;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The shipped procedures tried as an upload is: all passes, all is walked, nothing stays.
 */
@EcluseTest
@TestInstance(Lifecycle.PER_CLASS)
class ShippedTrialsTests {

	@Autowired
	private Trials trials;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private ProcessEngine engine;

	/**
	 * What the server writes whatever else goes on: refused sign-ins of tests before,
	 * told once a minute, and at midnight the journal's day, closed.
	 */
	private static final Map<String, String> OTHERS = Map.of("journal_entry", " where action not like 'sign-in.%'",
			"journal_day", " where day < '%s'".formatted(LocalDate.now(ZoneOffset.UTC)));

	@BeforeAll
	void stopJobs() {
		QuietJobs.stop(this.engine);
	}

	@AfterAll
	void startJobs() {
		QuietJobs.start(this.engine);
	}

	@TestFactory
	Stream<DynamicTest> passAndLeaveNothing() {
		return ShippedPackages.keys().stream().map((key) -> DynamicTest.dynamicTest(key, () -> tries(key)));
	}

	private void tries(String procedure) {
		Map<String, Long> rows = rows();
		Map<String, Integer> kept = kept();
		TrialReport report = this.trials.run(procedure, ShippedPackages.files(procedure));
		System.out.println("Essai : %s : %d scénarios en %d ms, %s".formatted(procedure, report.results().size(),
				report.took().toMillis(), report.coverage()));
		assertThat(report.obstacle()).isNull();
		assertThat(report.results()).hasSameSizeAs(ShippedPackages.scenarios(procedure))
			.allSatisfy((result) -> assertThat(result.difference()).as(result.file()).isNull());
		assertThat(report.passed()).isTrue();
		assertThat(report.coverage().values()).isNotEmpty()
			.allSatisfy((coverage) -> assertThat(coverage.missing()).isEmpty());
		assertThat(rows()).isEqualTo(rows);
		assertThat(kept()).isEqualTo(kept);
	}

	private Map<String, Long> rows() {
		Map<String, Long> rows = new TreeMap<>();
		this.jdbc.sql("select table_name from information_schema.tables where table_schema = database()")
			.query(String.class)
			.list()
			.forEach((table) -> rows.put(table,
					this.jdbc.sql("select count(*) from `" + table + "`" + OTHERS.getOrDefault(table, ""))
						.query(Long.class)
						.single()));
		assertThat(rows).hasSizeGreaterThan(40);
		return rows;
	}

	private Map<String, Integer> kept() {
		DeploymentCache cache = ((ProcessEngineConfigurationImpl) this.engine.getProcessEngineConfiguration())
			.getDeploymentCache();
		return Map.of("processes", cache.getProcessDefinitionCache().size(), "models",
				cache.getBpmnModelInstanceCache().size(), "decisions", cache.getDecisionDefinitionCache().size(),
				"requirements", cache.getDecisionRequirementsDefinitionCache().size());
	}

}
