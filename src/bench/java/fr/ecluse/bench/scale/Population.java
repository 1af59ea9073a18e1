package fr.ecluse.bench.scale;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import tools.jackson.databind.JsonNode;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Two thousand members of the real directory with their agents, and dossiers sown from three that
 * grew in the server: one open, one taken in charge, one closed. The largest member has a
 * hundredth of all open tasks, the median one about a two-thousandth.
 */
final class Population {

	static final String PASSWORD = "mot-de-passe-de-la-mesure";

	private static final int MEMBERS = 2000;

	private static final int AGENTS_EACH = 7;

	private static final int AT_ONCE = 20_000;

	/** Sown over half a year, up to three in one and the same second. */
	private static final int SECONDS = 180 * 86_400;

	/** Pages, or transactions. */
	private static final int CALM = 1000;

	private static final long LONGEST_WAIT = TimeUnit.MINUTES.toNanos(15);

	private final ScaleServer server;

	private final JdbcClient jdbc;

	private final DataSource database;

	private final String home;

	private final Map<String, GrownRows> grown = new LinkedHashMap<>();

	private final Map<String, Dossier> dossiers = new LinkedHashMap<>();

	private int sown;

	Population(ScaleServer server) {
		this.server = server;
		this.jdbc = server.jdbc();
		this.database = server.bean(DataSource.class);
		this.home = this.jdbc.sql("select siren from member order by population limit 1").query(String.class).single();
	}

	/** The directory, and one dossier of each kind that really grew. */
	void settle() throws Exception {
		run("create table bench_member (place int primary key, siren char(9) character set ascii collate ascii_bin, size int, key (siren))");
		run("create table bench_case (n int primary key, kind varchar(10), siren char(9) character set ascii collate ascii_bin,"
				+ " suffix char(12) character set ascii collate ascii_bin, late int, whole boolean, key (kind, n))");
		run("insert into bench_member select row_number() over (order by population desc, siren), siren, 0 from member where siren <> '"
				+ this.home + "' order by population desc, siren limit " + MEMBERS);
		String hash = this.jdbc.sql("select password_hash from agent where username = 'admin'").query(String.class).single();
		run("insert into agent (username, display_name, email, password_hash, enabled) select concat('agent.', siren, '.', seq),"
				+ " concat('Camille ', seq), null, '" + hash + "', true from bench_member join seq_1_to_" + AGENTS_EACH);
		run("insert into membership (username, siren, role) select concat('agent.', siren, '.', seq), siren,"
				+ " case when seq > 5 then 'signataire' else 'instructeur' end from bench_member join seq_1_to_" + AGENTS_EACH);
		// A secretary of five median communes, and who works for all.
		run("insert into agent (username, display_name, email, password_hash, enabled) select concat('secretaire'), 'Camille',"
				+ " null, '" + hash + "', true union all select 'opsn', 'Dominique', null, '" + hash
				+ "', true union all select 'agent." + this.home + ".1', 'Claude', null, '" + hash + "', true");
		run("insert into membership (username, siren, role) select 'secretaire', siren, 'instructeur' from bench_member"
				+ " where place between 500 and 504 union all select 'opsn', siren, 'instructeur' from bench_member"
				+ " union all select 'agent." + this.home + ".1', '" + this.home + "', 'instructeur'");
		grow("open", false, false);
		grow("taken", true, false);
		grow("closed", false, true);
	}

	private void grow(String kind, boolean taken, boolean closed) {
		Dossier dossier = grow(taken, closed);
		this.dossiers.put(kind, dossier);
		this.grown.put(kind, rows(dossier));
		System.out.println(kind + ": " + this.grown.get(kind).counts());
	}

