package fr.ecluse.rollout;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Kills a server and its database with signal 9, twice, while it moves dossiers to
 * another version, and looks afterwards for each of them. How many there are, of how many
 * members, is told by {@code -Decluse.crash.dossiers} and {@code -Decluse.crash.members}.
 */
@Tag("long")
class MigrationCrashTest {

	private static final int DOSSIERS = Integer.getInteger("ecluse.crash.dossiers", 200);

	private static final int MEMBERS = Integer.getInteger("ecluse.crash.members", 3);

	private static final String PROCEDURE = "essai-migration";

	private static final Path FOLDER = Path.of("target", "crash-migration").toAbsolutePath();

	private final ChildServer server = new ChildServer(FOLDER.resolve("data"), FOLDER.resolve("packages"));

	@AfterEach
	void stop() throws Exception {
		this.server.stop();
	}

	@Test
	void eachDossierIsMovedOnceWhateverDies() throws Exception {
		FileSystemUtils.deleteRecursively(FOLDER);
		bring(TestPackage.of(PROCEDURE, TestPackage.task("lire", "Lire"), TestPackage.task("decider", "Décider"))
			.beside(TestPackage.timer("relance", "lire", "P30D")));
		this.server.start();
		file();
		this.server.stop();
		bring(TestPackage.of(PROCEDURE, TestPackage.task("lire", "Relire"), TestPackage.task("signer", "Signer"))
			.beside(TestPackage.timer("relance", "lire", "P30D")));
		this.server.start();
		String second = text("select id from procedure_version where procedure_key = '%s' and number = 2");
		String models = "/api/v1/models/" + second;
		report(models);
		JsonNode migration = this.server.send("POST", models + "/migrations", "{}");
		String path = models + "/migrations/" + migration.path("id").longValue();
		preview(path);

		long started = System.nanoTime();
		this.server.send("POST", path + "/starts", "");
		int first = until(path, DOSSIERS / 4);
		this.server.kill();
		this.server.start();
		assertConsistent();
		int later = until(path, DOSSIERS * 3 / 5);
		this.server.kill();
		this.server.start();
		assertConsistent();
		JsonNode done = await().atMost(Duration.ofMinutes(10))
			.pollInterval(Duration.ofMillis(200))
			.until(() -> this.server.send("GET", path, ""), (it) -> it.path("state").stringValue().equals("done"));
		System.out.printf("Migration: %d dossiers, killed at %d and at %d, %.1f s with two restarts%n", DOSSIERS, first,
				later, (System.nanoTime() - started) / 1e9);
		assertThat(first).isLessThan(DOSSIERS);
		assertThat(later).isLessThan(DOSSIERS);
		assertThat(done.at("/progress/done").intValue()).isEqualTo(DOSSIERS);
		assertThat(done.at("/progress/failed").intValue() + done.at("/progress/gone").intValue()).isZero();
		assertComplete();
		wayBack(path);
	}

	/** Puts the files of a version where the server finds them at its start. */
	private static void bring(TestPackage content) throws IOException {
		FileSystemUtils.deleteRecursively(FOLDER.resolve("packages"));
		content.files().byPath().forEach((path, bytes) -> {
			String folder = path.endsWith(".form") ? "forms/" : "processes/";
			Path file = FOLDER.resolve("packages/" + folder + PROCEDURE).resolve(path);
			try {
				Files.createDirectories(file.getParent());
				Files.write(file, bytes);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		});
	}

	private void file() throws Exception {
		long begun = System.nanoTime();
		List<String> members = IntStream.range(0, MEMBERS).mapToObj(MigrationCrashTest::siren).toList();
		inParallel(MEMBERS, (number) -> this.server.send("PUT", "/api/v1/members/" + members.get(number),
				"{\"name\":\"Commune %d\",\"kind\":\"commune\",\"departement\":\"29\"}".formatted(number)));
		inParallel(DOSSIERS, (number) -> this.server.send("POST",
				"/api/v1/members/%s/dossiers".formatted(members.get(number % MEMBERS)),
				"{\"procedure\":\"%s\",\"variables\":{\"subject\":\"Essai %d\"}}".formatted(PROCEDURE, number)));
		System.out.printf("Migration: %d dossiers of %d members filed in %.1f s%n", DOSSIERS, MEMBERS,
				(System.nanoTime() - begun) / 1e9);
	}

	private static void inParallel(int count, Call call) throws Exception {
		ExecutorService clients = Executors.newFixedThreadPool(8);
		List<Future<?>> calls = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			int number = i;
			calls.add(clients.submit(() -> call.make(number)));
		}
		for (Future<?> it : calls) {
			it.get(10, TimeUnit.MINUTES);
		}
		clients.shutdown();
	}

	private void report(String models) throws IOException {
		JsonNode impact = this.server.send("GET", models + "/impact?limit=200", "");
		long begun = System.nanoTime();
		this.server.send("GET", models + "/impact?limit=200", "");
		System.out.printf("Migration: impact report in %.0f ms%n", (System.nanoTime() - begun) / 1e6);
		assertThat(impact.at("/totals/dossiers").intValue()).isEqualTo(DOSSIERS);
		assertThat(impact.at("/totals/members").intValue()).isEqualTo(Math.min(MEMBERS, DOSSIERS));
		assertThat(impact.at("/totals/follow").intValue()).isEqualTo(DOSSIERS);
	}

	private void preview(String path) throws IOException {
		long begun = System.nanoTime();
		this.server.send("POST", path + "/previews", "");
		JsonNode checked = await().atMost(Duration.ofMinutes(5))
			.pollInterval(Duration.ofMillis(100))
			.until(() -> this.server.send("GET", path, ""), (it) -> it.path("state").stringValue().equals("planned"));
		System.out.printf("Migration: preview in %.1f s%n", (System.nanoTime() - begun) / 1e9);
		assertThat(checked.at("/progress/fit").intValue()).isEqualTo(DOSSIERS);
	}

