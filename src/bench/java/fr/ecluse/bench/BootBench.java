package fr.ecluse.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

import fr.ecluse.database.BenchDatabase;

/**
 * From a stop to the first answer, on a database that is there already; then the resident memory,
 * idle and after a load. See src/bench/README.md.
 */
public final class BootBench {

	private static final int ROUNDS = Integer.getInteger("rounds", 5);

	private static final int IDLE_SECONDS = Integer.getInteger("idle", 20);

	private static final int INSTANCES = Integer.getInteger("instances", 300);

	private static final String ARCHIVE = " avec archive de classes";

	private int next;

	private BootBench() {
	}

	public static void main(String[] arguments) throws Exception {
		new BootBench().run();
	}

	private void run() throws Exception {
		try (BenchDatabase database = new BenchDatabase(); Http http = new Http()) {
			List<Restart> contestants = List.of(new EcluseRestart(database), new CamundaRestart(database));
			for (Restart contestant : contestants) {
				// Fills the database, and leaves the archive of the classes that were loaded.
				try (ServerProcess server = contestant.start(contestant.training())) {
					contestant.prepare(http, server.address());
					load(contestant, http, server.address());
				}
				contestant.dump();
			}
			Scenario scenario = new Scenario("l", "D'un arrêt à la première réponse, et la mémoire résidente");
			Scenario.Measure start = scenario.measure("démarrage", "secondes jusqu'à la première réponse 200");
			Scenario.Measure processor = scenario.measure("processeur du démarrage", "secondes");
			Scenario.Measure idle = scenario.measure("mémoire au repos", "Mio résidents");
			Scenario.Measure loaded = scenario.measure("mémoire après charge", "Mio résidents");
			for (int round = 0; round < ROUNDS; round++) {
				for (Restart contestant : contestants) {
					for (boolean archive : new boolean[] { true, false }) {
						String name = contestant.name() + (archive ? ARCHIVE : "");
						long began = System.nanoTime();
						try (ServerProcess server = contestant.start(archive ? contestant.archive() : List.of())) {
							contestant.firstAnswer(http, server.address());
							double seconds = (System.nanoTime() - began) / 1e9;
							start.add(name, seconds);
							processor.add(name, ServerProcess.processor(server.pid()) / 1000);
							TimeUnit.SECONDS.sleep(IDLE_SECONDS);
							double resting = resident(server.pid());
							idle.add(name, resting);
							load(contestant, http, server.address());
							loaded.add(name, resident(server.pid()));
							System.out.printf(Locale.FRENCH, "%s : %.2f s, %.0f Mio%n", name, seconds, resting);
						}
					}
				}
			}
			conclude(scenario, start, idle, loaded);
		}
	}

	private static void conclude(Scenario scenario, Scenario.Measure start, Scenario.Measure idle, Scenario.Measure loaded) {
		String ours = EcluseRestart.NAME + ARCHIVE;
		String stock = CamundaRestart.NAME;
		scenario.target("démarrage d'Écluse tel que livré en image, rapporté à Camunda d'origine", start.ratio(ours, stock), 0.5,
				true);
		scenario.target("mémoire d'Écluse au repos, rapportée à Camunda d'origine", idle.ratio(ours, stock), 1, true);
		scenario.target("mémoire d'Écluse après charge, rapportée à Camunda d'origine", loaded.ratio(ours, stock), 1, true);
		scenario.note("L'archive de classes, et pour Écluse les options de la machine virtuelle, sont celles de son image Docker ; "
				+ "Camunda n'en livre pas, sa ligne avec archive dit ce qu'il y gagnerait. La base est déjà en service pour tous, celle d'Écluse l'est hors du serveur.");
		scenario.write();
	}

	private void load(Restart contestant, Http http, String address) throws IOException {
		for (int i = 0; i < INSTANCES; i++) {
			contestant.instance(http, address, this.next++);
		}
	}

	/** Mebibytes of a process that are in memory. */
	private static double resident(long pid) throws IOException {
		return Files.readAllLines(Path.of("/proc", String.valueOf(pid), "status"))
			.stream()
			.filter((line) -> line.startsWith("VmRSS"))
			.mapToDouble((line) -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
			.findFirst()
			.orElseThrow();
	}

}
