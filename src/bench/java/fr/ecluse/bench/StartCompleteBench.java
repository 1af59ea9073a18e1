package fr.ecluse.bench;

import java.util.List;
import java.util.Map;

import fr.ecluse.database.BenchDatabase;

/**
 * How many instances per second go from their start over REST to their end, beside stock Camunda,
 * a tuned one, and Flowable. See src/bench/README.md.
 */
public final class StartCompleteBench {

	private static final int INSTANCES = Integer.getInteger("instances", 400);

	private static final int ROUNDS = Integer.getInteger("rounds", 5);

	private static final int WARM_UP = Integer.getInteger("warm-up", 8);

	private StartCompleteBench() {
	}

	public static void main(String[] arguments) throws Exception {
		try (BenchDatabase database = new BenchDatabase();
				Http http = new Http();
				EcluseContestant ecluse = new EcluseContestant(database, "ecluse_mesure", 1, "", Map.of());
				Contestant camunda = CamundaContestant.stock(database);
				Contestant tuned = CamundaContestant.tuned(database);
				Contestant flowable = new FlowableContestant(database)) {
			for (int variables : new int[] { 0, 5 }) {
				measure(database, List.of(ecluse, new EcluseInTwoCalls(ecluse), camunda, tuned, flowable), http, variables);
			}
		}
	}

	private static void measure(BenchDatabase database, List<Contestant> contestants, Http http, int variables) throws Exception {
		Scenario scenario = new Scenario("a-%d-variables".formatted(variables),
				"Dossiers de leur dépôt par REST à leur fin, %d variables".formatted(variables));
		Scenario.Measure speed = scenario.measure("débit", "dossiers par seconde");
		Scenario.Measure server = scenario.measure("processeur du serveur", "ms par dossier");
		Scenario.Measure base = scenario.measure("processeur de la base", "ms par dossier");
		Scenario.Measure asked = scenario.measure("instructions SQL, travaux de fond compris", "par dossier");
		for (int round = -WARM_UP; round < ROUNDS; round++) {
			for (Contestant contestant : contestants) {
				Load.Round figures = Load.run(database, contestant, http, INSTANCES, variables);
				if (round >= 0) {
					speed.add(contestant.name(), figures.perSecond());
					server.add(contestant.name(), figures.server());
					base.add(contestant.name(), figures.database());
					asked.add(contestant.name(), figures.questions());
				}
			}
		}
		for (Contestant ours : contestants.subList(0, 2)) {
			for (Contestant peer : contestants.subList(2, contestants.size())) {
				// The tuned one is shown, not aimed at.
				double bound = (peer.name().contains("réglé")) ? 1 : 3;
				scenario.target("débit, %s : de %s, %d variables".formatted(ours.name(), peer.name(), variables),
						speed.ratio(ours.name(), peer.name()), bound, false);
			}
		}
		scenario.note("%d clients, %d dossiers par tour, %d tours d'échauffement. Les quatre serveurs tournent tout le temps ; un seul est sollicité à la fois. Options : %s."
			.formatted(Load.CLIENTS, INSTANCES, WARM_UP, String.join(" ", ServerProcess.FLAGS)));
		scenario.write();
	}

}
