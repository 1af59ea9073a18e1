package fr.ecluse.dossier;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

import fr.ecluse.bench.Scenario;
import fr.ecluse.member.Siren;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What one member notices when another floods the server: the time of a start over the API, and
 * the time until its jobs have written the first letter. Alone and beside the flood, in turns.
 * See src/bench/README.md.
 */
public final class FloodBench {

	private static final int ROUNDS = Integer.getInteger("rounds", 5);

	private static final int REQUESTS = Integer.getInteger("requests", 100);

	private static final int FLOODING = Integer.getInteger("flooding", 8);

	/** A server just started compiles for a quarter of a core, which is no neighbour's. */
	private static final int WARM_UP = 4;

	private static final double BOUND = 1.5;

	private static final String ALONE = "seul";

	private static final String BESIDE = "à côté de l'inondation";

	private static final JsonMapper JSON = new JsonMapper();

	private final BenchServer server;

	private final Siren quiet;

	private final Siren greedy;

	private FloodBench(BenchServer server, List<Siren> members) {
		this.server = server;
		this.quiet = members.get(0);
		this.greedy = members.get(1);
	}

	public static void main(String[] arguments) throws Exception {
		List<Siren> members = BenchServer.members(2);
		try (BenchServer server = new BenchServer(members)) {
			new FloodBench(server, members).measure();
		}
		// The database of the tests keeps threads that would wait for ever.
		System.exit(0);
	}

	private void measure() throws Exception {
		Scenario scenario = new Scenario("i", "Ce qu'un adhérent remarque quand un autre inonde le serveur");
		Figures starts = new Figures(scenario, "démarrage");
		Figures letters = new Figures(scenario, "première lettre");
		int filed = 0;
		int turnedAway = 0;
		try (Flood flood = new Flood(this.server.address(this.greedy), this.server.key(this.greedy), FLOODING)) {
			warmUp(flood);
			for (int round = 0; round < ROUNDS; round++) {
				visit(ALONE, starts, letters);
				flood.on();
				TimeUnit.SECONDS.sleep(3);
				visit(BESIDE, starts, letters);
				Flood.Sum sum = flood.off();
				filed += sum.filed();
				turnedAway += sum.turnedAway();
				drain();
			}
		}
		starts.compare();
		letters.compare();
		scenario.note(String.format(Locale.FRENCH, "%d tours de %d demandes d'affilée ; inondation par %d clients, dans un processus à part, "
				+ "de moindre priorité : %d déposées, %d renvoyées (429).", ROUNDS, REQUESTS, FLOODING, filed, turnedAway));
		scenario.note("Limites, files et tours sont ceux d'un serveur sans réglage. Chaque demande a sa première lettre : vérifié.");
		scenario.write();
	}

	private void warmUp(Flood flood) throws Exception {
		Scenario nothing = new Scenario("", "");
		for (int round = 0; round < WARM_UP; round++) {
			visit(ALONE, new Figures(nothing, ""), new Figures(nothing, ""));
			flood.on();
			TimeUnit.SECONDS.sleep(3);
			visit(BESIDE, new Figures(nothing, ""), new Figures(nothing, ""));
			flood.off();
			drain();
		}
	}

	/** One request after another, each until its first letter is there. */
	private void visit(String beside, Figures starts, Figures letters) throws Exception {
		List<Double> started = new ArrayList<>();
		List<Double> written = new ArrayList<>();
		for (int i = 0; i < REQUESTS; i++) {
			long start = System.nanoTime();
			HttpResponse<String> answer = this.server.file(this.quiet);
			started.add((System.nanoTime() - start) / 1e6);
			if (answer.statusCode() != 201) {
				throw new IllegalStateException(answer.statusCode() + " " + answer.body());
			}
			String id = JSON.readTree(answer.body()).path("id").stringValue();
			while (count("select count(*) from document where dossier_id = ?", id) == 0) {
				TimeUnit.MILLISECONDS.sleep(5);
			}
			written.add((System.nanoTime() - start) / 1e6);
			TimeUnit.MILLISECONDS.sleep(100);
		}
		starts.add(beside, started);
		letters.add(beside, written);
	}

	/** Each round begins with an empty queue. */
	private void drain() throws InterruptedException {
		while (count("select count(*) from ACT_RU_JOB where TENANT_ID_ = ? and DUEDATE_ is null", this.greedy.value()) > 0) {
			TimeUnit.MILLISECONDS.sleep(200);
		}
	}

	private long count(String sql, String parameter) {
		return this.server.bean(JdbcClient.class).sql(sql).param(parameter).query(Long.class).single();
	}

	/** Milliseconds, by share of the requests that take no longer. */
	private static final class Figures {

		private static final double[] SHARES = { 0.5, 0.95, 0.99 };

		private final Scenario scenario;

		private final String what;

		private final List<Scenario.Measure> measures = new ArrayList<>();

		Figures(Scenario scenario, String what) {
			this.scenario = scenario;
			this.what = what;
			for (double share : SHARES) {
				this.measures.add(scenario.measure("%s, %s".formatted(what, name(share)), "ms"));
			}
		}

		void add(String beside, List<Double> figures) {
			for (int i = 0; i < SHARES.length; i++) {
				this.measures.get(i).add(beside, BenchServer.quantile(figures, SHARES[i]));
			}
		}

		void compare() {
			for (int i = 0; i < SHARES.length; i++) {
				this.scenario.target("%s, %s : à côté de l'inondation contre seul".formatted(this.what, name(SHARES[i])),
						this.measures.get(i).ratio(BESIDE, ALONE), BOUND, true);
			}
		}

		private static String name(double share) {
			return (share == 0.5) ? "médiane" : "p" + Math.round(share * 100);
		}

	}

}
