package fr.ecluse.rollout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import fr.ecluse.EcluseTest;
import fr.ecluse.catalogue.Audience;
import fr.ecluse.catalogue.Version;
import fr.ecluse.engine.Completions;
import fr.ecluse.engine.Tasks;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Dossiers go from version to version while agents, nodes and designers are at work. */
@EcluseTest
class MigrationMeanwhileTest {

	@Autowired
	private RolloutWorld world;

	@Autowired
	private Migrations migrations;

	@Autowired
	private MigrationWorker worker;

	@Autowired
	private Tasks work;

	@Autowired
	private Completions completions;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private TransactionTemplate transactions;

	private final String key = RolloutWorld.key();

	@BeforeEach
	void open() {
		this.world.open();
	}

	@Test
	void twoNodesShareTheWork() throws Exception {
		this.world.publish(this.key, TestPackage.of(this.key, TestPackage.task("lire", "Lire")));
		List<String> dossiers = this.world.file(RolloutWorld.BREST, this.key, 60);
		Version second = this.world.publish(this.key, TestPackage.of(this.key, TestPackage.task("lire", "Relire")));
		Migration migration = this.migrations.start(this.migrations.plan(this.world.order(second), "essai").id(), "x");
		ExecutorService nodes = Executors.newFixedThreadPool(3);
		List<Future<?>> work = new ArrayList<>();
		for (int i = 0; i < 3; i++) {
			work.add(nodes.submit(this.worker::work));
		}
		for (Future<?> it : work) {
			it.get(2, TimeUnit.MINUTES);
		}
		nodes.shutdown();
		assertThat(this.world.end(migration.id()).progress().done()).isEqualTo(60);
		assertThat(dossiers).allSatisfy((it) -> assertThat(this.world.facts(it, "version")).hasSize(1));
		assertThat(this.jdbc.sql("select distinct attempts from migration_dossier where migration_id = ?")
			.param(migration.id())
			.query(Integer.class)
			.list()).containsExactly(1);
	}

	@Test
	void losesNoCompletionOfAnAgentAtWork() throws Exception {
		this.world.publish(this.key,
				TestPackage.of(this.key, TestPackage.task("lire", "Lire"), TestPackage.task("fin", "Finir")));
		List<String> dossiers = this.world.file(RolloutWorld.BREST, this.key, 80);
		Version second = this.world.publish(this.key,
				TestPackage.of(this.key, TestPackage.task("lire", "Relire"), TestPackage.task("fin", "Clore")));
		Set<String> acknowledged = ConcurrentHashMap.newKeySet();
		CountDownLatch begun = new CountDownLatch(20);
		ExecutorService agents = Executors.newFixedThreadPool(4);
		List<Future<?>> work = new ArrayList<>();
		for (String dossier : dossiers) {
			work.add(agents.submit((Callable<@Nullable Void>) () -> {
				while (!acknowledged.contains(dossier)) {
					try {
						if (this.completions.complete(RolloutWorld.BREST, dossier, "lire", RolloutWorld.AGENT,
								Map.of())) {
							acknowledged.add(dossier);
							begun.countDown();
						}
					}
					catch (OptimisticLockingException | ConcurrencyFailureException ex) {
						begun.countDown(); // told to the agent, who does it again
					}
				}
				return null;
			}));
		}
		assertThat(begun.await(1, TimeUnit.MINUTES)).isTrue();
		Migration done = this.world.migrate(this.world.order(second));
		for (Future<?> it : work) {
			it.get(2, TimeUnit.MINUTES);
		}
		agents.shutdown();
		assertThat(done.progress().done()).isEqualTo(80);
		assertThat(acknowledged).hasSize(80);
		assertThat(dossiers).allSatisfy((it) -> {
			assertThat(this.world.facts(it, "task-completed")).hasSize(1);
			assertThat(this.world.facts(it, "version")).hasSize(1);
			assertThat(this.world.task(it).getTaskDefinitionKey()).isEqualTo("fin");
			assertThat(this.world.task(it).getProcessDefinitionId()).isEqualTo(second.definitionId());
		});
	}

	@Test
	void leavesBackgroundTasksToDoTheirWorkOnce() {
		String fact = TestPackage.block("constat", "fact", Map.of("text", "Constaté", "kind", "constat"))
			.replace("<bpmn:serviceTask", "<bpmn:serviceTask camunda:asyncBefore=\"true\" camunda:asyncAfter=\"true\"");
		this.world.publish(this.key, TestPackage.of(this.key, fact, TestPackage.task("lire", "Lire")));
		List<String> dossiers = this.world.file(RolloutWorld.BREST, this.key, 40);
		Version second = this.world.publish(this.key,
				TestPackage.of(this.key, fact, TestPackage.task("lire", "Relire")));
		Migration done = this.world.migrate(this.world.order(second));
		assertThat(done.progress().done() + done.progress().failed()).isEqualTo(40);
		await().atMost(Duration.ofMinutes(2))
			.untilAsserted(() -> assertThat(dossiers).allSatisfy((it) -> assertThat(this.world.task(it)).isNotNull()));
		assertThat(dossiers).allSatisfy((it) -> {
			assertThat(this.world.facts(it, "constat")).containsExactly("Constaté");
			boolean moved = this.world.followed(it).equals(second.id());
			assertThat(this.world.task(it).getProcessDefinitionId().equals(second.definitionId())).isEqualTo(moved);
			assertThat(this.world.facts(it, "version")).hasSize(moved ? 1 : 0);
		});
	}