	/** One more that goes the same way, over the API. */
	Dossier grow(boolean taken, boolean closed) {
		String id = this.server.post("/" + this.home + "/dossiers",
				"{\"procedure\":\"essai-tasklist\",\"variables\":{\"subject\":\"Un banc\",\"text\":\"Le texte de la demande.\"}}")
			.path("id")
			.stringValue();
		if (taken) {
			this.server.put("/" + this.home + "/tasks/" + task(this.home, id) + "/assignee", "{\"agent\":\"agent." + this.home + ".1\"}");
		}
		if (closed) {
			complete(this.home, task(this.home, id), "{\"variables\":{\"decision\":\"accord\"}}");
			complete(this.home, task(this.home, id), "{}");
			// As within the hour: else the server would write two million of them during the measure.
			this.server.runNow("RemovalTimes.note");
		}
		return new Dossier(id,
				this.jdbc.sql("select process_instance_id from dossier where id = ?").param(id).query(String.class).single());
	}

	private String task(String siren, String dossier) {
		return this.server.get("/" + siren + "/tasks?dossier=" + dossier).path("items").path(0).path("id").stringValue();
	}

	private JsonNode complete(String siren, String task, String body) {
		return this.server.post("/" + siren + "/tasks/" + task + "/completions", body);
	}

	private GrownRows rows(Dossier dossier) {
		return GrownRows.of(this.jdbc, dossier.id(), dossier.instance(), Map.of(this.home, "c.siren"));
	}

	/**
	 * Sows so many open and closed dossiers more, a fifth of the open ones taken in charge. Two in a
	 * hundred have every row of a grown one, the others those that lists read.
	 */
	void sow(int open, int closed) throws Exception {
		long begin = System.nanoTime();
		cases("open", open);
		cases("closed", closed);
		run("update bench_case set kind = 'taken' where kind = 'open' and n % 5 = 0");
		List<String> statements = new ArrayList<>();
		this.grown.forEach((kind, rows) -> rows.statements()
			.forEach((statement) -> statements.add(statement + " and c.kind = '" + kind + "' and c.n between %d and %d")));
		run("set global innodb_flush_log_at_trx_commit = 0");
		ExecutorService threads = Executors.newFixedThreadPool(2);
		List<Future<?>> works = new ArrayList<>();
		for (int from = this.sown + 1; from <= this.sown + open + closed; from += AT_ONCE) {
			int first = from;
			Callable<?> work = () -> {
				try (Connection connection = this.database.getConnection(); Statement statement = connection.createStatement()) {
					statement.execute("set unique_checks = 0, foreign_key_checks = 0");
					for (String sql : statements) {
						statement.execute(sql.formatted(first, first + AT_ONCE - 1));
					}
					statement.execute("set unique_checks = 1, foreign_key_checks = 1");
					connection.commit();
				}
				return null;
			};
			works.add(threads.submit(work));
		}
		for (Future<?> work : works) {
			work.get();
		}
		threads.shutdown();
		run("set global innodb_flush_log_at_trx_commit = 1");
		run("truncate table bench_case");
		this.sown += open + closed;
		for (String table : List.of("ACT_RU_TASK", "ACT_RU_IDENTITYLINK", "ACT_RU_EXECUTION", "ACT_RU_VARIABLE", "dossier")) {
			run("analyze table " + table);
		}
		calm();
		System.out.printf("%d open and %d closed dossiers sown in %.0f s, %d MB%n", open, closed, (System.nanoTime() - begin) / 1e9,
				this.jdbc.sql("select sum(data_length + index_length) / 1e6 from information_schema.tables where table_schema = database()")
					.query(Long.class)
					.single());
	}

	/** Waits until the database has written and cleared away what the rows left behind. */
	void calm() throws Exception {
		run("set global innodb_max_dirty_pages_pct = 0", "set global innodb_io_capacity_max = 40000", "set global innodb_io_capacity = 20000");
		long begin = System.nanoTime();
		while (status("Innodb_buffer_pool_pages_dirty") > CALM || status("Innodb_history_list_length") > CALM) {
			if (System.nanoTime() - begin > LONGEST_WAIT) {
				throw new IllegalStateException("The database is not calm");
			}
			TimeUnit.SECONDS.sleep(1);
		}
		run("set global innodb_max_dirty_pages_pct = default", "set global innodb_io_capacity = default",
				"set global innodb_io_capacity_max = default");
		System.out.printf("calm after %.0f s%n", (System.nanoTime() - begin) / 1e9);
	}

