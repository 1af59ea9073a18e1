package fr.ecluse.typesetting;

import java.util.EnumMap;
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

	private BatchBench() {
	}

	public static void main(String[] arguments) throws Exception {
		Scenario scenario = new Scenario("k", "Mille lettres de 2 pages, chacune un fichier");
		Scenario.Measure times = scenario.measure("mille lettres", "s");
		Scenario.Measure costs = scenario.measure("une lettre", "ms de processeur");
		Map<Way, PaperProcess> processes = new EnumMap<>(Way.class);
		try {
			for (Way way : List.of(Way.ECLUSE, Way.NAIVE)) {
				PaperProcess process = new PaperProcess(way, Papers.LETTER, CORES, HEAP_MEGABYTES);
				processes.put(way, process);
				process.warmUp(WARM_UP_SECONDS);
			}
			for (int round = 0; round < ROUNDS; round++) {
				for (var way : processes.entrySet()) {
					PaperProcess.Cost cost = way.getValue().make(LETTERS);
					times.add(way.getKey().words(), cost.time() * LETTERS / 1000);
					costs.add(way.getKey().words(), cost.processor());
				}
			}
			for (var way : processes.entrySet()) {
				var violations = (way.getKey() == Way.ECLUSE) ? Pdfs.violations(way.getValue().last()) : List.of();
				if (!violations.isEmpty()) {
					throw new IllegalStateException(violations.toString());
				}
			}
		}
		finally {
			processes.values().forEach(PaperProcess::close);
		}
		scenario.target("FOP naïf / Écluse, durée", times.ratio(Way.NAIVE.words(), Way.ECLUSE.words()), 6, false);
		scenario.note("Autant de fils que de cœurs (%d) et un tas de %d Mo pour chacun, dans son propre processus, chauffé %d s. Chaque "
			.formatted(CORES, HEAP_MEGABYTES, WARM_UP_SECONDS)
				+ "tour vérifie que toutes les lettres sont différentes, et le texte et les pages d’une sur cinquante ; veraPDF contrôle la "
				+ "dernière lue.");
		scenario.write();
	}

}
