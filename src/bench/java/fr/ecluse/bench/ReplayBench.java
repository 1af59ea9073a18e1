package fr.ecluse.bench;

import java.util.Map;
import java.util.TreeMap;

import fr.ecluse.database.BenchDatabase;

/**
 * How much of what the database could do at most Écluse does over REST: beside it, plain JDBC
 * makes the same changes of the same rows. See src/bench/README.md.
 */
public final class ReplayBench {

	private static final int INSTANCES = Integer.getInteger("instances", 800);

	private static final int ROUNDS = Integer.getInteger("rounds", 5);

	private static final int WARM_UP = Integer.getInteger("warm-up", 2);

	private static final String MODEL = "ecluse_modele";

	/** Then each changed row stands in the log with its values. */
	private static final String VALUES_IN_TEXT = "?useBulkStmts=false&useBulkStmtsForInserts=false&useServerPrepStmts=false";

	private ReplayBench() {
	}

	public static void main(String[] arguments) throws Exception {
		try (BenchDatabase database = new BenchDatabase(); Http http = new Http()) {
			Map<Integer, Replay> replays = replays(database, http);
			try (Contestant ecluse = new EcluseContestant(database, "ecluse_mesure", 1, "", Map.of())) {
				for (Map.Entry<Integer, Replay> replay : replays.entrySet()) {
					int variables = replay.getKey();
					try (ReplayContestant plain = new ReplayContestant(database, "rejeu_" + variables, MODEL, replay.getValue())) {
						measure(database, ecluse, plain, http, variables);
					}
				}
			}
		}
	}

	/** By the number of variables. */
	private static Map<Integer, Replay> replays(BenchDatabase database, Http http) throws Exception {
		Map<Integer, Replay> replays = new TreeMap<>();
		try (Contestant model = new EcluseContestant(database, MODEL, 1, VALUES_IN_TEXT, StatementBench.QUIET)) {
			for (int variables : new int[] { 0, 5 }) {
				Load.run(database, model, http, 40, variables);
				Statements other = Statements.of(database, () -> model.instance(http, 0, variables));
				Statements said = Statements.of(database, () -> model.instance(http, 0, variables));
				said.write("rejeu-" + variables);
				replays.put(variables, Replay.of(said, other));
			}
		}
		return replays;
	}

	private static void measure(BenchDatabase database, Contestant ecluse, ReplayContestant plain, Http http, int variables)
			throws Exception {
		Scenario scenario = new Scenario("c-%d-variables".formatted(variables),
				"Part de ce que la base pourrait au mieux, %d variables".formatted(variables));
		Scenario.Measure speed = scenario.measure("débit", "dossiers par seconde");
		Scenario.Measure base = scenario.measure("processeur de la base", "ms par dossier");
		Scenario.Measure rest = scenario.measure("processeur du serveur, ou du rejeu", "ms par dossier");
		for (int round = -WARM_UP; round < ROUNDS; round++) {
			for (Contestant contestant : new Contestant[] { ecluse, plain }) {
				Load.Round figures = Load.run(database, contestant, http, INSTANCES, variables);
				if (round >= 0) {
					speed.add(contestant.name(), figures.perSecond());
					base.add(contestant.name(), figures.database());
					rest.add(contestant.name(), figures.server());
				}
			}
		}
		scenario.target("débit par REST : du rejeu, %d variables".formatted(variables), speed.ratio(ecluse.name(), plain.name()), 0.5,
				false);
		scenario.note("Le rejeu fait %d changements en %d transactions par dossier ; ceux qui ne trouvent pas de ligne sont laissés de côté."
			.formatted(plain.changes(), plain.transactions()));
		scenario.write();
	}

}
