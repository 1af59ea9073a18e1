package fr.ecluse.journal;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.env.Environment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A journal alone, in a schema of its own on the database server of the run. */
final class Ledger implements AutoCloseable {

	static final LocalDate FIRST_DAY = LocalDate.of(2026, 3, 1);

	private static final Instant MORNING = FIRST_DAY.atTime(10, 0).toInstant(ZoneOffset.UTC);

	final JdbcClient jdbc;

	final TransactionTemplate transaction;

	final JournalRows rows;

	final Journal journal;

	final Chain chain;

	final JournalProof proof;

	private final HikariDataSource source;

	private final HandClock clock = new HandClock();

	private Ledger(HikariDataSource source) {
		this.source = source;
		JdbcTransactionManager transactions = new JdbcTransactionManager(source);
		this.transaction = new TransactionTemplate(transactions);
		this.jdbc = JdbcClient.create(source);
		this.rows = new JournalRows(this.jdbc);
		this.journal = new Journal(this.rows, new JsonMapper(), transactions, this.clock);
		this.chain = new Chain(this.rows, transactions, this.clock);
		this.proof = new JournalProof(this.rows, this.chain, transactions);
	}

	/** A new one, empty. */
	static Ledger open(Environment environment) throws SQLException {
		String url = environment.getRequiredProperty("spring.datasource.url").replaceFirst("/[^/?]+(\\?|$)", "/");
		String password = environment.getRequiredProperty("spring.datasource.password");
		try (Connection connection = DriverManager.getConnection(url, "root", password);
				Statement statement = connection.createStatement()) {
			statement.execute("drop database if exists ledger");
			statement.execute("create database ledger character set utf8mb4");
		}
		HikariConfig settings = new HikariConfig();
		settings.setJdbcUrl(url + "ledger");
		settings.setUsername("root");
		settings.setPassword(password);
		settings.setAutoCommit(false);
		settings.setMinimumIdle(1);
		settings.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
		HikariDataSource source = new HikariDataSource(settings);
		new ResourceDatabasePopulator(new ClassPathResource("db/migration/V0730__journal.sql")).execute(source);
		return new Ledger(source);
	}

	/** Another node on the same database, whose clock is off by so much. */
	Chain node(Duration off) {
		return new Chain(this.rows, new JdbcTransactionManager(this.source), Clock.offset(this.clock, off));
	}

	JdbcTemplate template() {
		return new JdbcTemplate(this.source);
	}

	/** Rows on a day that are sealed on it, two of them about the subject {@code a}. */
	void day(int rows) {
		this.transaction.executeWithoutResult((status) -> write(rows));
		this.chain.prolong();
	}

	private void write(int rows) {
		for (int i = 0; i < rows; i++) {
			this.journal
				.record(Entry.of("dossier", (i % 3 == 1) ? "a" : "b" + i, "dossier.status", "Étape « %d »".formatted(i))
					.of((i % 2 == 0) ? "212900427" : null)
					.with("step", i)
					.content((i == 1) ? Text.hash("content") : null));
		}
	}

	/** Forgets all, and whoever guarded it. */
	void clear() {
		this.clock.now = MORNING;
		for (String trigger : this.jdbc
			.sql("select trigger_name from information_schema.triggers where trigger_schema = 'ledger'")
			.query(String.class)
			.list()) {
			this.jdbc.sql("drop trigger " + trigger).update();
		}
		tamper("delete from journal_day; delete from journal_entry; delete from journal_head;"
				+ "insert into journal_head (id, number, hash) values (1, 0, repeat('0', 64))");
	}

	void nextDay() {
		this.clock.now = this.clock.now.plus(Duration.ofDays(1));
	}

	/** As somebody does who may write into the database. */
	void tamper(String sql) {
		this.transaction.executeWithoutResult((status) -> {
			for (String statement : sql.split(";")) {
				this.jdbc.sql(statement).update();
			}
		});
	}

	JournalVerification.Report verify() {
		return verify(Map.of());
	}

	JournalVerification.Report verify(Map<LocalDate, String> known) {
		return new JournalVerification(this.source).run(known, (line) -> {
		});
	}

	@Override
	public void close() {
		this.source.close();
	}

	/** A clock that the test sets. */
	private static final class HandClock extends Clock {

		private volatile Instant now = MORNING;

		@Override
		public ZoneId getZone() {
			return ZoneOffset.UTC;
		}

		@Override
		public Clock withZone(ZoneId zone) {
			return this;
		}

		@Override
		public Instant instant() {
			return this.now;
		}

	}

}
