package fr.ecluse.bench.scale;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import fr.ecluse.bench.Scenario;
import org.camunda.bpm.engine.FilterService;
import tools.jackson.databind.JsonNode;

/**
 * The first page of a task list and its count, for one member of some 500 open tasks, the largest
 * member, a secretary of five and who works for all, while two thousand members have a million;
 * deep pages; and the same list when there were a hundredth as many. See src/bench/README.md.
 */
public final class ListBench {

	private static final int OPEN = Integer.getInteger("open", 1_000_000);

	/** A hundredth, but enough for the largest member to fill a page. */
	private static final int FIRST = Math.max(OPEN / 100, 10_000);

	private static final int ROUNDS = Integer.getInteger("rounds", 5);

	private static final int CALLS = Integer.getInteger("calls", 40);

	private static final int CLIENTS = 8;

	private static final int WARM_UP = 10;

	private static final String API = "Écluse, /api/v1";

	private static final String TASKLIST = "Écluse, appel de Tasklist";

	private static final String STOCK = "Camunda, autorisations";

	private static final String TUNED = "Camunda, sans autorisations";

	private final ScaleServer server;

	private final Population population;

	private final Load load;

	private final Map<String, String> filters = new LinkedHashMap<>();

	private final Map<String, TasklistClient[]> clients = new LinkedHashMap<>();

	private ListBench(ScaleServer server) throws Exception {
		this.server = server;
		this.population = new Population(server);
		this.load = new Load(server);
		server.bean(FilterService.class)
			.createFilterQuery()
			.list()
			.forEach((filter) -> this.filters.put(filter.getName(), filter.getId()));
	}

	public static void main(String[] arguments) throws Exception {
		int status = 1;
		try (ScaleServer server = new ScaleServer("--ecluse.engine.jobs=false",
				"--ecluse.directory=src/test/resources/fr/ecluse/member/communes_siren_population_extrait_2026.csv")) {
			new ListBench(server).measure();
			status = 0;
		}
		catch (Throwable ex) {
			ex.printStackTrace();
		}
		// The database of the tests keeps threads that would wait for ever.
		System.exit(status);
	}

	private void measure() throws Exception {
		this.population.run("set global innodb_buffer_pool_size = " + Math.max(1L << 30, OPEN * 6000L));
		this.population.settle();
		this.population.sow(FIRST, 2 * FIRST);
		this.population.check();
		List<Load.Figures> small = growth(this.population.member(1));
		this.population.sow(OPEN - FIRST, 2 * (OPEN - FIRST));
		Scenario deep = new Scenario("g-lists", "Pages profondes, et croissance de %,d à %,d tâches ouvertes".formatted(FIRST, OPEN));
		grown(deep, small);
		deep(deep);
		notes(deep);
		deep.write();
		try (Stock stock = new Stock(this.server, this.population)) {
			stock.take(this.population, this.server.jdbc().sql("select database()").query(String.class).single());
			oneMember(stock);
			others(stock);
		}
	}

	/** d: a member of some 500 open tasks. */
	private void oneMember(Stock stock) throws Exception {
		Scenario scenario = new Scenario("d-lists",
				"Première page et nombre des tâches d'une collectivité de 500 tâches, parmi %,d, par %d clients".formatted(OPEN, CLIENTS));
		Stock.Reader reader = reader(500);
		Map<String, Load.Call> contestants = new LinkedHashMap<>();
		contestants.put(API, (client) -> full(this.server.get("/" + reader.members().get(0) + "/tasks?limit=15").path("items").size()));
		contestants.put(TASKLIST, tasklist(reader.username(), "Toutes les tâches de mes collectivités"));
		contestants.put("Écluse, Tasklist, à prendre", tasklist(reader.username(), "À prendre : mes rôles"));
		contestants.put(STOCK, (client) -> full(stock.list(true, reader)));
		contestants.put(TUNED, (client) -> full(stock.list(false, reader)));
		Figured figured = rounds(scenario, contestants, Map.of(STOCK, 3));
		scenario.target("p99 de Camunda avec autorisations / Écluse (Tasklist)", figured.p99().ratio(STOCK, TASKLIST), 50, false);
		scenario.target("p99 de Camunda sans autorisations, nos index / Écluse (Tasklist)", figured.p99().ratio(TUNED, TASKLIST), 10, false);
		scenario.target("processeur de Camunda sans autorisations, nos index / Écluse (API)", figured.processor().ratio(TUNED, API), 10,
				false);
		scenario.note("Écluse répond par HTTP, identité, contrôles et JSON compris ; Camunda est appelé dans le processus, ce qui l'avantage."
				+ " Les deux Camunda ont notre index (collectivité, date, tâche), qui n'est pas d'origine.");
		notes(scenario);
		scenario.write();
	}