	@Test
	void publishingMeanwhileIsSafe() {
		this.world.publish(this.key, TestPackage.of(this.key, TestPackage.task("lire", "Lire")));
		List<String> dossiers = this.world.file(RolloutWorld.BREST, this.key, 10);
		Version second = this.world.publish(this.key, TestPackage.of(this.key, TestPackage.task("lire", "Relire")));
		Migration migration = this.migrations.plan(this.world.order(second), "essai");
		Version third = this.transactions.execute((status) -> {
			// Whoever moves this one has to wait until the publication is done.
			this.jdbc.sql("select id from dossier where id = ? for update")
				.param(dossiers.get(0))
				.query(String.class)
				.single();
			elsewhere(() -> this.migrations.start(migration.id(), "Conceptrice"));
			Version published = elsewhere(() -> this.world.publish(this.key,
					TestPackage.of(this.key, TestPackage.task("lire", "Lire encore"))));
			assertThat(elsewhere(() -> this.migrations.underway(this.key))).isPresent();
			return published;
		});
		Migration done = this.world.end(migration.id());
		assertThat(done.progress().done()).isEqualTo(10);
		assertThat(dossiers).extracting(this.world::followed).containsOnly(second.id());
		assertThat(this.world.followed(this.world.file(RolloutWorld.BREST, this.key)))
			.isEqualTo(java.util.Objects.requireNonNull(third).id());
	}

	@Test
	void takesInDossiersOpenedMeanwhile() {
		Version first = this.world.publish(this.key, TestPackage.of(this.key, TestPackage.task("lire", "Lire")));
		String held = this.world.file(RolloutWorld.BREST, this.key);
		Version second = this.world.publish(
				this.world.approve(this.key, TestPackage.of(this.key, TestPackage.task("lire", "Relire"))),
				Audience.member(RolloutWorld.MORLAIX));
		Migration migration = this.migrations.plan(this.world.order(second), "essai");
		String later = this.transactions.execute((status) -> {
			this.jdbc.sql("select id from dossier where id = ? for update").param(held).query(String.class).single();
			elsewhere(() -> this.migrations.start(migration.id(), "Conceptrice"));
			return elsewhere(() -> this.world.file(RolloutWorld.BREST, this.key));
		});
		assertThat(this.world.end(migration.id()).progress().done()).isEqualTo(2);
		assertThat(this.world.followed(String.valueOf(later))).isEqualTo(second.id()).isNotEqualTo(first.id());
	}

	@Test
	void pausesResumesAndGivesUp() {
		Version first = this.world.publish(this.key, TestPackage.of(this.key, TestPackage.task("lire", "Lire")));
		List<String> dossiers = this.world.file(RolloutWorld.BREST, this.key, 30);
		Version second = this.world.publish(this.key, TestPackage.of(this.key, TestPackage.task("lire", "Relire")));
		Migration migration = this.migrations.plan(this.world.order(second), "essai");
		this.transactions.executeWithoutResult((status) -> {
			hold(dossiers);
			elsewhere(() -> this.migrations.start(migration.id(), "Conceptrice"));
			elsewhere(() -> this.migrations.pause(migration.id(), "Conceptrice"));
		});
		assertThat(this.migrations.get(migration.id()).state()).isEqualTo(MigrationState.PAUSED);
		RolloutWorld.refused(409, "etat-de-la-migration", () -> this.migrations.pause(migration.id(), "x"));
		RolloutWorld.refused(409, "etat-de-la-migration", () -> this.migrations.start(migration.id(), "x"));
		RolloutWorld.refused(409, "etat-de-la-migration", () -> this.migrations.wayBack(migration.id(), Map.of(), "x"));
		Migration other = this.migrations
			.plan(new MigrationOrder(second.id(), List.of(first.id()), Map.of(), Audience.ALL, List.of()), "essai");
		RolloutWorld.refused(409, "migration-en-cours", () -> this.migrations.start(other.id(), "x"));
		// Those in hand when it paused are finished, no other begins.
		this.worker.work();
		assertThat(this.migrations.get(migration.id()).progress().left()).isGreaterThan(10);
		this.transactions.executeWithoutResult((status) -> {
			hold(dossiers);
			elsewhere(() -> this.migrations.resume(migration.id(), "Conceptrice"));
			elsewhere(() -> this.migrations.cancel(migration.id(), "Conceptrice"));
		});
		assertThat(this.migrations.get(migration.id()).state()).isEqualTo(MigrationState.CANCELLED);
		assertThat(this.migrations.underway(this.key)).isEmpty();
		this.migrations.start(other.id(), "Conceptrice");
		this.world.end(other.id());
		assertThat(dossiers).extracting(this.world::followed).containsOnly(second.id());
		assertThat(dossiers).allSatisfy((it) -> assertThat(this.world.facts(it, "version")).hasSize(1));
	}

	/** As another request, in a transaction of its own. */
	private static <T> T elsewhere(Callable<T> work) {
		ExecutorService thread = Executors.newSingleThreadExecutor();
		try {
			return thread.submit(work).get(1, TimeUnit.MINUTES);
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
		finally {
			thread.shutdown();
		}
	}

	/** Keeps whoever moves dossiers waiting until the transaction ends. */
	private void hold(List<String> dossiers) {
		this.jdbc.sql("select id from dossier where id in (:ids) for update")
			.param("ids", dossiers)
			.query(String.class)
			.list();
	}

	private static String text(byte[] pdf) {
		try {
			return fr.ecluse.typesetting.Pdfs.text(pdf);
		}
		catch (java.io.IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
	}

}
