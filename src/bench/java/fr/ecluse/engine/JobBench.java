package fr.ecluse.engine;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import fr.ecluse.bench.Scenario;
import fr.ecluse.bench.ServerProcess;
import fr.ecluse.engine.JobServer.Contestant;
import fr.ecluse.member.Siren;

/**
 * Asynchronous jobs per second, and how soon an idle node picks up a job of its own and one of
 * another node, beside the stock job executor. See src/bench/README.md.
 */
public final class JobBench {

	private static final int ROUNDS = Integer.getInteger("rounds", 5);

	private static final int JOBS = Integer.getInteger("jobs", 4000);

	private static final int PICKS = Integer.getInteger("picks", 100);

	/** Before the virtual machine has compiled what they have in common, figures say little. */
	private static final int WARM_UP = 3;

	/** The stock executor waits for up to a minute. */
	private static final int STOCK_PICKS = Integer.getInteger("stockPicks", 5);

	private static final List<Siren> MEMBERS = JobServer.members(40);

	private static final String OURS = "Écluse";

	private static final String STOCK = "Camunda d'origine";

	private static final String TUNED = "Camunda réglé";

	private JobBench() {
	}

	public static void main(String[] arguments) {
		try (JobServer server = new JobServer()) {
			Map<String, Contestant> contestants = new LinkedHashMap<>();
			contestants.put(OURS, server.ours());
			contestants.put(STOCK, server.stock("stock", false));
			contestants.put(TUNED, server.stock("tuned", true));
			Scenario scenario = new Scenario("h", "Travaux par seconde, et délai avant qu'un nœud au repos en prenne un");
			throughput(scenario, contestants);
			pickUp(scenario, contestants);
			scenario.note(("%d travaux d'une étape asynchrone qui ne fait rien, historique complet ; chacun est vérifié : plus "
					+ "aucun travail, autant d'instances finies. « Réglé » : date de purge au démarrage, instructions préparées "
					+ "par le serveur, transactions sans instruction de plus.").formatted(JOBS));
			scenario.note("Le délai va de la validation à la disparition du travail de la base, exécution comprise, lue toutes "
					+ "les 2 ms. « D'un autre nœud » : rien ne prévient celui qui l'exécute.");
			scenario.write();
		}
		catch (Throwable ex) {
			ex.printStackTrace();
			// The database of the tests keeps threads that would wait for ever.
			System.exit(1);
		}
		System.exit(0);
	}

	private static void throughput(Scenario scenario, Map<String, Contestant> contestants) throws Exception {
		Scenario.Measure rate = scenario.measure("Travaux par seconde", "par seconde");
		Scenario.Measure processor = scenario.measure("Temps de processeur du serveur, base à part", "ms par travail");
		Scenario.Measure base = scenario.measure("Temps de processeur de la base", "ms par travail");
		Scenario.Measure statements = scenario.measure("Instructions SQL, relevés compris", "par travail");
		long pid = database();
		for (int round = -WARM_UP; round < ROUNDS; round++) {
			for (Map.Entry<String, Contestant> contestant : contestants.entrySet()) {
				long ended = contestant.getValue().ended();
				prepare(contestant.getValue());
				long asked = contestant.getValue().questions();
				double worked = ServerProcess.processor(pid);
				long cpu = cpu();
				long before = System.nanoTime();
				contestant.getValue().executor().start();
				waitFor(contestant.getValue(), 50);
				double seconds = (System.nanoTime() - before) / 1e9;
				double each = (cpu() - cpu) / 1e6 / JOBS;
				double perJob = (ServerProcess.processor(pid) - worked) / JOBS;
				double questions = (contestant.getValue().questions() - asked) / (double) JOBS;
				contestant.getValue().executor().shutdown();
				if (contestant.getValue().ended() - ended != JOBS) {
					throw new IllegalStateException("Not all instances of " + contestant.getKey() + " have ended");
				}
				if (round >= 0) {
					rate.add(contestant.getKey(), JOBS / seconds);
					processor.add(contestant.getKey(), each);
					base.add(contestant.getKey(), perJob);
					statements.add(contestant.getKey(), questions);
				}
			}
		}
		scenario.target("Travaux par seconde, contre Camunda d'origine", rate.ratio(OURS, STOCK), 1.5, false);
		scenario.target("Travaux par seconde, contre Camunda réglé", rate.ratio(OURS, TUNED), 1, false);
	}

	/** Instances that all wait for the executor, which is off. */
	private static void prepare(Contestant contestant) throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(4);
		for (int i = 0; i < JOBS; i++) {
			Siren siren = MEMBERS.get(i % MEMBERS.size());
			threads.submit(() -> contestant.start(siren));
		}
		threads.shutdown();
		threads.awaitTermination(10, TimeUnit.MINUTES);
		System.gc();
	}

	private static void pickUp(Scenario scenario, Map<String, Contestant> contestants) throws Exception {
		Scenario.Measure own = scenario.measure("Délai d'un travail du nœud lui-même, p99", "ms");
		Scenario.Measure other = scenario.measure("Délai d'un travail d'un autre nœud, p99", "ms");
		for (Map.Entry<String, Contestant> contestant : contestants.entrySet()) {
			contestant.getValue().executor().start();
			int picks = contestant.getKey().equals(OURS) ? PICKS : STOCK_PICKS;
			own.add(contestant.getKey(), p99(contestant.getValue(), picks, false));
			other.add(contestant.getKey(), p99(contestant.getValue(), picks, true));
			contestant.getValue().executor().shutdown();
		}
		scenario.target("Délai d'un travail du nœud lui-même, p99, en millisecondes", own.median(OURS), 250, true);
		scenario.target("Délai d'un travail d'un autre nœud, p99, en millisecondes", other.median(OURS), 250, true);
		scenario.note(String.format(Locale.FRENCH, "Délais : %d travaux pour Écluse, %d pour les autres, dont l'attente va de 5 à 60 s.",
				PICKS, STOCK_PICKS));
	}

	private static double p99(Contestant contestant, int picks, boolean elsewhere) throws InterruptedException {
		List<Double> waits = new ArrayList<>();
		for (int i = 0; i < picks; i++) {
			// Long enough to be idle, at no fixed place between two looks.
			TimeUnit.MILLISECONDS.sleep(200 + (i * 37L) % 150);
			if (elsewhere) {
				contestant.startElsewhere(MEMBERS.get(i % MEMBERS.size()));
			}
			else {
				contestant.start(MEMBERS.get(i % MEMBERS.size()));
			}
			long committed = System.nanoTime();
			waitFor(contestant, 2);
			waits.add((System.nanoTime() - committed) / 1e6);
		}
		waits.sort(null);
		return waits.get((int) Math.ceil(waits.size() * 0.99) - 1);
	}

	private static void waitFor(Contestant contestant, long look) throws InterruptedException {
		while (contestant.jobs() > 0) {
			TimeUnit.MILLISECONDS.sleep(look);
		}
	}

	/** The process of the database that the tests bring along. */
	private static long database() {
		return ProcessHandle.current()
			.descendants()
			.filter((process) -> process.info().command().orElse("").endsWith("mariadbd"))
			.findFirst()
			.orElseThrow()
			.pid();
	}

	private static long cpu() {
		return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
	}

}
