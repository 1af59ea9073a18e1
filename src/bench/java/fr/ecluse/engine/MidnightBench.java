package fr.ecluse.engine;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import fr.ecluse.bench.Scenario;
import fr.ecluse.engine.JobServer.Contestant;
import fr.ecluse.member.Siren;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.Page;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Many timers of many members, all due at midnight: how long they take, whether small members
 * are done as early as a fair share makes them, and what the database reads to find the next.
 * See src/bench/README.md.
 */
public final class MidnightBench {

	private static final int TIMERS = Integer.getInteger("timers", 100_000);

	private static final int MEMBERS = Integer.getInteger("members", 2000);

	/** A member with no more timers is a small one. */
	private static final int SMALL = 10;

	private static final int TAKEN = 8;

	private static final String OURS = "Écluse";

	private MidnightBench() {
	}

	public static void main(String[] arguments) throws Exception {
		try (JobServer server = new JobServer()) {
			Scenario scenario = new Scenario("h-minuit",
					String.format(Locale.FRANCE, "%,d délais de %,d adhérents, échus à minuit", TIMERS, MEMBERS));
			measure(server, scenario);
			scenario.write();
		}
		System.exit(0);
	}

	private static void measure(JobServer server, Scenario scenario) throws Exception {
		JdbcClient jdbc = server.bean(JdbcClient.class);
		Map<Siren, Integer> sizes = sizes();
		Contestant ours = server.ours();
		DueTimers.deploy(ours.engine().getRepositoryService());
		RuntimeService runtime = server.bean(RuntimeService.class);
		server.bean(TransactionTemplate.class).executeWithoutResult((status) -> new DueTimers(jdbc).copy(
				MemberTenants.within(sizes.keySet().iterator().next(),
						() -> runtime.startProcessInstanceByKey(DueTimers.KEY).getId()),
				sizes, Instant.now().truncatedTo(ChronoUnit.DAYS)));
		scenario.exact("Lignes lues pour prendre %d travaux".formatted(TAKEN), reads(server, ours), 40 * TAKEN);
		int all = sizes.values().stream().mapToInt(Integer::intValue).sum();
		Map<String, Integer> left = new HashMap<>();
		sizes.forEach((siren, size) -> left.put(siren.value(), size));
		int smallDone = 0;
		long peak = 0;
		long before = System.nanoTime();
		ours.executor().start();
		for (int done = 0; done < all;) {
			TimeUnit.MILLISECONDS.sleep(500);
			Map<String, Integer> now = waiting(jdbc);
			done = all - now.values().stream().mapToInt(Integer::intValue).sum();
			if (left.keySet().removeIf((siren) -> !now.containsKey(siren) && sizes.getOrDefault(new Siren(siren), 0) <= SMALL)) {
				smallDone = done;
			}
			peak = Math.max(peak, heap());
		}
		double seconds = (System.nanoTime() - before) / 1e9;
		ours.executor().shutdown();
		long ended = ours.engine().getHistoryService().createHistoricProcessInstanceQuery().processDefinitionKey(DueTimers.KEY).finished().count();
		if (ended != all) {
			throw new IllegalStateException("%d of %d instances have ended".formatted(ended, all));
		}
		int fair = sizes.values().stream().mapToInt((size) -> Math.min(size, SMALL)).sum();
		scenario.measure("Délais menés à terme", "par seconde").add(OURS, all / seconds);
		scenario.measure("Fin du dernier des petits adhérents (%d délais au plus)".formatted(SMALL), "e délai").add(OURS, smallDone);
		scenario.measure("La même, à parts égales", "e délai").add(OURS, fair);
		scenario.measure("Mémoire Java occupée, au plus", "Mo").add(OURS, peak / 1e6);
		scenario.target("Fin du dernier des petits adhérents, contre des parts égales", (double) smallDone / fair, 1.25, true);
		scenario.note("Les instances sont copiées en base à partir d'une vraie, chacune avec le tour qu'elle aurait eu ; le plus "
				+ "grand adhérent en a " + sizes.values().stream().mapToInt(Integer::intValue).max().orElseThrow()
				+ ". La fin des petits est relevée deux fois par seconde, donc plutôt tard.");
	}

	/** Skewed as in life: the second has half of the first, the tenth a tenth. */
	private static Map<Siren, Integer> sizes() {
		double harmonic = 0;
		for (int i = 1; i <= MEMBERS; i++) {
			harmonic += 1.0 / i;
		}
		Map<Siren, Integer> sizes = new LinkedHashMap<>();
		List<Siren> members = JobServer.members(MEMBERS);
		for (int i = 1; i <= MEMBERS; i++) {
			sizes.put(members.get(i - 1), (int) Math.max(1, Math.round(TIMERS / harmonic / i)));
		}
		return sizes;
	}

	private static Map<String, Integer> waiting(JdbcClient jdbc) {
		Map<String, Integer> waiting = new HashMap<>();
		jdbc.sql("select TENANT_ID_, count(*) from ACT_RU_JOB where DUEDATE_ <= now() and PROCESS_DEF_KEY_ = ? group by TENANT_ID_")
			.param(DueTimers.KEY)
			.query((row) -> {
				waiting.put(row.getString(1), row.getInt(2));
			});
		return waiting;
	}

	private static long reads(JobServer server, Contestant ours) {
		JdbcClient jdbc = server.bean(JdbcClient.class);
		return server.bean(TransactionTemplate.class).execute((status) -> {
			long before = handlerReads(jdbc);
			ours.configuration()
				.getCommandExecutorTxRequired()
				.execute((context) -> context.getJobManager().findNextJobsToExecute(new Page(0, TAKEN)));
			return handlerReads(jdbc) - before;
		});
	}

	private static long handlerReads(JdbcClient jdbc) {
		return jdbc
			.sql("select sum(variable_value) from information_schema.session_status where variable_name like 'Handler_read%'"
					+ " and variable_name <> 'Handler_read_rnd_deleted'")
			.query(Long.class)
			.single();
	}

	private static long heap() {
		return ManagementFactory.getMemoryPoolMXBeans()
			.stream()
			.filter((pool) -> pool.getType() == MemoryType.HEAP && pool.getCollectionUsage() != null)
			.map(MemoryPoolMXBean::getCollectionUsage)
			.mapToLong((usage) -> usage.getUsed())
			.sum();
	}

}
