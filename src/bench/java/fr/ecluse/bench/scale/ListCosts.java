package fr.ecluse.bench.scale;

import javax.sql.DataSource;
import java.util.ArrayList;
import java.sql.Statement;
import java.sql.ResultSet;
import java.sql.Connection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import fr.ecluse.bench.Scenario;
import org.camunda.bpm.engine.FilterService;

/**
 * Statements and rows read for a page of each list, as the database's own log counts them: exact
 * figures, the same in each run and on each machine.
 */
public final class ListCosts {

	private static final int OPEN = Integer.getInteger("open", 10_000);

	private ListCosts() {
	}

	public static void main(String[] arguments) throws Exception {
		int status = 1;
		try (ScaleServer server = new ScaleServer("--ecluse.engine.jobs=false",
				"--ecluse.directory=src/test/resources/fr/ecluse/member/communes_siren_population_extrait_2026.csv")) {
			Population population = new Population(server);
			population.settle();
			population.sow(OPEN, OPEN);
			measure(server, population);
			status = 0;
		}
		catch (Throwable ex) {
			ex.printStackTrace();
		}
		System.exit(status);
	}

	private static void measure(ScaleServer server, Population population) throws Exception {
		Scenario scenario = new Scenario("lists-exact", "Requêtes et lignes lues pour une page, parmi %,d tâches".formatted(OPEN));
		String largest = population.member(1);
		Map<String, Load.Call> calls = new LinkedHashMap<>();
		calls.put("tâches par l'API", (client) -> server.get("/" + largest + "/tasks?limit=15"));
		calls.put("dossiers par l'API", (client) -> server.get("/" + largest + "/dossiers?limit=15"));
		Map<String, String> filters = new LinkedHashMap<>();
		server.bean(FilterService.class).createFilterQuery().list().forEach((filter) -> filters.put(filter.getName(), filter.getId()));
		for (String username : List.of("agent." + largest + ".1", "secretaire", "opsn")) {
			TasklistClient client = new TasklistClient(server.address(), username);
			filters.forEach((name, id) -> calls.put(name + ", " + username.replaceAll("[.].*", ""), (number) -> client.open(id)));
		}
		for (Map.Entry<String, Load.Call> call : calls.entrySet()) {
			call.getValue().make(0);
			Cost cost = cost(server, population, call.getValue());
			boolean many = call.getKey().endsWith("opsn");
			scenario.exact(call.getKey() + " : requêtes sur les tâches ou les dossiers", cost.statements(), 6);
			// Who works for all has two thousand roles to be read, at each call.
			scenario.exact(call.getKey() + " : lignes lues", cost.rows(), call.getKey().contains("API") ? 60 : many ? 15_000 : 4_500);
		}
		scenario.write();
	}

	private static Cost cost(ScaleServer server, Population population, Load.Call call) throws Exception {
		population.run("set global log_output = 'TABLE'", "set global long_query_time = 0", "set global slow_query_log = 1",
				"truncate table mysql.slow_log");
		// A connection takes the settings of the moment it was made.
		newConnections(server.bean(DataSource.class));
		call.make(0);
		// A statement is logged after its answer.
		Cost cost = logged(server);
		for (int same = 0; same < 3;) {
			Thread.sleep(200);
			Cost now = logged(server);
			same = now.equals(cost) && now.statements() > 0 ? same + 1 : 0;
			cost = now;
		}
		population.run("set global slow_query_log = 0");
		return cost;
	}

	/** Ends those of both pools, which then make new ones. */
	private static void newConnections(DataSource database) throws Exception {
		try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
			List<Long> others = new ArrayList<>();
			try (ResultSet rows = statement.executeQuery(
					"select id from information_schema.processlist where id <> connection_id() and user <> 'system user'")) {
				while (rows.next()) {
					others.add(rows.getLong(1));
				}
			}
			for (long other : others) {
				statement.execute("kill " + other);
			}
		}
		// A pool hands out what it used half a second ago without asking whether it is alive.
		Thread.sleep(1000);
	}

	/** What others do meanwhile is about other tables. */
	private static Cost logged(ScaleServer server) {
		return server.jdbc()
			.sql("select count(*), coalesce(sum(rows_examined), 0) from mysql.slow_log where sql_text rlike 'ACT_RU_TASK|FROM `dossier`'"
					+ " and sql_text not like '%slow_log%'")
			.query((row, number) -> new Cost(row.getInt(1), row.getInt(2)))
			.single();
	}

	private record Cost(int statements, int rows) {
	}

}