	private int until(String path, int done) {
		return await().atMost(Duration.ofMinutes(5))
			.pollInterval(Duration.ofMillis(20))
			.until(() -> this.server.send("GET", path, "").at("/progress/done").intValue(), (it) -> it >= done);
	}

	/** At whatever moment one looks, a dossier is in one version or in the other. */
	private void assertConsistent() throws Exception {
		try (Connection connection = this.server.database(); Statement statement = connection.createStatement()) {
			connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
			connection.setAutoCommit(false);
			statement.execute("start transaction with consistent snapshot");
			List<Long> counts = numbers(statement,
					"""
							select count(*),
							       sum(d.procedure_version = v.id and v.number = 2),
							       sum(e.PROC_DEF_ID_ = (select definition_id from procedure_version where procedure_key = '%1$s' and number = 2)),
							       sum((select count(*) from migration_dossier k where k.migration_id = 1 and k.dossier_id = d.id and k.state = 'done') = (v.number = 2)),
							       sum((select count(*) from dossier_fact f where f.dossier_id = d.id and f.kind = 'version') = (v.number = 2)),
							       sum(e.PROC_DEF_ID_ = v.definition_id)
							  from dossier d join procedure_version v on v.id = d.procedure_version
							  join ACT_RU_EXECUTION e on e.ID_ = d.process_instance_id
							 where d.procedure_key = '%1$s'""");
			assertThat(counts.get(0)).isEqualTo(DOSSIERS);
			assertThat(counts.get(2)).isEqualTo(counts.get(1)).isPositive();
			assertThat(counts.subList(3, 6)).isEqualTo(Collections.nCopies(3, (long) DOSSIERS));
			connection.rollback();
		}
	}

	private void assertComplete() throws Exception {
		try (Connection connection = this.server.database(); Statement statement = connection.createStatement()) {
			String definition = "(select definition_id from procedure_version where procedure_key = '%1$s' and number = 2)";
			List<Long> counts = new ArrayList<>();
			for (String sql : List.of(
					"select count(*) from ACT_RU_EXECUTION where ID_ = PROC_INST_ID_ and PROC_DEF_ID_ = " + definition,
					"select count(*) from ACT_RU_TASK where NAME_ = 'Relire' and PROC_DEF_ID_ = " + definition,
					"select count(*) from ACT_RU_JOB where TYPE_ = 'timer' and PROCESS_DEF_ID_ = " + definition,
					"select count(*) from ACT_HI_PROCINST where PROC_DEF_ID_ = " + definition,
					"select count(*) from dossier d join procedure_version v on v.id = d.procedure_version where v.procedure_key = '%1$s' and v.number = 2",
					"select count(*) from migration_dossier where state = 'done'",
					"select count(distinct dossier_id) from migration_dossier where state = 'done'",
					"select count(*) from dossier_fact where kind = 'version'",
					"select count(distinct dossier_id) from dossier_fact where kind = 'version'")) {
				counts.addAll(numbers(statement, sql));
			}
			System.out.printf(
					"Migration: instances, tasks, timers, history, dossiers, rows, distinct, facts, distinct: %s%n",
					counts);
			assertThat(counts).containsOnly((long) DOSSIERS);
			assertThat(numbers(statement,
					"select count(*) from ACT_RU_EXECUTION where PROC_DEF_ID_ like '%1$s:%%' and PROC_DEF_ID_ <> "
							+ definition))
				.containsExactly(0L);
		}
	}

	private void wayBack(String path) throws IOException {
		JsonNode back = this.server.send("POST", path + "/returns", "").at("/items/0");
		String way = "/api/v1/models/%s/migrations/%d".formatted(back.path("targetVersion").stringValue(),
				back.path("id").longValue());
		long begun = System.nanoTime();
		this.server.send("POST", way + "/starts", "");
		JsonNode done = await().atMost(Duration.ofMinutes(10))
			.pollInterval(Duration.ofMillis(100))
			.until(() -> this.server.send("GET", way, ""), (it) -> it.path("state").stringValue().equals("done"));
		double seconds = (System.nanoTime() - begun) / 1e9;
		System.out.printf("Migration: way back of %d dossiers in %.1f s, %.0f/s%n", DOSSIERS, seconds,
				DOSSIERS / seconds);
		assertThat(done.at("/progress/done").intValue()).isEqualTo(DOSSIERS);
	}

	private String text(String sql) throws Exception {
		try (Connection connection = this.server.database();
				Statement statement = connection.createStatement();
				ResultSet result = statement.executeQuery(sql.formatted(PROCEDURE))) {
			assertThat(result.next()).isTrue();
			return result.getString(1);
		}
	}

	private static List<Long> numbers(Statement statement, String sql) throws SQLException {
		try (ResultSet result = statement.executeQuery(sql.formatted(PROCEDURE))) {
			assertThat(result.next()).isTrue();
			List<Long> numbers = new ArrayList<>();
			for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
				numbers.add(result.getLong(i));
			}
			return numbers;
		}
	}

	/** A valid number: the last digit makes the sum of the Luhn formula end in 0. */
	private static String siren(int number) {
		String start = "97%06d".formatted(number);
		int sum = 0;
		for (int i = 0; i < start.length(); i++) {
			int digit = start.charAt(i) - '0';
			int doubled = (i % 2 == 1) ? digit * 2 : digit;
			sum += doubled / 10 + doubled % 10;
		}
		return start + (10 - sum % 10) % 10;
	}

	/** One of many calls. */
	@FunctionalInterface
	private interface Call {

		Object make(int number) throws IOException;

	}

}
