package fr.ecluse.bench.scale;

import java.util.List;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.task.TaskQuery;

/**
 * The stock engine on the same server, over the same tasks: with authorizations and the rows that
 * its default grants make, and without. Both have our indexes, which stock does not.
 */
final class Stock implements AutoCloseable {

	private final HikariDataSource pool = new HikariDataSource();

	private final ProcessEngine engine;

	private final ProcessEngine open;

	Stock(ScaleServer server, Population population) throws Exception {
		HikariDataSource ours = server.bean(DataSource.class).unwrap(HikariDataSource.class);
		population.run("create or replace database stock character set utf8mb3 collate utf8mb3_bin");
		this.pool.setJdbcUrl(ours.getJdbcUrl().replaceFirst("/[a-z_]+(\\?|$)", "/stock$1"));
		this.pool.addDataSourceProperty("nullDatabaseMeansCurrent", "true");
		this.pool.addDataSourceProperty("useServerPrepStmts", "true");
		this.pool.setUsername(ours.getUsername());
		this.pool.setPassword(ours.getPassword());
		this.pool.setMaximumPoolSize(16);
		this.pool.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
		this.engine = engine("stock", true);
		this.open = engine("stock-open", false);
	}

	private ProcessEngine engine(String name, boolean authorizations) {
		StandaloneProcessEngineConfiguration configuration = new StandaloneProcessEngineConfiguration();
		configuration.setProcessEngineName(name);
		configuration.setDataSource(this.pool);
		configuration.setDatabaseType("mysql");
		configuration.setDatabaseSchemaUpdate("true");
		configuration.setJobExecutorActivate(false);
		configuration.setEnforceHistoryTimeToLive(false);
		configuration.setMetricsEnabled(false);
		configuration.setAuthorizationEnabled(authorizations);
		return configuration.buildProcessEngine();
	}

	/** Takes over all open tasks of the schema, and writes the grants that stock would have made. */
	void take(Population population, String schema) throws Exception {
		long begin = System.nanoTime();
		for (String table : List.of("ACT_RU_EXECUTION", "ACT_RU_TASK", "ACT_RU_IDENTITYLINK", "ACT_RE_PROCDEF")) {
			population.run("delete from stock." + table, "insert into stock." + table + " select * from " + schema + "." + table);
		}
		population.run("delete from stock.ACT_RU_AUTHORIZATION where RESOURCE_TYPE_ = 7", """
				insert into stock.ACT_RU_AUTHORIZATION (ID_, REV_, TYPE_, GROUP_ID_, RESOURCE_TYPE_, RESOURCE_ID_, PERMS_)
				select concat('g', ID_), 1, 1, GROUP_ID_, 7, TASK_ID_, 6 from stock.ACT_RU_IDENTITYLINK where TASK_ID_ is not null""", """
				insert into stock.ACT_RU_AUTHORIZATION (ID_, REV_, TYPE_, USER_ID_, RESOURCE_TYPE_, RESOURCE_ID_, PERMS_)
				select concat('u', ID_), 1, 1, ASSIGNEE_, 7, ID_, 6 from stock.ACT_RU_TASK where ASSIGNEE_ is not null""",
				"create index if not exists ECL_IDX_TASK_TENANT_CREATED on stock.ACT_RU_TASK (TENANT_ID_, CREATE_TIME_, ID_)");
		for (String table : List.of("ACT_RU_TASK", "ACT_RU_IDENTITYLINK", "ACT_RU_AUTHORIZATION")) {
			population.run("analyze table stock." + table);
		}
		System.out.printf("stock filled in %.0f s%n", (System.nanoTime() - begin) / 1e9);
	}

	/** The first page of 15 in Tasklist's order and the count, as its REST interface asks for them. */
	int list(boolean authorizations, Reader reader) {
		ProcessEngine asked = authorizations ? this.engine : this.open;
		asked.getIdentityService().setAuthentication(reader.username(), reader.groups(), reader.members());
		try {
			int page = query(asked).listPage(0, 15).size();
			return (int) Math.min(page, query(asked).count());
		}
		finally {
			asked.getIdentityService().clearAuthentication();
		}
	}

	private static TaskQuery query(ProcessEngine engine) {
		return engine.getTaskService().createTaskQuery().orderByTaskCreateTime().desc();
	}

	@Override
	public void close() {
		this.engine.close();
		this.open.close();
		this.pool.close();
	}

	/** Who reads, and for which members. */
	record Reader(String username, List<String> members) {

		List<String> groups() {
			return this.members.stream().map((siren) -> siren + "-instructeur").toList();
		}

	}

}
