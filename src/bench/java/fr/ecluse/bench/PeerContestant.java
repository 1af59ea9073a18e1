package fr.ecluse.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import fr.ecluse.database.BenchDatabase;

/**
 * A server of {@code src/bench/peers} as a process of its own, on a schema of its own. Maven gives
 * its libraries, once.
 */
abstract class PeerContestant implements Contestant {

	private final String name;

	private final BenchDatabase database;

	private final String schema;

	private final ServerProcess server;

	/**
	 * Starts it on an empty schema.
	 * @param project folder of the peer
	 * @param ready path that answers once the server serves
	 * @param parameters of the address of the database, beside what peers need
	 * @param settings environment variables
	 */
	PeerContestant(String name, BenchDatabase database, String project, String ready, String parameters,
			Map<String, String> settings) throws Exception {
		this.name = name;
		this.database = database;
		this.schema = slug().replace('-', '_');
		Map<String, String> all = new HashMap<>(settings);
		// Without it the engines take tables of another schema for their own.
		all.put("SPRING_DATASOURCE_URL", database.schema(this.schema) + "?nullDatabaseMeansCurrent=true" + parameters);
		all.put("SPRING_DATASOURCE_USERNAME", database.username());
		all.put("SPRING_DATASOURCE_PASSWORD", database.password());
		this.server = new ServerProcess(slug(), PeerProject.classPath(project), "peer.Application", ready, all);
	}

	@Override
	public final String name() {
		return this.name;
	}

	@Override
	public final List<Long> processes() {
		return List.of(this.server.pid());
	}

	@Override
	public final long open() throws SQLException {
		return count("select count(*) from ACT_RU_TASK");
	}

	@Override
	public final long finished() throws SQLException {
		return count("select count(*) from ACT_HI_PROCINST where END_TIME_ is not null");
	}

	@Override
	public final void close() {
		this.server.close();
	}

	final String address() {
		return this.server.address();
	}

	final void execute(String sql) throws SQLException {
		try (Connection connection = this.database.connect(this.schema)) {
			connection.createStatement().execute(sql);
		}
	}

	private long count(String sql) throws SQLException {
		try (Connection connection = this.database.connect(this.schema);
				ResultSet result = connection.createStatement().executeQuery(sql)) {
			result.next();
			return result.getLong(1);
		}
	}

}
