package fr.ecluse.bench;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

import fr.ecluse.database.BenchDatabase;

/**
 * How many statements and commits an instance costs from its start over REST to its end, exactly.
 * The texts are left in {@code target/bench/statements-*.txt}. See src/bench/README.md.
 */
public final class StatementBench {

	private static final int WARM_UP = 100;

	private static final int TIMES = 5;

	/** Reached, by the number of variables, and not to get worse. */
	private static final Map<Integer, Integer> STATEMENTS = new TreeMap<>(Map.of(0, 63, 5, 63));

	private static final int COMMITS = 2;

	/** What a node looks for by itself, so rarely that it does not happen meanwhile. */
	static final Map<String, String> QUIET = Map.ofEntries(Map.entry("ECLUSE_ENGINE_JOBS", "false"),
			Map.entry("ECLUSE_JOURNAL_EVERY", "1h"), Map.entry("ECLUSE_JOURNAL_REFUSALS_EVERY", "1h"),
			Map.entry("ECLUSE_EVENTS_EVERY", "1h"), Map.entry("ECLUSE_MAIL_EVERY", "1h"),
			Map.entry("ECLUSE_DIGESTS_EVERY", "1h"), Map.entry("ECLUSE_KEYS_NOTICES_EVERY", "1h"),
			Map.entry("ECLUSE_ATTACHMENTS_EVERY", "1h"), Map.entry("ECLUSE_ROLLOUT_THREADS", "0"),
			Map.entry("ECLUSE_WEBHOOKS_THREADS", "0"));

	private final Scenario scenario = new Scenario("b", "Instructions SQL d'un dossier, de son dépôt par REST à sa fin");

	private final Scenario.Measure statements = this.scenario.measure("instructions", "SQL, fins de transaction comprises");

	private final Scenario.Measure commits = this.scenario.measure("commits", "COMMIT");

	private StatementBench() {
	}

	public static void main(String[] arguments) throws Exception {
		StatementBench bench = new StatementBench();
		try (BenchDatabase database = new BenchDatabase(); Http http = new Http()) {
			try (Contestant ecluse = new EcluseContestant(database, "ecluse_mesure", 1, "", QUIET)) {
				bench.count(database, ecluse, http);
			}
			if (!Boolean.getBoolean("short")) {
				bench.countPeers(database, http);
			}
		}
		bench.judge();
	}

	private void countPeers(BenchDatabase database, Http http) throws Exception {
		try (Contestant camunda = CamundaContestant.stock(database)) {
			count(database, camunda, http);
		}
		try (Contestant tuned = CamundaContestant.tuned(database)) {
			count(database, tuned, http);
		}
		try (Contestant flowable = new FlowableContestant(database)) {
			count(database, flowable, http);
		}
	}

	private void count(BenchDatabase database, Contestant contestant, Http http) throws Exception {
		for (int variables : STATEMENTS.keySet()) {
			Load.run(database, contestant, http, WARM_UP, variables);
		}
		Statements idle = Statements.of(database, () -> TimeUnit.SECONDS.sleep(3));
		if (idle.count() > 0) {
			this.scenario.note("%s au repos : %d instructions en trois secondes.".formatted(contestant.name(), idle.count()));
		}
		for (int variables : STATEMENTS.keySet()) {
			String who = "%s, %d variables".formatted(contestant.name(), variables);
			for (int i = 0; i < TIMES; i++) {
				int number = i;
				Statements said = Statements.of(database, () -> contestant.instance(http, number, variables));
				this.statements.add(who, said.count());
				this.commits.add(who, said.commits());
				said.write(contestant.slug() + "-" + variables);
			}
		}
	}

	private void judge() {
		STATEMENTS.forEach((variables, bound) -> {
			String who = "Écluse, %d variables".formatted(variables);
			this.scenario.exact(who + " : instructions", this.statements.median(who), bound);
			this.scenario.exact(who + " : commits", this.commits.median(who), COMMITS);
			this.scenario.target(who + " : instructions", this.statements.median(who), 24, true);
			this.scenario.target(who + " : commits", this.commits.median(who), 2, true);
		});
		this.scenario.write();
	}

}
