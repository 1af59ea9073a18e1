package fr.ecluse.dossier;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import fr.ecluse.bench.Scenario;
import fr.ecluse.catalogue.Procedures;
import fr.ecluse.engine.Instances;
import fr.ecluse.member.Siren;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.repository.DeploymentBuilder;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Starts of the shipped citizen request per second: over the API with everything it does
 * (HTTP, identity, idempotency, checks, dossier, journal, event), by the engine call that the
 * API ends in, and by a stock engine on the same database whose building blocks do nothing. See
 * src/bench/README.md.
 */
public final class StartBench {

	private static final int CLIENTS = 4;

	private static final int STARTS = Integer.getInteger("starts", 400);

	private static final int ROUNDS = Integer.getInteger("rounds", 7);

	private static final int WARM_UP = 6;

	/** So many that no register counter is shared by all clients. */
	private static final List<Siren> MEMBERS = BenchServer.members(40);

	private final BenchServer server;

	private final AtomicInteger next = new AtomicInteger();

	private StartBench(BenchServer server) {
		this.server = server;
	}

	public static void main(String[] arguments) throws Exception {
		try (BenchServer server = new BenchServer(MEMBERS, "--ecluse.engine.jobs=false", "--ecluse.limits.member-per-minute=0", "--ecluse.limits.program-per-minute=0")) {
			new StartBench(server).measure();
		}
		// The database of the tests keeps threads that would wait for ever.
		System.exit(0);
	}

	private void measure() throws Exception {
		TransactionTemplate transaction = this.server.bean(TransactionTemplate.class);
		ProcessEngine stock = stock();
		String stockDefinition = stock.getRepositoryService().createProcessDefinitionQuery().singleResult().getId();
		Instances instances = this.server.bean(Instances.class);
		Procedures procedures = this.server.bean(Procedures.class);
		Map<String, Start> contestants = new LinkedHashMap<>();
		contestants.put("Écluse, par /api/v1", this::overHttp);
		contestants.put("Écluse, l'appel du moteur seul", (siren) -> transaction.execute((status) -> instances
			.start(procedures.offer("demande-citoyenne", siren).definitionId(), siren, answers())));
		contestants.put("Camunda d'origine, briques vides",
				(siren) -> stock.getRuntimeService().startProcessInstanceById(stockDefinition, new HashMap<>(answers())).getId());
		Scenario scenario = new Scenario("demarrage", "Ce que coûte un démarrage par l'API");
		Scenario.Measure speed = scenario.measure("débit", "démarrages par seconde");
		Scenario.Measure processor = scenario.measure("processeur, clients compris", "ms par démarrage");
		for (int round = -WARM_UP; round < ROUNDS; round++) {
			for (Map.Entry<String, Start> contestant : contestants.entrySet()) {
				double[] figure = round(contestant.getValue());
				if (round >= 0) {
					speed.add(contestant.getKey(), figure[0]);
					processor.add(contestant.getKey(), figure[1]);
				}
			}
		}
		verify(stock);
		List<String> names = List.copyOf(contestants.keySet());
		scenario.target("débit par l'API : de l'appel du moteur auquel elle aboutit", speed.ratio(names.get(0), names.get(1)), 0.6,
				false);
		scenario.note("Par l'API : %.2f fois le débit de Camunda d'origine, dont les briques ne font rien.".formatted(
				speed.ratio(names.get(0), names.get(2))));
		scenario.note("%d tours de %d démarrages par %d clients.".formatted(ROUNDS, STARTS, CLIENTS));
		scenario.write();
		stock.close();
	}