	/** e: the largest member, a secretary of five members, who works for all. */
	private void others(Stock stock) throws Exception {
		Scenario scenario = new Scenario("e-lists", "La même liste pour la plus grande collectivité, un secrétariat de cinq et l'OPSN");
		Stock.Reader largest = reader(1);
		Map<String, Load.Call> contestants = new LinkedHashMap<>();
		for (String list : List.of("Toutes les tâches de mes collectivités", "À prendre : mes rôles")) {
			String word = list.startsWith("À") ? "à prendre" : "toutes";
			contestants.put("500 tâches, " + word, tasklist(reader(500).username(), list));
			contestants.put("la plus grande, " + word, tasklist(largest.username(), list));
			contestants.put("cinq collectivités, " + word, tasklist("secretaire", list));
			contestants.put("toutes les collectivités, " + word, tasklist("opsn", list));
		}
		String median = "/" + reader(500).members().get(0) + "/tasks?limit=15";
		contestants.put("500 tâches, API", (client) -> this.server.get(median));
		contestants.put("la plus grande, API", (client) -> this.server.get("/" + largest.members().get(0) + "/tasks?limit=15"));
		Figured figured = rounds(scenario, contestants, Map.of());
		Scenario.Measure once = scenario.measure("un seul appel à la fois, millisecondes", "ms");
		for (int round = 0; round < Integer.getInteger("stockRounds", 1); round++) {
			once.add(STOCK + ", la plus grande", this.load.run(1, 1, (client) -> full(stock.list(true, largest))).median());
			once.add(TUNED + ", la plus grande", this.load.run(1, 3, (client) -> full(stock.list(false, largest))).median());
			once.add("la plus grande, toutes", this.load.run(1, CALLS, contestants.get("la plus grande, toutes")).median());
		}
		scenario.target("Camunda avec autorisations / Écluse, la plus grande collectivité, un appel",
				once.ratio(STOCK + ", la plus grande", "la plus grande, toutes"), 1000, false);
		for (String word : List.of("toutes", "à prendre", "API")) {
			for (String who : List.of("la plus grande, ", "cinq collectivités, ", "toutes les collectivités, ")) {
				if (contestants.containsKey(who + word)) {
					scenario.target("p99, " + who + word + " / 500 tâches", figured.p99().ratio(who + word, "500 tâches, " + word), 1.5,
							true);
				}
			}
		}
		notes(scenario);
		scenario.write();
	}

	/** g: the same list in a database of a hundredth, and of the whole. */
	private List<Load.Figures> growth(String member) throws Exception {
		List<Load.Figures> figures = new ArrayList<>();
		Load.Call api = (client) -> full(this.server.get("/" + member + "/tasks?limit=15").path("items").size());
		Load.Call tasklist = tasklist("agent." + member + ".1", "Toutes les tâches de mes collectivités");
		// Else the first figures would be those of a server that has just started.
		for (int i = 0; i < WARM_UP; i++) {
			this.load.run(CLIENTS, CALLS, api);
			this.load.run(CLIENTS, CALLS, tasklist);
		}
		for (int round = 0; round < ROUNDS; round++) {
			figures.add(this.load.run(CLIENTS, CALLS, api));
			figures.add(this.load.run(CLIENTS, CALLS, tasklist));
		}
		return figures;
	}

	private void grown(Scenario scenario, List<Load.Figures> small) throws Exception {
		Scenario.Measure p50 = scenario.measure("médiane d'un appel", "ms");
		Scenario.Measure processor = scenario.measure("processeur d'un appel", "ms");
		List<Load.Figures> large = growth(reader(500).members().get(0));
		for (int i = 0; i < small.size(); i++) {
			String name = (i % 2 == 0) ? API : TASKLIST;
			p50.add(name + ", au début", small.get(i).median());
			p50.add(name + ", toutes", large.get(i).median());
			processor.add(name + ", au début", small.get(i).processor());
			processor.add(name + ", toutes", large.get(i).processor());
		}
		for (String name : List.of(API, TASKLIST)) {
			scenario.target("croissance de la médiane, " + name, p50.ratio(name + ", toutes", name + ", au début"), 1.3, true);
		}
	}

