package fr.ecluse.typesetting;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

import fr.ecluse.bench.Scenario;

/**
 * A thousand letters of two pages, each a file of its own, as fast as the cores allow, in a heap
 * of 512 MB. See src/bench/README.md.
 */
public final class BatchBench {

	private static final int LETTERS = 1000;

	/** Of the naive way, which takes long: a part of them, counted as all. */
	private static final int NAIVE_LETTERS = 200;

	private static final int ROUNDS = Integer.getInteger("rounds", 5);

	private static final int HEAP_MEGABYTES = 512;

	private static final int CORES = Runtime.getRuntime().availableProcessors();

	private static final String OURS = "Écluse";

	private static final String NAIVE = "FOP, tout relu à chaque document";

	private BatchBench() {
	}

	public static void main(String[] arguments) throws Exception {
		if (Runtime.getRuntime().maxMemory() > (long) HEAP_MEGABYTES << 20) {
			System.exit(again());
		}
		Scenario scenario = new Scenario("k", "Mille lettres de 2 pages, chacune un fichier");
		Scenario.Measure times = scenario.measure("mille lettres", "s");
		Scenario.Measure costs = scenario.measure("une lettre", "ms de processeur");
		ExecutorService threads = Executors.newFixedThreadPool(CORES);
		try (Renderer renderer = Papers.renderer(CORES)) {
			Map<String, IntFunction<Callable<byte[]>>> contestants = new LinkedHashMap<>();
			contestants.put(OURS, (number) -> () -> ours(renderer, number));
			contestants.put(NAIVE, (number) -> () -> Peers.naive(Papers.LETTER, Papers.snapshot(Papers.letter(number)).content()));
			for (int round = -1; round < ROUNDS; round++) {
				for (var contestant : contestants.entrySet()) {
					int letters = contestant.getKey().equals(OURS) ? LETTERS : NAIVE_LETTERS;
					System.gc();
					double cpu = Papers.cpu();
					long start = System.nanoTime();
					Map<Integer, byte[]> some = new ConcurrentHashMap<>();
					Set<String> different = run(threads, contestant.getValue(), letters, some);
					double seconds = (System.nanoTime() - start) / 1e9;
					double cost = (Papers.cpu() - cpu) / letters;
					if (different.size() != letters) {
						throw new IllegalStateException(contestant.getKey() + ": " + different.size());
					}
					for (Map.Entry<Integer, byte[]> letter : some.entrySet()) {
						Papers.check(letter.getValue(), 2, "lettre n° " + letter.getKey());
					}
					if (round >= 0) {
						times.add(contestant.getKey(), seconds * LETTERS / letters);
						costs.add(contestant.getKey(), cost);
					}
				}
			}
			var violations = Pdfs.violations(ours(renderer, LETTERS - 1));
			if (!violations.isEmpty()) {
				throw new IllegalStateException(violations.toString());
			}
		}
		threads.shutdown();
		scenario.target("FOP naïf / Écluse, durée", times.ratio(NAIVE, OURS), 6, false);
		scenario.exact("tas accordé à la machine Java (Mo)", Runtime.getRuntime().maxMemory() >> 20, HEAP_MEGABYTES);
		scenario.note("Autant de fils que de cœurs (%d) pour chacun ; FOP naïf met en page %d lettres, comptées pour %d. Chaque tour "
			.formatted(CORES, NAIVE_LETTERS, LETTERS)
				+ "vérifie que toutes les lettres sont différentes, et le texte et les pages d’une sur cinquante ; veraPDF contrôle la dernière.");
		scenario.write();
	}

	private static byte[] ours(Renderer renderer, int number) {
		return renderer.render("bench/" + Papers.LETTER, Papers.snapshot(Papers.letter(number))).pdf();
	}

	/** Their digests, and one letter in fifty. */
	private static Set<String> run(ExecutorService threads, IntFunction<Callable<byte[]>> contestant, int letters,
			Map<Integer, byte[]> some) throws Exception {
		List<Future<String>> made = new ArrayList<>();
		for (int i = 0; i < letters; i++) {
			int number = i;
			made.add(threads.submit(() -> {
				byte[] pdf = contestant.apply(number).call();
				if (number % 50 == 0) {
					some.put(number, pdf);
				}
				return Sha256.hex(pdf);
			}));
		}
		Set<String> different = new HashSet<>();
		for (Future<String> letter : made) {
			different.add(letter.get());
		}
		return different;
	}

	/** The same in a process whose heap is bounded. */
	private static int again() throws Exception {
		return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx" + HEAP_MEGABYTES + "m",
				"-Drounds=" + ROUNDS, "-cp", System.getProperty("java.class.path"), BatchBench.class.getName())
			.inheritIO()
			.start()
			.waitFor();
	}

}
