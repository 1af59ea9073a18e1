package fr.ecluse.engine;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import fr.ecluse.EcluseTest;
import fr.ecluse.member.Siren;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.Page;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** What the database reads for a node to take its next jobs. */
@EcluseTest
class JobAcquisitionTest {

	private static final Siren LARGE = new Siren("217500016");

	private static final Siren SMALL = new Siren("212900427");

	private static final int TIMERS = 100_000;

	private static final int TAKEN = 8;

	@Autowired
	private RepositoryService repository;

	@Autowired
	private RuntimeService runtime;

	@Autowired
	private ProcessEngine engine;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private TransactionTemplate transaction;

	@Test
	void readsAFewOfTheTimersThatAreDueAtMidnightAndTakesThemFromAllMembers() {
		look(TIMERS, Instant.parse("2020-01-01T00:00:00Z"), (reads, jobs) -> {
			assertThat(jobs).hasSizeLessThanOrEqualTo(TAKEN);
			assertThat(jobs).as("whose the jobs are").containsOnly(LARGE.value(), SMALL.value());
			assertThat(reads).as("rows read").isLessThan(20L * TAKEN);
		});
	}

	@Test
	void readsNoneOfTheTimersThatAreDueLater() {
		look(TIMERS / 5, Instant.parse("2037-01-01T00:00:00Z"),
				(reads, jobs) -> assertThat(reads).as("rows read").isLessThan(100L));
	}

	/**
	 * Committed and counted by the database, as it would be at midnight; removed
	 * afterwards.
	 */
	private void look(int timers, Instant due, Check check) {
		QuietJobs.stop(this.engine);
		String deployment = DueTimers.deploy(this.repository);
		DueTimers copies = new DueTimers(this.jdbc);
		try {
			this.transaction.executeWithoutResult((status) -> copies.copy(
					MemberTenants.within(LARGE, () -> this.runtime.startProcessInstanceByKey(DueTimers.KEY).getId()),
					Map.of(LARGE, timers - 100, SMALL, 100), due));
			this.transaction.executeWithoutResult((status) -> {
				// The database chooses this by what it believes of the table: it must not
				// matter.
				this.jdbc.sql("set session optimizer_switch = 'in_to_exists=off'").update();
				long before = reads();
				List<@Nullable String> jobs = ((ProcessEngineConfigurationImpl) this.engine
					.getProcessEngineConfiguration())
					.getCommandExecutorTxRequired()
					.execute((context) -> context.getJobManager()
						.findNextJobsToExecute(new Page(0, TAKEN))
						.stream()
						.map((job) -> ((MemberJobEntity) job).getTenantId())
						.toList());
				long after = reads();
				this.jdbc.sql("set session optimizer_switch = default").update();
				check.check(after - before, jobs);
			});
		}
		finally {
			this.transaction.executeWithoutResult((status) -> copies.remove());
			this.repository.deleteDeployment(deployment, true);
			this.jdbc.sql("analyze table ACT_RU_JOB").query().listOfRows();
			QuietJobs.start(this.engine);
		}
	}

	private long reads() {
		return this.jdbc.sql(
				"select sum(variable_value) from information_schema.session_status where variable_name like 'Handler_read%'"
						+ " and variable_name <> 'Handler_read_rnd_deleted'")
			.query(Long.class)
			.single();
	}

	private interface Check {

		void check(long reads, List<@Nullable String> jobs);

	}

}
