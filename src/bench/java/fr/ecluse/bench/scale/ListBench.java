package fr.ecluse.bench.scale;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import fr.ecluse.bench.Scenario;
import tools.jackson.databind.JsonNode;

/**
 * The first page of a task list and its count, for one member of some 500 open tasks, the largest
 * member, a secretary of five and who works for all, while two thousand members have a million;
 * the page of Tasklist itself in a browser; deep pages; and the same list when there were a
 * hundredth as many. See src/bench/README.md.
 */
public final class ListBench {

	private static final int OPEN = Integer.getInteger("open", 1_000_000);

	/** A hundredth, but enough for the largest member to fill a page. */
	private static final int FIRST = Math.max(OPEN / 100, 10_000);

	private static final int WARM_UP = 10;

	private static final String API = "Écluse, /api/v1";

	private static final String TASKLIST = "Écluse, appel de Tasklist";

	private static final String STOCK = "Camunda, autorisations";

	private static final String OPEN_STOCK = "Camunda, sans autorisations";

	private static final String TUNED = "Camunda, sans autorisations, notre index";

	private final ScaleServer server;

	private final Population population;

	private final Load load;

	private final Lists lists;

	private ListBench(ScaleServer server) {
		this.server = server;
		this.population = new Population(server);
		this.load = new Load(server);
		this.lists = new Lists(server);
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
		Stock.Reader median = this.lists.reader(this.population, 500);
		Stock.Reader largest = this.lists.reader(this.population, 1);
		Map<String, Stock.Reader> readers = new LinkedHashMap<>();
		readers.put("500 tâches", median);
		readers.put("la plus grande", largest);
		readers.put("cinq collectivités", this.lists.reader("secretaire"));
		readers.put("OPSN", this.lists.reader("opsn"));
		try (Stock stock = new Stock(this.server, this.population, readers.values())) {
			this.lists.beside(stock);
			stock.processes().forEach(this.load::count);
			oneMember(stock, median);
			others(stock, median, largest);
			new FirstPages(this.server, stock, this.lists).measure(readers, this::notes);
		}
	}

	/** d: a member of some 500 open tasks. */
	private void oneMember(Stock stock, Stock.Reader reader) throws Exception {
		Scenario scenario = new Scenario("d-lists",
				"Première page et nombre des tâches d'une collectivité de 500 tâches, parmi %,d, par %d clients".formatted(OPEN,
						Turns.CLIENTS));
		Turns turns = new Turns(scenario, this.load);
		turns.add(API, this.lists.api(reader.members().get(0)));
		turns.add(TASKLIST, this.lists.tasklist(reader.username(), Lists.ALL));
		turns.add("Écluse, Tasklist, à prendre", this.lists.tasklist(reader.username(), Lists.OFFERED));
		turns.add(STOCK, 3, () -> stock.index(false), this.lists.stock(true, reader.username()));
		turns.add(OPEN_STOCK, this.lists.stock(false, reader.username()));
		turns.add(TUNED, Turns.CALLS, () -> stock.index(true), this.lists.stock(false, reader.username()));
		turns.run();
		scenario.target("p99 de Camunda avec autorisations / Écluse (Tasklist)", turns.p99(STOCK, TASKLIST), 50, false);
		scenario.target("p99 de Camunda sans autorisations / Écluse (Tasklist)", turns.p99(OPEN_STOCK, TASKLIST), 10, false);
		scenario.target("p99 de Camunda sans autorisations, avec notre index / Écluse (Tasklist)", turns.p99(TUNED, TASKLIST), 1, false);
		scenario.target("processeur de Camunda sans autorisations / Écluse (Tasklist)", turns.processor(OPEN_STOCK, TASKLIST), 10, false);
		scenario.note("Tous répondent par HTTP au même appel de la page de Tasklist, chacun dans sa propre machine Java ; celle d'Écluse"
				+ " héberge aussi les clients. Les comptes et groupes de Camunda sont ceux de quatre agents seulement, ce qui"
				+ " l'avantage.");
		notes(scenario);
		scenario.write();
	}

