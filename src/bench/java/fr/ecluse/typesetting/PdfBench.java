package fr.ecluse.typesetting;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;

import javax.xml.transform.Templates;

import fr.ecluse.bench.Scenario;

/** PDFs per core-second: a letter of two pages and a record of thirty, one at a time. See src/bench/README.md. */
public final class PdfBench {

	private static final int WARM_UP = 8;

	private static final int ROUNDS = Integer.getInteger("rounds", 7);

	private static final String OURS = "Écluse";

	private static final String NAIVE = "FOP, tout relu à chaque document";

	private static final String NAIVE_PINNED = "le même, transformateur fixé";

	private static final String REUSED = "FOP réutilisé, transformateur fixé";

	private static final String HTML = "OpenHTMLToPDF, transformateur fixé";

	private PdfBench() {
	}

	public static void main(String[] arguments) throws Exception {
		Scenario scenario = new Scenario("j", "PDF/A-2a et PDF/UA-1 par seconde d’un cœur");
		try (Renderer renderer = Papers.renderer(1)) {
			var letters = measure(scenario, "lettre de 2 pages", Papers.LETTER, Papers.letter(1), 2, "lettre n° 1", 40, renderer);
			var records = measure(scenario, "procès-verbal de 30 pages", Papers.RECORD, Papers.record(), 30, "Entreprise Martin", 3,
					renderer);
			scenario.target("lettre : Écluse / FOP naïf", letters.ratio(OURS, NAIVE), 3, false);
			scenario.target("lettre : Écluse / FOP naïf, visée", letters.ratio(OURS, NAIVE), 5, false);
			scenario.target("lettre : Écluse / OpenHTMLToPDF", letters.ratio(OURS, HTML), 1.5, false);
			scenario.target("procès-verbal : Écluse / FOP naïf", records.ratio(OURS, NAIVE), 1, false);
			scenario.target("procès-verbal : Écluse / OpenHTMLToPDF", records.ratio(OURS, HTML), 1, false);
		}
		scenario.note("FOP naïf trouve le transformateur XML que le chemin de classes des essais lui donne (Saxon) ; la ligne "
				+ "suivante le lui fixe, comme aux autres. Écluse fait plus que les autres : contrôle du gabarit, polices de secours, "
				+ "signets, date et identifiant tirés du contenu. Le procès-verbal est presque tout mise en page, la même chez FOP.");
		scenario.write();
	}

	private static Scenario.Measure measure(Scenario scenario, String title, String work, Map<String, Object> data, int pages,
			String words, int batch, Renderer renderer) throws Exception {
		Scenario.Measure rates = scenario.measure(title, "PDF par seconde de cœur");
		Scenario.Measure costs = scenario.measure(title, "ms de processeur par PDF");
		Snapshot snapshot = Papers.snapshot(data);
		Templates template = Peers.compiled(work);
		Map<String, Callable<byte[]>> contestants = new LinkedHashMap<>();
		contestants.put(OURS, () -> renderer.render("bench/" + work, snapshot).pdf());
		contestants.put(NAIVE, () -> Peers.naive(work, snapshot.content()));
		contestants.put(NAIVE_PINNED, () -> Peers.pinned(() -> Peers.naive(work, snapshot.content())));
		contestants.put(REUSED, () -> Peers.pinned(() -> Peers.reused(template, snapshot.content())));
		contestants.put(HTML, () -> Peers.pinned(() -> Peers.html(work, data)));
		for (int round = -WARM_UP; round < ROUNDS; round++) {
			for (var contestant : contestants.entrySet()) {
				byte[] pdf = new byte[0];
				System.gc();
				double before = Papers.cpu();
				for (int i = 0; i < batch; i++) {
					pdf = contestant.getValue().call();
				}
				double cost = (Papers.cpu() - before) / batch;
				Papers.check(pdf, pages, words);
				if (round >= 0) {
					rates.add(contestant.getKey(), 1000 / cost);
					costs.add(contestant.getKey(), cost);
				}
			}
		}
		for (var contestant : contestants.entrySet()) {
			byte[] pdf = contestant.getValue().call();
			Files.write(Files.createDirectories(Path.of("target/bench"))
				.resolve(work + "-" + contestant.getKey().replaceAll("[^A-Za-z]+", "") + ".pdf"), pdf);
		}
		var violations = Pdfs.violations(renderer.render("bench/" + work, snapshot).pdf());
		if (!violations.isEmpty()) {
			throw new IllegalStateException(violations.toString());
		}
		return rates;
	}

}
