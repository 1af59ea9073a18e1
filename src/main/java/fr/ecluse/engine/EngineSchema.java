package fr.ecluse.engine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;

import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Creates the engine's tables from the scripts in the engine's own jar, in utf8mb4
 * instead of utf8mb3 (an emoji would fail the transaction) and with the indexes they
 * lack. It can be repeated after a crash in the middle, since MariaDB commits each
 * statement.
 */
@Component
class EngineSchema implements JavaMigration {

	private static final List<String> SCRIPTS = List.of("engine", "history", "identity", "case.engine", "case.history",
			"decision.engine", "decision.history");

	/** Every completion looks for subtasks; every job acquisition sorts by due date. */
	private static final List<String> INDEXES = List.of(
			"create index if not exists ECL_IDX_TASK_PARENT on ACT_RU_TASK (PARENT_TASK_ID_)",
			"create index if not exists ECL_IDX_JOB_DUEDATE on ACT_RU_JOB (DUEDATE_)",
			"create index if not exists ECL_IDX_TASK_TENANT_CREATED on ACT_RU_TASK (TENANT_ID_, CREATE_TIME_, ID_)");

	private static final int CANNOT_CREATE_TABLE = 1005;

	private static final int DUPLICATE_CONSTRAINT = 1826;

	private static final int DUPLICATE_KEY = 1061;

	@Override
	public MigrationVersion getVersion() {
		return MigrationVersion.fromVersion("1");
	}

	@Override
	public String getDescription() {
		return "engine 7.24";
	}

	@Override
	public @Nullable Integer getChecksum() {
		return null;
	}

	@Override
	public boolean canExecuteInTransaction() {
		return false;
	}

	@Override
	public void migrate(Context context) throws IOException, SQLException {
		try (Statement statement = context.getConnection().createStatement()) {
			for (String script : SCRIPTS) {
				for (String sql : statements(script)) {
					execute(statement, sql);
				}
			}
			for (String index : INDEXES) {
				statement.execute(index);
			}
		}
	}

	private static void execute(Statement statement, String sql) throws SQLException {
		try {
			statement.execute(sql);
		}
		catch (SQLException ex) {
			boolean repeated = sql.toLowerCase(Locale.ROOT).contains("add constraint")
					&& (ex.getErrorCode() == CANNOT_CREATE_TABLE || ex.getErrorCode() == DUPLICATE_CONSTRAINT
							|| ex.getErrorCode() == DUPLICATE_KEY);
			if (!repeated) {
				throw ex;
			}
		}
	}

	static List<String> statements(String script) throws IOException {
		ClassPathResource resource = new ClassPathResource(
				"org/camunda/bpm/engine/db/create/activiti.mysql.create." + script + ".sql");
		try (InputStream in = resource.getInputStream()) {
			String sql = new String(in.readAllBytes(), StandardCharsets.UTF_8).replaceAll("(?m)^\\s*--.*$", "")
				.replaceAll("(?i)charset=utf8 collate utf8_bin", "CHARSET=utf8mb4 COLLATE utf8mb4_bin")
				.replaceAll("(?i)create table ", "create table if not exists ")
				.replaceAll("(?i)create index ", "create index if not exists ")
				.replaceAll("(?i)insert into ", "insert ignore into ");
			return Arrays.stream(sql.split(";")).map(String::strip).filter((it) -> !it.isEmpty()).toList();
		}
	}

}
