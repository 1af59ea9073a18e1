package fr.ecluse.bench;

import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import fr.ecluse.database.BenchDatabase;

/**
 * Two nodes on one database beside one: throughput, and whether anything is lost or done twice,
 * also when both are asked for the same at the same moment. See src/bench/README.md.
 */
public final class NodesBench {

	private static final int INSTANCES = Integer.getInteger("instances", 800);

	private static final int ROUNDS = Integer.getInteger("rounds", 5);

	private static final int WARM_UP = Integer.getInteger("warm-up", 8);

	private static final int CONTESTED = Integer.getInteger("contested", 100);

	private final Scenario scenario = new Scenario("n", "Deux nœuds sur une base, à côté d'un");

	private final BenchDatabase database;

	private final EcluseContestant both;

	private final Http http;

	private NodesBench(BenchDatabase database, EcluseContestant both, Http http) {
		this.database = database;
		this.both = both;
		this.http = http;
	}

	public static void main(String[] arguments) throws Exception {
		try (BenchDatabase database = new BenchDatabase();
				EcluseContestant both = new EcluseContestant(database, "ecluse_noeuds", 2, "", Map.of());
				Http http = new Http()) {
			NodesBench bench = new NodesBench(database, both, http);
			bench.measure();
			bench.contest();
			bench.verify();
			bench.scenario.write();
		}
	}

	private void measure() throws Exception {
		Scenario.Measure speed = this.scenario.measure("débit", "dossiers par seconde");
		Scenario.Measure servers = this.scenario.measure("processeur des serveurs", "ms par dossier");
		Scenario.Measure base = this.scenario.measure("processeur de la base", "ms par dossier");
		EcluseContestant one = this.both.through(1);
		for (int round = -WARM_UP; round < ROUNDS; round++) {
			for (EcluseContestant contestant : new EcluseContestant[] { one, this.both }) {
				Load.Round figures = Load.run(this.database, contestant, this.http, INSTANCES, 5);
				if (round >= 0) {
					speed.add(contestant.name(), figures.perSecond());
					servers.add(contestant.name(), figures.server());
					base.add(contestant.name(), figures.database());
				}
			}
		}
		double busy = speed.median(this.both.name()) * (servers.median(this.both.name()) + base.median(this.both.name())) / 1000;
		this.scenario.target("débit de deux nœuds : d'un seul", speed.ratio(this.both.name(), one.name()), 0.9, false);
		int cores = Runtime.getRuntime().availableProcessors();
		this.scenario.note(String.format(Locale.FRENCH,
				"Pendant la charge sur deux nœuds, serveurs et base occupent %.1f des %d cœurs, que les clients partagent : %s.", busy,
				cores, (busy > 0.6 * cores) ? "la limite est le processeur, qu'un second nœud sur la même machine n'agrandit pas"
						: "la limite est l'attente des écritures de la base, ou d'autres travaux de la machine"));
	}

	/** Each request and each completion reaches both nodes at once. */
	private void contest() throws Exception {
		long before = this.both.finished();
		for (int i = 0; i < CONTESTED; i++) {
			int member = i;
			String key = UUID.randomUUID().toString();
			Http.Answer[] filed = atOnce(() -> this.both.start(this.http, 0, member, 5, key),
					() -> this.both.start(this.http, 1, member, 5, key));
			Http.Answer good = (filed[0].status() == 201) ? filed[0] : filed[1];
			String dossier = Http.text(good.taken(), "id");
			for (Http.Answer answer : filed) {
				if (answer.status() != 409 && !Http.text(answer.taken(), "id").equals(dossier)) {
					throw new IllegalStateException("Two dossiers for one key: " + dossier);
				}
			}
			String task = this.both.task(this.http, i, member, dossier);
			Http.Answer[] completed = atOnce(() -> this.both.complete(this.http, 0, member, task),
					() -> this.both.complete(this.http, 1, member, task));
			if ((completed[0].status() == 200) == (completed[1].status() == 200)) {
				throw new IllegalStateException(
						"Completions answered %d and %d".formatted(completed[0].status(), completed[1].status()));
			}
		}
		this.scenario.exact("dossiers en trop ou perdus quand deux nœuds reçoivent le même appel",
				Math.abs(this.both.finished() - before - CONTESTED), 0);
	}

	/** One line of the journal for each step, all events numbered once, a journal that holds. */
	private void verify() throws Exception {
		long dossiers = this.both.finished();
		for (int waited = 0; waited < 60 && this.both.count(
				"select count(*) from dossier_event where position is null") > 0; waited++) {
			TimeUnit.SECONDS.sleep(1);
		}
		this.scenario.exact("tâches restées ouvertes", this.both.open(), 0);
		this.scenario.exact("événements sans numéro ou au numéro sauté", Math.abs(this.both.count("""
				select (select max(position) from dossier_event) - count(*) from dossier_event""")), 0);
		this.scenario.exact("dossiers qui n'ont pas un événement d'ouverture et un de clôture", this.both.count("""
				select count(*) from (select dossier_id from dossier_event group by dossier_id, kind having count(*) > 1) twice""")
				+ Math.abs(this.both.count("select count(distinct dossier_id) from dossier_event") - dossiers), 0);
		this.scenario.exact("lignes du journal en double", this.both.count("""
				select count(*) from (select 1 from journal_entry where subject_kind = 'dossier'
				group by subject_id, action having count(*) > 1) twice"""), 0);
		String journal = this.both.administrate(this.http, "GET", "/api/v1/journal/verifications", "");
		this.scenario.exact("journal rompu", journal.contains("\"intact\":true") ? 0 : 1, 0);
		this.scenario.note("%d dossiers en tout, dont %d demandés et terminés aux deux nœuds au même moment.".formatted(dossiers,
				CONTESTED));
	}

	private static Http.Answer[] atOnce(Callable<Http.Answer> one, Callable<Http.Answer> other) throws Exception {
		CompletableFuture<Http.Answer> second = CompletableFuture.supplyAsync(() -> {
			try {
				return other.call();
			}
			catch (Exception ex) {
				throw new IllegalStateException(ex);
			}
		});
		return new Http.Answer[] { one.call(), second.get() };
	}

}