	/** Starts per second, and milliseconds of this process's processors for one. */
	private double[] round(Start start) throws Exception {
		System.gc();
		ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
		long before = System.nanoTime();
		long processor = processor();
		List<Future<?>> clients = new ArrayList<>();
		for (int client = 0; client < CLIENTS; client++) {
			clients.add(threads.submit(() -> {
				for (int i = 0; i < STARTS / CLIENTS; i++) {
					start.start(MEMBERS.get(this.next.getAndIncrement() % MEMBERS.size()));
				}
				return null;
			}));
		}
		for (Future<?> client : clients) {
			client.get();
		}
		threads.shutdown();
		return new double[] { STARTS / ((System.nanoTime() - before) / 1e9), (processor() - processor) / 1e6 / STARTS };
	}

	private String overHttp(Siren siren) throws IOException, InterruptedException {
		HttpResponse<String> answer = this.server.file(siren);
		if (answer.statusCode() != 201) {
			throw new IllegalStateException(answer.statusCode() + " " + answer.body());
		}
		return answer.body();
	}

	private static Map<String, Object> answers() {
		return Map.of("applicantName", "Camille Essai", "subject", "Un banc", "text", "Le texte de la demande.");
	}

	/** The engine as it comes, in a schema of its own on the same server. */
	private ProcessEngine stock() throws IOException, SQLException {
		JdbcClient jdbc = this.server.bean(JdbcClient.class);
		HikariDataSource ours = this.server.bean(DataSource.class).unwrap(HikariDataSource.class);
		HikariDataSource pool = new HikariDataSource();
		pool.setJdbcUrl(ours.getJdbcUrl().replaceFirst("/[a-z_]+(\\?|$)", "/stock$1"));
		// Else the engine takes our tables for its own.
		pool.addDataSourceProperty("nullDatabaseMeansCurrent", "true");
		pool.setUsername(ours.getUsername());
		pool.setPassword(ours.getPassword());
		pool.setMaximumPoolSize(16);
		pool.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
		jdbc.sql("create or replace database stock character set utf8mb3 collate utf8mb3_bin").update();
		StandaloneProcessEngineConfiguration configuration = new StandaloneProcessEngineConfiguration();
		configuration.setProcessEngineName("stock");
		configuration.setDataSource(pool);
		configuration.setDatabaseType("mysql");
		configuration.setDatabaseSchemaUpdate("true");
		configuration.setHistory("full");
		configuration.setJobExecutorActivate(false);
		configuration.setEnforceHistoryTimeToLive(false);
		JavaDelegate nothing = (execution) -> {
		};
		configuration.setBeans(new HashMap<>(Map.of("register", nothing, "deadline", nothing, "document", nothing, "mail",
				nothing, "status", nothing, "clock", nothing, "fact", nothing)));
		ProcessEngine engine = configuration.buildProcessEngine();
		DeploymentBuilder deployment = engine.getRepositoryService().createDeployment();
		try (Stream<Path> files = Stream.concat(Files.list(Path.of("processes/demande-citoyenne")),
				Files.list(Path.of("forms/demande-citoyenne")))) {
			for (Path file : files.filter((it) -> it.toString().matches(".*\\.(bpmn|dmn|form)")).toList()) {
				// None of our functions is called before the start is over.
				deployment.addString(file.getFileName().toString(),
						Files.readString(file)
							.replaceAll("(?<=[^a-zA-Z])today\\([^()]*\\)", "''")
							.replaceAll("(dateInWords|endOfDay|elements)\\(([^(),]*)[^()]*\\)", "$2"));
			}
		}
		deployment.deploy();
		return engine;
	}

	/** Each contestant has really started as many. */
	private void verify(ProcessEngine stock) {
		long all = (long) STARTS * (ROUNDS + WARM_UP);
		long dossiers = this.server.bean(JdbcClient.class).sql("select count(*) from dossier").query(Long.class).single();
		long instances = stock.getRuntimeService().createProcessInstanceQuery().count();
		if (dossiers != 2 * all || instances != all) {
			throw new IllegalStateException("%d dossiers, %d instances".formatted(dossiers, instances));
		}
	}

	private static long processor() {
		return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
	}

	private interface Start {

		String start(Siren siren) throws Exception;

	}

}
