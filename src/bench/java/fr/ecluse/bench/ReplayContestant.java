package fr.ecluse.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import fr.ecluse.database.BenchDatabase;

import org.springframework.jdbc.support.JdbcUtils;

/**
 * Plain JDBC that makes the changes of an instance and nothing else: no reading, no HTTP, no
 * engine, statements prepared by the server, equal ones one after another in one call. Its tables
 * are like Écluse's, with all indexes, without foreign keys.
 */
final class ReplayContestant implements Contestant {

	private final BenchDatabase database;

	private final String schema;

	private final String url;

	private final List<Connection> connections = Collections.synchronizedList(new ArrayList<>());

	private final ThreadLocal<Connection> own = ThreadLocal.withInitial(this::connect);

	private final Replay replay;

	/**
	 * Prepares the tables.
	 * @param schema its own
	 * @param model schema whose tables are imitated
	 */
	ReplayContestant(BenchDatabase database, String schema, String model, Replay replay) throws SQLException {
		this.database = database;
		this.schema = schema;
		this.url = database.schema(schema) + "?useServerPrepStmts=true&prepStmtCacheSize=500";
		try (Connection connection = database.connect(schema)) {
			List<String> tables = new ArrayList<>();
			try (ResultSet names = connection.createStatement().executeQuery(
					"select table_name from information_schema.tables where table_type = 'BASE TABLE' and table_schema = '%s'"
						.formatted(model))) {
				while (names.next()) {
					tables.add(names.getString(1));
				}
			}
			for (String table : tables) {
				connection.createStatement().execute("create table `%1$s` like `%2$s`.`%1$s`".formatted(table, model));
			}
		}
		this.replay = replay.without(idle(replay));
	}

	/** Changes that find no row: what would remain of them is a search. */
	private Set<Replay.Change> idle(Replay all) throws SQLException {
		Set<Replay.Change> idle = new HashSet<>();
		Map<String, String> fresh = all.fresh();
		try (Connection connection = connect()) {
			for (List<Replay.Change> changes : all.transactions()) {
				for (Replay.Change change : changes) {
					try (PreparedStatement statement = connection.prepareStatement(change.sql())) {
						fill(statement, change, fresh);
						if (statement.executeUpdate() == 0) {
							idle.add(change);
						}
					}
				}
			}
			connection.rollback();
		}
		return idle;
	}

	int changes() {
		return this.replay.count();
	}

	int transactions() {
		return this.replay.transactions().size();
	}

	@Override
	public String name() {
		return "Rejeu JDBC des mêmes lignes";
	}

	@Override
	public void instance(Http http, int number, int variables) throws SQLException {
		Connection connection = this.own.get();
		Map<String, String> fresh = this.replay.fresh();
		for (List<Replay.Change> changes : this.replay.transactions()) {
			for (int i = 0; i < changes.size();) {
				String sql = changes.get(i).sql();
				try (PreparedStatement statement = connection.prepareStatement(sql)) {
					int first = i;
					for (; i < changes.size() && changes.get(i).sql().equals(sql); i++) {
						fill(statement, changes.get(i), fresh);
						statement.addBatch();
					}
					if (i > first + 1) {
						statement.executeBatch();
					}
					else {
						statement.executeUpdate();
					}
				}
			}
			connection.commit();
		}
	}

	private static void fill(PreparedStatement statement, Replay.Change change, Map<String, String> fresh) throws SQLException {
		for (int i = 0; i < change.values().size(); i++) {
			Object value = Replay.with(change.values().get(i), fresh);
			if (value instanceof byte[] bytes) {
				statement.setBytes(i + 1, bytes);
			}
			else {
				statement.setString(i + 1, (String) value);
			}
		}
	}

	private Connection connect() {
		try {
			Connection connection = DriverManager.getConnection(this.url, this.database.username(), this.database.password());
			connection.setAutoCommit(false);
			this.connections.add(connection);
			return connection;
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public long finished() throws SQLException {
		return count("select count(*) from ACT_HI_PROCINST where STATE_ = 'COMPLETED'");
	}

	@Override
	public long open() throws SQLException {
		return count("select count(*) from ACT_RU_TASK");
	}

	private long count(String sql) throws SQLException {
		try (Connection connection = this.database.connect(this.schema);
				ResultSet result = connection.createStatement().executeQuery(sql)) {
			result.next();
			return result.getLong(1);
		}
	}

	@Override
	public List<Long> processes() {
		return List.of(ProcessHandle.current().pid());
	}

	@Override
	public void close() {
		this.connections.forEach(JdbcUtils::closeConnection);
	}

}