	/** The last page of the largest member and of its dossiers, and their first. */
	private void deep(Scenario scenario) throws Exception {
		Scenario.Measure p50 = scenario.measure("médiane d'une page de 50", "ms");
		for (String list : List.of("tasks", "dossiers")) {
			String path = "/" + this.population.member(1) + "/" + list + "?limit=50";
			String last = path;
			int pages = 1;
			for (JsonNode page = this.server.get(path); page.path("next").isString(); page = this.server.get(last)) {
				String next = path + "&cursor=" + page.path("next").stringValue();
				if (this.server.get(next).path("items").size() < 50) {
					break;
				}
				last = next;
				pages++;
			}
			String deepest = last;
			for (int round = 0; round < ROUNDS; round++) {
				p50.add(list + ", première page", this.load.run(CLIENTS, CALLS, (client) -> this.server.get(path)).median());
				p50.add(list + ", page profonde", this.load.run(CLIENTS, CALLS, (client) -> this.server.get(deepest)).median());
			}
			scenario.target("%s : page %d / première".formatted(list, pages),
					p50.ratio(list + ", page profonde", list + ", première page"), 1.2, true);
		}
	}

	private Figured rounds(Scenario scenario, Map<String, Load.Call> contestants, Map<String, Integer> calls) throws Exception {
		Figured figured = new Figured(scenario.measure("médiane d'un appel", "ms"), scenario.measure("99e centile", "ms"),
				scenario.measure("processeur d'un appel, base comprise", "ms"));
		for (int round = -1; round < ROUNDS; round++) {
			for (Map.Entry<String, Load.Call> contestant : contestants.entrySet()) {
				Load.Figures figures = this.load.run(CLIENTS, calls.getOrDefault(contestant.getKey(), CALLS), contestant.getValue());
				if (round >= 0) {
					figured.median().add(contestant.getKey(), figures.median());
					figured.p99().add(contestant.getKey(), figures.p99());
					figured.processor().add(contestant.getKey(), figures.processor());
				}
			}
		}
		return figured;
	}

	private Load.Call tasklist(String username, String list) throws Exception {
		if (!this.clients.containsKey(username)) {
			TasklistClient[] signedIn = new TasklistClient[CLIENTS];
			for (int client = 0; client < CLIENTS; client++) {
				signedIn[client] = new TasklistClient(this.server.address(), username);
			}
			this.clients.put(username, signedIn);
		}
		TasklistClient[] signedIn = this.clients.get(username);
		String filter = this.filters.get(list);
		return (client) -> full(signedIn[client].open(filter).split("\"taskDefinitionKey\"").length - 1);
	}

	/** The member of some so many tasks, or the largest for 1, and one of its agents. */
	private Stock.Reader reader(int tasks) {
		String siren = (tasks == 1) ? this.population.member(1) : this.server.jdbc()
			.sql("select TENANT_ID_ from ACT_RU_TASK t join bench_member m on m.siren = t.TENANT_ID_ group by TENANT_ID_"
					+ " order by abs(count(*) - ?) limit 1")
			.param(tasks)
			.query(String.class)
			.single();
		return new Stock.Reader("agent." + siren + ".1", List.of(siren));
	}

	private void notes(Scenario scenario) {
		scenario.note(("%,d tâches ouvertes et %,d dossiers clos semés à partir de dossiers que le serveur a fait croître, et comparés à eux"
				+ " colonne par colonne ; deux sur cent ont aussi tout leur historique. Réserve d'InnoDB : %,d Mo, pour tous.")
			.formatted(OPEN, 2 * OPEN, Math.max(1L << 30, OPEN * 6000L) >> 20));
	}

	private static void full(int items) {
		if (items != 15) {
			throw new IllegalStateException(items + " instead of 15 tasks");
		}
	}

	private record Figured(Scenario.Measure median, Scenario.Measure p99, Scenario.Measure processor) {
	}

}