	/** e: the largest member, a secretary of five members, who works for all. */
	private void others(Stock stock, Stock.Reader median, Stock.Reader largest) throws Exception {
		Scenario scenario = new Scenario("e-lists", "La même liste pour la plus grande collectivité, un secrétariat de cinq et l'OPSN");
		Turns turns = new Turns(scenario, this.load);
		for (Map.Entry<String, String> list : Map.of("toutes", Lists.ALL, "à prendre", Lists.OFFERED).entrySet()) {
			turns.add("500 tâches, " + list.getKey(), this.lists.tasklist(median.username(), list.getValue()));
			turns.add("la plus grande, " + list.getKey(), this.lists.tasklist(largest.username(), list.getValue()));
			turns.add("cinq collectivités, " + list.getKey(), this.lists.tasklist("secretaire", list.getValue()));
			turns.add("toutes les collectivités, " + list.getKey(), this.lists.tasklist("opsn", list.getValue()));
		}
		turns.add("500 tâches, API", this.lists.api(median.members().get(0)));
		turns.add("la plus grande, API", this.lists.api(largest.members().get(0)));
		turns.run();
		Scenario.Measure once = scenario.measure("un seul appel à la fois, millisecondes", "ms");
		String ours = "la plus grande, toutes";
		for (int round = 0; round < Integer.getInteger("stockRounds", 1); round++) {
			stock.index(false);
			once.add(STOCK + ", la plus grande", this.load.run(1, 1, this.lists.stock(true, largest.username())).median());
			once.add(OPEN_STOCK + ", la plus grande", this.load.run(1, 3, this.lists.stock(false, largest.username())).median());
			stock.index(true);
			once.add(TUNED + ", la plus grande", this.load.run(1, 3, this.lists.stock(false, largest.username())).median());
			once.add(ours, this.load.run(1, Turns.CALLS, this.lists.tasklist(largest.username(), Lists.ALL)).median());
		}
		scenario.target("Camunda avec autorisations / Écluse, la plus grande collectivité, un appel",
				once.ratio(STOCK + ", la plus grande", ours), 1000, false);
		for (String word : List.of("toutes", "à prendre", "API")) {
			for (String who : List.of("la plus grande, ", "cinq collectivités, ", "toutes les collectivités, ")) {
				if (turns.has(who + word)) {
					scenario.target("p99, " + who + word + " / 500 tâches", turns.p99(who + word, "500 tâches, " + word), 1.5, true);
				}
			}
		}
		notes(scenario);
		scenario.write();
	}

	/** g: the same list in a database of a hundredth, and of the whole. */
	private List<Load.Figures> growth(String member) throws Exception {
		List<Load.Figures> figures = new ArrayList<>();
		Load.Call api = this.lists.api(member);
		Load.Call tasklist = this.lists.tasklist("agent." + member + ".1", Lists.ALL);
		// Else the first figures would be those of a server that has just started.
		for (int i = 0; i < WARM_UP; i++) {
			this.load.run(Turns.CLIENTS, Turns.CALLS, api);
			this.load.run(Turns.CLIENTS, Turns.CALLS, tasklist);
		}
		for (int round = 0; round < Turns.ROUNDS; round++) {
			figures.add(this.load.run(Turns.CLIENTS, Turns.CALLS, api));
			figures.add(this.load.run(Turns.CLIENTS, Turns.CALLS, tasklist));
		}
		return figures;
	}

	private void grown(Scenario scenario, List<Load.Figures> small) throws Exception {
		Scenario.Measure p50 = scenario.measure("médiane d'un appel", "ms");
		Scenario.Measure processor = scenario.measure("processeur d'un appel", "ms");
		List<Load.Figures> large = growth(this.lists.reader(this.population, 500).members().get(0));
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
			for (int round = 0; round < Turns.ROUNDS; round++) {
				p50.add(list + ", première page", this.load.run(Turns.CLIENTS, Turns.CALLS, (client) -> this.server.get(path)).median());
				p50.add(list + ", page profonde", this.load.run(Turns.CLIENTS, Turns.CALLS, (client) -> this.server.get(deepest)).median());
			}
			scenario.target("%s : page %d / première".formatted(list, pages),
					p50.ratio(list + ", page profonde", list + ", première page"), 1.2, true);
		}
	}

	private void notes(Scenario scenario) {
		scenario.note(("%,d tâches ouvertes et %,d dossiers clos semés à partir de dossiers que le serveur a fait croître, et comparés à eux"
				+ " colonne par colonne ; deux sur cent ont aussi tout leur historique. Réserve d'InnoDB : %,d Mo, pour tous.")
			.formatted(OPEN, 2 * OPEN, Math.max(1L << 30, OPEN * 6000L) >> 20));
	}

}
