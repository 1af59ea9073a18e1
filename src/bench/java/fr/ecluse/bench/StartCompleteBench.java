package fr.ecluse.bench;

import java.util.Map;

import fr.ecluse.database.BenchDatabase;

/**
 * How many instances per second go from their start over REST to their end. See src/bench/README.md.
 */
public final class StartCompleteBench {

	private static final int INSTANCES = Integer.getInteger("instances", 400);

	private static final int ROUNDS = Integer.getInteger("rounds", 5);

	private static final int WARM_UP = Integer.getInteger("warm-up", 2);

	private StartCompleteBench() {
	}

	public static void main(String[] arguments) throws Exception {
		try (BenchDatabase database = new BenchDatabase();
				Contestant ecluse = new EcluseContestant(database, 1, Map.of());
				Http http = new Http()) {
			for (int round = -WARM_UP; round < ROUNDS; round++) {
				for (int variables : new int[] { 0, 5 }) {
					System.out.println(variables + " " + Load.run(database, ecluse, http, INSTANCES, variables));
				}
			}
		}
	}

}
