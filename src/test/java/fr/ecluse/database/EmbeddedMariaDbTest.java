package fr.ecluse.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A database that is installed beside others: two that start at once disturbed one
 * another.
 */
@Tag("long")
class EmbeddedMariaDbTest {

	@TempDir
	private Path folder;

	@Test
	void leavesTheTemporaryTablesOfOthersAlone() throws IOException {
		Path table = Path.of(System.getProperty("java.io.tmpdir"), "#sql-temptable-ecluse-essai.MAI");
		Files.writeString(table, "");
		try (EmbeddedMariaDb database = new EmbeddedMariaDb(this.folder)) {
			assertThat(database.jdbcUrl()).startsWith("jdbc:mariadb://127.0.0.1:");
			assertThat(table).exists();
		}
		finally {
			Files.deleteIfExists(table);
		}
	}

}
