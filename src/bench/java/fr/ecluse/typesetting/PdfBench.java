package fr.ecluse.typesetting;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import fr.ecluse.bench.Scenario;

/** PDFs per core-second: a letter of two pages and a record of thirty, one at a time. See src/bench/README.md. */
public final class PdfBench {

	private static final int WARM_UP_SECONDS = Integer.getInteger("warmUp", 45);

	private static final int ROUNDS = Integer.getInteger("rounds", 7);

	private static final int HEAP_MEGABYTES = 1024;

	private PdfBench() {
	}

	public static void main(String[] arguments) throws Exception {
		Scenario scenario = new Scenario("j", "PDF/A-2a et PDF/UA-1 par seconde d’un cœur");
		var letters = measure(scenario, "lettre de 2 pages", Papers.LETTER, 100);
		var records = measure(scenario, "procès-verbal de 30 pages", Papers.RECORD, 5);
		scenario.target("lettre : Écluse / FOP naïf", ratio(letters, Way.NAIVE), 3, false);
		scenario.target("lettre : Écluse / FOP naïf, visée", ratio(letters, Way.NAIVE), 5, false);
		scenario.target("lettre : Écluse / OpenHTMLToPDF", ratio(letters, Way.HTML), 1.5, false);
		scenario.target("procès-verbal : Écluse / FOP naïf", ratio(records, Way.NAIVE), 1, false);
		scenario.target("procès-verbal : Écluse / OpenHTMLToPDF", ratio(records, Way.HTML), 1, false);
		scenario.note("Chacun dans son propre processus, chauffé %d s. FOP naïf trouve le transformateur XML que le chemin de classes des "
			.formatted(WARM_UP_SECONDS)
				+ "essais lui donne (Saxon) ; la ligne suivante le lui fixe, comme aux autres. Écluse fait plus que les autres : contrôle du "
				+ "gabarit, polices de secours, signets, date et identifiant tirés du contenu. Le procès-verbal est presque tout mise en page, "
				+ "la même chez FOP.");
		scenario.write();
	}

	private static double ratio(Scenario.Measure rates, Way other) {
		return rates.ratio(Way.ECLUSE.words(), other.words());
	}

	private static Scenario.Measure measure(Scenario scenario, String title, String work, int batch) throws Exception {
		Scenario.Measure rates = scenario.measure(title, "PDF par seconde de cœur");
		Scenario.Measure costs = scenario.measure(title, "ms de processeur par PDF");
		Map<Way, PaperProcess> processes = new EnumMap<>(Way.class);
		try {
			for (Way way : Way.values()) {
				PaperProcess process = new PaperProcess(way, work, 1, HEAP_MEGABYTES);
				processes.put(way, process);
				process.warmUp(WARM_UP_SECONDS);
			}
			for (int round = 0; round < ROUNDS; round++) {
				for (var way : processes.entrySet()) {
					double cost = way.getValue().make(batch).processor();
					rates.add(way.getKey().words(), 1000 / cost);
					costs.add(way.getKey().words(), cost);
				}
			}
			check(processes);
		}
		finally {
			processes.values().forEach(PaperProcess::close);
		}
		return rates;
	}

	private static void check(Map<Way, PaperProcess> processes) throws Exception {
		for (var way : processes.entrySet()) {
			byte[] pdf = way.getValue().last();
			var violations = (way.getKey() == Way.ECLUSE) ? Pdfs.violations(pdf) : List.of();
			if (!violations.isEmpty()) {
				throw new IllegalStateException(violations.toString());
			}
		}
	}

}
