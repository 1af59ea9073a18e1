package fr.ecluse.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import fr.ecluse.database.BenchDatabase;

/** Eight clients that take one instance after another from its start to its end. */
final class Load {

	static final int CLIENTS = Integer.getInteger("clients", 8);

	private static final AtomicInteger NEXT = new AtomicInteger();

	private Load() {
	}

	/** One round, its counts verified. */
	static Round run(BenchDatabase database, Contestant contestant, Http http, int instances, int variables) throws Exception {
		long finished = contestant.finished();
		long queries = database.status("Questions");
		double databaseBefore = ServerProcess.processor(database.pid());
		double before = processor(contestant);
		long start = System.nanoTime();
		ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
		List<Future<?>> clients = new ArrayList<>();
		AtomicInteger left = new AtomicInteger(instances);
		for (int client = 0; client < CLIENTS; client++) {
			clients.add(threads.submit(() -> {
				while (left.getAndDecrement() > 0) {
					contestant.instance(http, NEXT.getAndIncrement(), variables);
				}
				return null;
			}));
		}
		try {
			for (Future<?> client : clients) {
				client.get();
			}
		}
		finally {
			threads.shutdownNow();
		}
		double seconds = (System.nanoTime() - start) / 1e9;
		double server = processor(contestant) - before;
		double base = ServerProcess.processor(database.pid()) - databaseBefore;
		double asked = database.status("Questions") - queries;
		verify(contestant, finished + instances);
		Round round = new Round(instances / seconds, server / instances, base / instances, asked / instances);
		System.out.printf(Locale.FRENCH, "%s, %d variables : %.0f dossiers/s, %.1f ms du serveur, %.1f ms de la base%n",
				contestant.name(), variables, round.perSecond(), round.server(), round.database());
		return round;
	}

	private static void verify(Contestant contestant, long expected) throws Exception {
		long finished = contestant.finished();
		long open = contestant.open();
		if (finished != expected || open != 0) {
			throw new IllegalStateException(
					"%s: %d finished instead of %d, %d tasks open".formatted(contestant.name(), finished, expected, open));
		}
	}

	private static double processor(Contestant contestant) throws Exception {
		double sum = 0;
		for (long pid : contestant.processes()) {
			sum += ServerProcess.processor(pid);
		}
		return sum;
	}

	/**
	 * What a round gave.
	 *
	 * @param perSecond instances per second
	 * @param server milliseconds of processor time of the servers for an instance
	 * @param database milliseconds of the database for one
	 * @param questions statements for one, those of the background included
	 */
	record Round(double perSecond, double server, double database, double questions) {
	}

}