	private long status(String name) {
		return this.jdbc.sql("select variable_value from information_schema.global_status where variable_name = ?")
			.param(name)
			.query(Long.class)
			.single();
	}

	/** Numbers of all members mixed, as they come in life. */
	private void cases(String kind, int count) throws SQLException {
		if (count == 0) {
			return;
		}
		int first = this.sown + 1 + ("closed".equals(kind) ? this.jdbc.sql("select count(*) from bench_case").query(Integer.class).single() : 0);
		sizes(count);
		run("""
				insert into bench_case
				select n, '%1$s', siren, lower(lpad(hex(n), 12, '0')), ((%2$d + %3$d - n) div 3) * 3 * %4$d div greatest(%3$d, 1), n %% 100 in (1, 5)
				  from (select row_number() over (order by crc32(concat(siren, seq))) + %2$d - 1 n, siren
				          from bench_member join seq_1_to_%5$d on seq <= size) numbered
				""".formatted(kind, first, count, SECONDS, Math.max(count, 1)));
	}

	/** Sizes as in life: r^-0.48 gives the largest a hundredth of all, the median a 2,750th. */
	private void sizes(int count) throws SQLException {
		run("update bench_member, (select sum(pow(place, -0.48)) total from bench_member) t set size = floor(%d * pow(place, -0.48) / total)"
			.formatted(count));
		int missing = count - this.jdbc.sql("select sum(size) from bench_member").query(Integer.class).single();
		run("update bench_member set size = size + 1 where place > 1 order by place limit " + missing);
	}

	void run(String... statements) throws SQLException {
		try (Connection connection = this.database.getConnection(); Statement statement = connection.createStatement()) {
			statement.execute("set foreign_key_checks = 0, unique_checks = 0");
			for (String sql : statements) {
				statement.execute(sql);
			}
			statement.execute("set foreign_key_checks = 1, unique_checks = 1");
			connection.commit();
		}
	}

	/** The member at that place when the largest is the first. */
	String member(int place) {
		return this.jdbc.sql("select siren from bench_member where place = ?").param(place).query(String.class).single();
	}

	/**
	 * Fails unless a sown dossier of each kind has the rows of a grown one, column by column, and a
	 * sown task can be listed, loaded and completed.
	 */
	void check() {
		for (String kind : this.dossiers.keySet()) {
			same(kind, rows(dossier(whole(kind))).shape(), this.grown.get(kind).shape());
			same(kind, rows(grow("taken".equals(kind), "closed".equals(kind))).shape(), this.grown.get(kind).shape());
		}
		String dossier = whole("open");
		String siren = this.jdbc.sql("select siren from dossier where id = ?").param(dossier).query(String.class).single();
		complete(siren, task(siren, dossier), "{\"variables\":{\"decision\":\"accord\"}}");
		complete(siren, task(siren, dossier), "{}");
		same("closed in place", List.of("closed"),
				List.of(this.server.get("/" + siren + "/dossiers/" + dossier).path("status").stringValue()));
	}

	/** A sown dossier with all its rows. */
	private String whole(String kind) {
		return this.jdbc.sql("""
				select d.id from dossier d join ACT_HI_VARINST v on v.PROC_INST_ID_ = d.process_instance_id
				 where d.id like ? and d.id <> ? limit 1""")
			.params(this.dossiers.get(kind).id().substring(0, 24) + "%", this.dossiers.get(kind).id())
			.query(String.class)
			.single();
	}

	private Dossier dossier(String id) {
		return new Dossier(id,
				this.jdbc.sql("select process_instance_id from dossier where id = ?").param(id).query(String.class).single());
	}

	private static void same(String what, List<String> one, List<String> other) {
		if (!one.equals(other)) {
			List<String> missing = new ArrayList<>(other);
			missing.removeAll(one);
			List<String> more = new ArrayList<>(one);
			more.removeAll(other);
			throw new IllegalStateException(what + ": missing " + missing + ", more " + more);
		}
	}

	record Dossier(String id, String instance) {
	}

}
