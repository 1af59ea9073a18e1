package fr.ecluse.dossier;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

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

	private static final int REQUESTS = Integer.getInteger("requests", 20);

	private static final int FLOODING = Integer.getInteger("flooding", 8);

	private static final JsonMapper JSON = new JsonMapper();

	private final BenchServer server;

	private final Siren quiet;

	private final Siren greedy;

	private final AtomicInteger flooded = new AtomicInteger();

	private final AtomicInteger turnedAway = new AtomicInteger();

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
		Figures alone = new Figures();
		Figures beside = new Figures();
		visit(new Figures());
		for (int round = 0; round < ROUNDS; round++) {
			visit(alone);
			AtomicBoolean on = new AtomicBoolean(true);
			ExecutorService flood = Executors.newFixedThreadPool(FLOODING);
			for (int client = 0; client < FLOODING; client++) {
				flood.submit(() -> flood(on));
			}
			TimeUnit.SECONDS.sleep(3);
			visit(beside);
			on.set(false);
			flood.shutdown();
			flood.awaitTermination(1, TimeUnit.MINUTES);
			drain();
		}
		System.out.printf(Locale.FRENCH, "| l'autre adhérent | démarrage, médiane | démarrage, p95 | première lettre, médiane | première lettre, p95 |%n|---|---|---|---|---|%n");
		print("seul", alone);
		print("à côté de l'inondation", beside);
		System.out.printf(Locale.FRENCH, "| rapport | %.2f | %.2f | %.2f | %.2f |%n",
				ratio(beside.starts, alone.starts, 0.5), ratio(beside.starts, alone.starts, 0.95),
				ratio(beside.letters, alone.letters, 0.5), ratio(beside.letters, alone.letters, 0.95));
		System.out.printf("%nJava %s, %d cœurs ; %d tours de %d demandes ; inondation par %d clients : %d déposées, %d renvoyées (429)%n",
				Runtime.version(), Runtime.getRuntime().availableProcessors(), ROUNDS, REQUESTS, FLOODING,
				this.flooded.get(), this.turnedAway.get());
	}

	/** One request after another, each until its first letter is there. */
	private void visit(Figures figures) throws Exception {
		for (int i = 0; i < REQUESTS; i++) {
			long start = System.nanoTime();
			HttpResponse<String> answer = this.server.file(this.quiet);
			double filed = (System.nanoTime() - start) / 1e6;
			if (answer.statusCode() != 201) {
				throw new IllegalStateException(answer.statusCode() + " " + answer.body());
			}
			String id = JSON.readTree(answer.body()).path("id").stringValue();
			while (count("select count(*) from document where dossier_id = ?", id) == 0) {
				TimeUnit.MILLISECONDS.sleep(10);
			}
			figures.starts.add(filed);
			figures.letters.add((System.nanoTime() - start) / 1e6);
			TimeUnit.MILLISECONDS.sleep(100);
		}
	}

	private Void flood(AtomicBoolean on) throws Exception {
		while (on.get()) {
			HttpResponse<String> answer = this.server.file(this.greedy);
			if (answer.statusCode() == 201) {
				this.flooded.incrementAndGet();
			}
			else {
				this.turnedAway.incrementAndGet();
				// As well-behaved as software is that has no idea of Retry-After.
				TimeUnit.MILLISECONDS.sleep(50);
			}
		}
		return null;
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

	private static void print(String name, Figures figures) {
		System.out.printf(Locale.FRENCH, "| %s | %.0f ms | %.0f ms | %.0f ms | %.0f ms |%n", name,
				BenchServer.quantile(figures.starts, 0.5), BenchServer.quantile(figures.starts, 0.95),
				BenchServer.quantile(figures.letters, 0.5), BenchServer.quantile(figures.letters, 0.95));
	}

	private static double ratio(List<Double> one, List<Double> other, double share) {
		return BenchServer.quantile(one, share) / BenchServer.quantile(other, share);
	}

	/** Milliseconds of each start, and of each first letter. */
	private static final class Figures {

		private final List<Double> starts = new ArrayList<>();

		private final List<Double> letters = new ArrayList<>();

	}

}
