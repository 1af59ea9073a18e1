package fr.ecluse.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import fr.ecluse.database.BenchDatabase;

/** What the database was asked while something was done, from its general log. */
record Statements(List<Line> lines) {

	/** Runs and listens. Nobody else may use the database meanwhile. */
	static Statements of(BenchDatabase database, Action action) throws Exception {
		try (Connection connection = database.connect(); Statement statement = connection.createStatement()) {
			long own = own(statement);
			statement.execute("set global log_output = 'TABLE'");
			statement.execute("truncate table mysql.general_log");
			statement.execute("set global general_log = on");
			try {
				action.run();
			}
			finally {
				statement.execute("set global general_log = off");
			}
			List<Line> lines = new ArrayList<>();
			try (ResultSet rows = statement.executeQuery("select thread_id, command_type, argument from mysql.general_log"
					+ " where command_type in ('Query', 'Execute') and thread_id <> " + own)) {
				while (rows.next()) {
					lines.add(new Line(rows.getLong(1), new String(rows.getBytes(3), StandardCharsets.ISO_8859_1).strip()));
				}
			}
			return new Statements(lines);
		}
	}

	private static long own(Statement statement) throws SQLException {
		try (ResultSet id = statement.executeQuery("select connection_id()")) {
			id.next();
			return id.getLong(1);
		}
	}

	/** All of them, ends of transactions and settings of the session included. */
	int count() {
		return this.lines.size();
	}

	int commits() {
		return starting("commit");
	}

	int starting(String word) {
		return (int) this.lines.stream().filter((line) -> line.sql().toLowerCase(Locale.ROOT).startsWith(word)).count();
	}

	/** Leaves the texts in a file, by connection, so that one sees where statements go. */
	void write(String name) throws IOException {
		StringBuilder text = new StringBuilder();
		int number = 1;
		for (Line line : this.lines) {
			text.append("%3d [%d] %s%n".formatted(number++, line.connection(), line.sql().replaceAll("\\s+", " ")));
		}
		Files.createDirectories(Path.of("target", "bench"));
		Files.writeString(Path.of("target", "bench", "statements-" + name + ".txt"), text);
	}

	/** What is listened to. */
	interface Action {

		void run() throws Exception;

	}

	/**
	 * A statement.
	 *
	 * @param connection number of the connection that sent it
	 * @param latin its bytes, a character each
	 */
	record Line(long connection, String latin) {

		String sql() {
			return new String(this.latin.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
		}
	}

}
