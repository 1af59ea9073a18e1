package fr.ecluse.typesetting;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import fr.ecluse.bench.Scenario;

/**
 * A thousand letters of two pages, each a file of its own, as fast as the cores allow, in a heap
 * of 512 MB. See src/bench/README.md.
 */
public final class BatchBench {

	private static final int LETTERS = 1000;

	private static final int WARM_UP_SECONDS = Integer.getInteger("warmUp", 45);

	private static final int ROUNDS = Integer.getInteger("rounds", 5);

	private static final int HEAP_MEGABYTES = 512;

	private static final int CORES = Runtime.getRuntime().availableProcessors();

	private static final Contestant ECLUSE = new Contestant("Écluse", Way.ECLUSE, CORES);

	private static final Contestant NAIVE = new Contestant("FOP naïf, une après l’autre", Way.NAIVE, 1);

	private static final Contestant NAIVE_ON_ALL_CORES = new Contestant("FOP naïf, sur tous les cœurs", Way.NAIVE,
			CORES);

	private BatchBench() {
	}

	public static void main(String[] arguments) throws Exception {
		Scenario scenario = new Scenario("k", "Mille lettres de 2 pages, chacune un fichier");
		Scenario.Measure times = scenario.measure("mille lettres", "s");
		Scenario.Measure costs = scenario.measure("une lettre", "ms de processeur");
		Map<Contestant, PaperProcess> processes = new LinkedHashMap<>();
		try {
			for (Contestant contestant : List.of(ECLUSE, NAIVE, NAIVE_ON_ALL_CORES)) {
				PaperProcess process = new PaperProcess(contestant.way(), Papers.LETTER, contestant.threads(), HEAP_MEGABYTES);
				processes.put(contestant, process);
				process.warmUp(WARM_UP_SECONDS);
			}
			for (int round = 0; round < ROUNDS; round++) {
				for (var process : processes.entrySet()) {
					PaperProcess.Cost cost = process.getValue().make(LETTERS);
					times.add(process.getKey().words(), cost.time() * LETTERS / 1000);
					costs.add(process.getKey().words(), cost.processor());
				}
			}
			for (var process : processes.entrySet()) {
				byte[] last = process.getValue().last();
				var violations = (process.getKey().way() == Way.ECLUSE) ? Pdfs.violations(last) : List.of();
				if (!violations.isEmpty()) {
					throw new IllegalStateException(violations.toString());
				}
			}
		}
		finally {
			processes.values().forEach(PaperProcess::close);
		}
		scenario.target("FOP naïf une après l’autre / Écluse, durée", times.ratio(NAIVE.words(), ECLUSE.words()), 6, false);
		scenario.target("FOP naïf sur tous les cœurs / Écluse, durée", times.ratio(NAIVE_ON_ALL_CORES.words(), ECLUSE.words()),
				6, false);
		scenario.note("Écluse prend autant de fils que de cœurs (%d) ; le programme qui fait une lettre après l’autre en prend un, "
			.formatted(CORES)
				+ "et la dernière ligne lui en donne autant ; le but vaut pour les deux. Chacun est dans son propre processus, avec un tas de "
				+ "%d Mo, chauffé %d s. Chaque tour vérifie que toutes les lettres sont différentes, et le texte et les pages d’une sur cinquante ; "
					.formatted(HEAP_MEGABYTES, WARM_UP_SECONDS)
				+ "veraPDF contrôle la dernière lue.");
		scenario.write();
	}

	private record Contestant(String words, Way way, int threads) {
	}

}
