package fr.ecluse;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

import static org.assertj.core.api.Assertions.assertThat;

/** The command that verifies the journal, as a program of its own. */
@EcluseTest
class JournalCheckTest {

	@Autowired
	private Environment environment;

	@Test
	void tellsByWordsAndByItsEndWhetherTheJournalIsIntact() throws Exception {
		String url = this.environment.getRequiredProperty("spring.datasource.url").replaceFirst("/[^/?]+(\\?|$)", "/");
		String password = this.environment.getRequiredProperty("spring.datasource.password");
		prepare(url, password);
		Outcome intact = verify(url, password);
		assertThat(intact.code()).as(intact.text()).isZero();
		assertThat(intact.text()).contains("Journal intact : 0 lignes vérifiées sur 0 jours");
		try (Connection connection = DriverManager.getConnection(url + "verified", "root", password);
				Statement statement = connection.createStatement()) {
			statement.execute(
					"insert into journal_entry (number, day, at, subject_kind, subject_id, action, actor_kind, actor_id, label, details, hash) values (1, '2026-03-01', '2026-03-01', 'dossier', 'x', 'dossier.closed', 'job', 'ecluse', 'Dossier clos', '{}', repeat('a', 64))");
		}
		Outcome altered = verify(url, password);
		assertThat(altered.code()).as(altered.text()).isOne();
		assertThat(altered.text()).contains("Journal altéré. La ligne n° 1 ")
			.contains("Dossier clos")
			.doesNotContain("Tomcat");
		assertThat(verify(url, password, "--journal-root=hier").code()).isEqualTo(2);
	}

	private static void prepare(String url, String password) throws SQLException {
		try (Connection connection = DriverManager.getConnection(url, "root", password);
				Statement statement = connection.createStatement()) {
			statement.execute("drop database if exists verified");
			statement.execute("create database verified character set utf8mb4");
			connection.setCatalog("verified");
			ScriptUtils.executeSqlScript(connection, new ClassPathResource("db/migration/V0730__journal.sql"));
		}
	}

	private static Outcome verify(String url, String password, String... more)
			throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Dstdout.encoding=UTF-8",
						"-cp", classPath(), "fr.ecluse.Ecluse", JournalCheck.COMMAND));
		command.addAll(List.of(more));
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
		builder.environment()
			.putAll(Map.of("SPRING_DATASOURCE_URL", url + "verified", "SPRING_DATASOURCE_USERNAME", "root",
					"SPRING_DATASOURCE_PASSWORD", password));
		Process process = builder.start();
		String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
		return new Outcome(process.exitValue(), text);
	}

	/** Of this test, without the tests. */
	private static String classPath() {
		String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
		return Arrays.stream(path.split(File.pathSeparator))
			.filter((entry) -> !entry.endsWith("test-classes") && !entry.endsWith("test-classes/"))
			.collect(Collectors.joining(File.pathSeparator));
	}

	private record Outcome(int code, String text) {
	}

}
