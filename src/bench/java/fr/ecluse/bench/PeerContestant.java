package fr.ecluse.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import javax.tools.ToolProvider;

import fr.ecluse.database.BenchDatabase;

/**
 * A server of {@code src/bench/peers} as a process of its own, on a schema of its own. Maven gives
 * its libraries, once.
 */
abstract class PeerContestant implements Contestant {

	private static final Path SOURCES = Path.of("src", "bench", "peers").toAbsolutePath();

	private static final Path TARGET = Path.of("target", "bench", "peers").toAbsolutePath();

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
		this.server = new ServerProcess(slug(), classPath(project), "peer.Application", ready, all);
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

	static String classPath(String project) throws IOException, InterruptedException {
		Path folder = SOURCES.resolve(project);
		Path classes = Files.createDirectories(TARGET.resolve(project).resolve("classes"));
		Path libraries = TARGET.resolve(project).resolve("classpath");
		Path pom = folder.resolve("pom.xml");
		if (!Files.exists(libraries)
				|| Files.getLastModifiedTime(libraries).compareTo(Files.getLastModifiedTime(pom)) < 0) {
			run("mvn", "-q", "-B", "-f", pom.toString(), "dependency:build-classpath", "-Dmdep.outputFile=" + libraries);
		}
		String path = Files.readString(libraries).strip();
		try (Stream<Path> sources = Files.walk(folder.resolve(Path.of("src", "main", "java")))) {
			String[] options = Stream
				.concat(Stream.of("-d", classes.toString(), "-cp", path),
						sources.map(Path::toString).filter((source) -> source.endsWith(".java")))
				.toArray(String[]::new);
			if (ToolProvider.getSystemJavaCompiler().run(null, null, null, options) != 0) {
				throw new IllegalStateException("Cannot compile " + folder);
			}
		}
		return String.join(File.pathSeparator, classes.toString(),
				folder.resolve(Path.of("src", "main", "resources")).toString(), path);
	}

	private static void run(String... command) throws IOException, InterruptedException {
		if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
			throw new IllegalStateException("Failed: " + String.join(" ", command));
		}
	}

}
