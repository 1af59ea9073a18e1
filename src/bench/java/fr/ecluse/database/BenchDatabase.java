package fr.ecluse.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.util.FileSystemUtils;

/**
 * The MariaDB server that all contestants share: the embedded one with its settings, durable, with
 * a fresh data folder.
 */
public final class BenchDatabase implements AutoCloseable {

	private static final Path FOLDER = Path.of("target", "bench-database");

	private final EmbeddedMariaDb server;

	public BenchDatabase() throws IOException {
		LoggingSystem.get(BenchDatabase.class.getClassLoader()).setLogLevel("root", LogLevel.WARN);
		FileSystemUtils.deleteRecursively(FOLDER.resolve("database"));
		this.server = new EmbeddedMariaDb(FOLDER);
	}

	/** Creates an empty schema and gives its address. */
	public String schema(String name) throws SQLException {
		try (Connection connection = connect(); Statement statement = connection.createStatement()) {
			statement.execute("create database " + name + " character set utf8mb4");
		}
		return url(name);
	}

	public String url(String schema) {
		return this.server.jdbcUrl().replaceFirst("/[^/]*$", "/" + schema);
	}

	public String username() {
		return this.server.username();
	}

	public String password() {
		return this.server.password();
	}

	/** A connection to no schema in particular. */
	public Connection connect() throws SQLException {
		return DriverManager.getConnection(url(""), username(), password());
	}

	public Connection connect(String schema) throws SQLException {
		return DriverManager.getConnection(url(schema), username(), password());
	}

	/** A counter of the server since its start. */
	public long status(String name) throws SQLException {
		try (Connection connection = connect();
				ResultSet row = connection.createStatement().executeQuery("show global status like '" + name + "'")) {
			row.next();
			return row.getLong(2);
		}
	}

	public long pid() throws IOException {
		return Long.parseLong(Files.readString(FOLDER.resolve("database.pid")).strip());
	}

	@Override
	public void close() throws IOException {
		this.server.close();
	}

}
