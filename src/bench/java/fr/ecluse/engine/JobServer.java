package fr.ecluse.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import fr.ecluse.Ecluse;
import fr.ecluse.member.Siren;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/** A whole server whose jobs wait to be measured, and stock engines on the same MariaDB. */
final class JobServer implements AutoCloseable {

	/** One asynchronous step that does nothing, between start and end. */
	static final String KEY = "travaux";

	private static final String ELEMENTS = """
			<bpmn:startEvent id="start"/><bpmn:manualTask id="it" camunda:asyncBefore="true"/><bpmn:endEvent id="end"/>
			<bpmn:sequenceFlow id="a" sourceRef="start" targetRef="it"/><bpmn:sequenceFlow id="b" sourceRef="it" targetRef="end"/>
			""";

	private final ConfigurableApplicationContext context;

	JobServer() throws IOException {
		Path data = Path.of("target", "bench-data").toAbsolutePath();
		FileSystemUtils.deleteRecursively(data);
		this.context = SpringApplication.run(Ecluse.class, "--server.port=0", "--ecluse.data=" + data, "--ecluse.demo=false",
				"--ecluse.admin-key=cle-de-la-mesure-0123456789abcdefghijkl",
				"--ecluse.admin-password=mot-de-passe-de-la-mesure", "--logging.level.root=warn", "--ecluse.engine.jobs=false");
	}

	<T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	/** Our own engine, the step deployed. */
	Contestant ours() {
		ProcessEngine engine = bean(ProcessEngine.class);
		PastTheGate.deploy(engine.getRepositoryService(), KEY, Map.of(KEY + ".bpmn", TestModel.process(KEY, ELEMENTS)));
		return new Contestant(engine, bean(JdbcClient.class));
	}

	/**
	 * The engine as it comes, in a schema of its own.
	 * @param tuned by what its makers advise: removal time at the start, statements prepared on
	 * the server, transactions without a statement of their own
	 */
	Contestant stock(String name, boolean tuned) throws SQLException {
		HikariDataSource ours = bean(DataSource.class).unwrap(HikariDataSource.class);
		try (Connection connection = ours.getConnection(); Statement statement = connection.createStatement()) {
			statement.execute("set foreign_key_checks = 0");
			statement.execute("create or replace database " + name + " character set utf8mb3 collate utf8mb3_bin");
			statement.execute("set foreign_key_checks = 1");
		}
		HikariDataSource pool = new HikariDataSource();
		pool.setJdbcUrl(ours.getJdbcUrl().replaceFirst("/[a-z_]+(\\?.*)?$", "/" + name));
		// Else the engine takes our tables for its own.
		pool.addDataSourceProperty("nullDatabaseMeansCurrent", "true");
		pool.setUsername(ours.getUsername());
		pool.setPassword(ours.getPassword());
		pool.setMaximumPoolSize(16);
		pool.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
		StandaloneProcessEngineConfiguration configuration = new StandaloneProcessEngineConfiguration();
		if (tuned) {
			pool.addDataSourceProperty("useServerPrepStmts", "true");
			pool.addDataSourceProperty("prepStmtCacheSize", "500");
			pool.setAutoCommit(false);
			configuration.setHistoryRemovalTimeStrategy("start");
			configuration.setHistoryTimeToLive("P1D");
		}
		configuration.setProcessEngineName(name);
		configuration.setDataSource(pool);
		configuration.setDatabaseType("mysql");
		configuration.setDatabaseSchemaUpdate("true");
		configuration.setHistory("full");
		configuration.setJobExecutorActivate(false);
		ProcessEngine engine = configuration.buildProcessEngine();
		engine.getRepositoryService()
			.createDeployment()
			.addString(KEY + ".bpmn", new String(TestModel.process(KEY, ELEMENTS), StandardCharsets.UTF_8))
			.deploy();
		return new Contestant(engine, JdbcClient.create(pool));
	}

	@Override
	public void close() {
		this.context.close();
	}

	/** An engine, and a way to look at its tables. */
	record Contestant(ProcessEngine engine, JdbcClient jdbc) {

		void start(Siren siren) {
			MemberTenants.within(siren, () -> this.engine.getRuntimeService().startProcessInstanceByKey(KEY));
		}

		/** Starts one as another node does: nothing tells this one's job executor. */
		void startElsewhere(Siren siren) {
			configuration().setHintJobExecutor(false);
			start(siren);
			configuration().setHintJobExecutor(true);
		}

		long jobs() {
			return this.engine.getManagementService().createJobQuery().processDefinitionKey(KEY).count();
		}

		long ended() {
			return this.engine.getHistoryService().createHistoricProcessInstanceQuery().finished().count();
		}

		/** Statements that the whole database was asked so far. */
		long questions() {
			return this.jdbc.sql("show global status like 'Questions'").query((row, number) -> row.getLong(2)).single();
		}

		JobExecutor executor() {
			return configuration().getJobExecutor();
		}

		ProcessEngineConfigurationImpl configuration() {
			return (ProcessEngineConfigurationImpl) this.engine.getProcessEngineConfiguration();
		}

	}

	/** Numbers of no organisation in particular. */
	static List<Siren> members(int count) {
		List<Siren> members = new ArrayList<>();
		for (int number = 21290000; members.size() < count; number++) {
			for (int digit = 0; digit < 10; digit++) {
				try {
					members.add(Siren.of("%08d%d".formatted(number, digit)));
				}
				catch (IllegalArgumentException ex) {
					// Nine digits out of ten are wrong.
				}
			}
		}
		return members.subList(0, count);
	}

}
