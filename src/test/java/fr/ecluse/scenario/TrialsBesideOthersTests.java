package fr.ecluse.scenario;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import fr.ecluse.EcluseTest;
import fr.ecluse.calendar.ServerClock;
import fr.ecluse.calendar.Territory;
import fr.ecluse.catalogue.Audience;
import fr.ecluse.catalogue.Editions;
import fr.ecluse.catalogue.Procedures;
import fr.ecluse.catalogue.Publications;
import fr.ecluse.catalogue.Rehearsal;
import fr.ecluse.catalogue.Version;
import fr.ecluse.catalogue.VersionState;
import fr.ecluse.catalogue.Versions;
import fr.ecluse.dossier.DossierStart;
import fr.ecluse.dossier.DossierViews;
import fr.ecluse.gate.PackageFiles;
import fr.ecluse.member.Agent;
import fr.ecluse.member.Agents;
import fr.ecluse.member.Caller;
import fr.ecluse.member.Letterhead;
import fr.ecluse.member.Member;
import fr.ecluse.member.MemberKind;
import fr.ecluse.member.Members;
import fr.ecluse.member.Membership;
import fr.ecluse.member.Siren;
import fr.ecluse.task.TaskWork;
import fr.ecluse.typesetting.Renderer;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.ErrorResponseException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/** While a trial runs, everybody else works as if there were none. */
@EcluseTest
class TrialsBesideOthersTests {

	private static final Siren REAL = new Siren("212900427");

	private static final Duration SOON = Duration.ofSeconds(5);

	private static final String STORY = "clock: 2027-06-01T09:00";

	@Autowired
	private Trials trials;

	@Autowired
	private TransactionTemplate transaction;

	@Autowired
	private PlatformTransactionManager transactions;

	@Autowired
	private ServerClock clock;

	@Autowired
	private ProcessEngine engine;

	@Autowired
	private Rehearsal rehearsal;

	@Autowired
	private Renderer renderer;

	@Autowired
	private Cast cast;

	@Autowired
	private Doors doors;

	@Autowired
	private Eyes eyes;

	@Autowired
	private Members members;

	@Autowired
	private Agents agents;

	@Autowired
	private DossierStart start;

	@Autowired
	private DossierViews dossiers;

	@Autowired
	private TaskWork tasks;

	@Autowired
	private Procedures procedures;

	@Autowired
	private Versions versions;

	@Autowired
	private Publications publications;

	@Autowired
	private JdbcClient jdbc;

	private final ExecutorService threads = Executors.newCachedThreadPool();

	@BeforeEach
	void open() {
		this.transaction.executeWithoutResult((status) -> {
			this.members.put(new Member(REAL, "Commune de Crozon", MemberKind.COMMUNE, "29042", "29", 7410, null,
					Territory.METROPOLE, Letterhead.EMPTY));
			if (this.agents.find("essai.lectrice").isEmpty()) {
				this.agents.add(new Agent("essai.lectrice", "Camille Lectrice", null, "{noop}x", true, Set.of(),
						Set.of(new Membership(REAL, "lecteur"))));
			}
		});
	}

	@AfterEach
	void close() {
		this.threads.shutdownNow();
	}

	@Test
	void othersSeeTheRealTimeAndAreNotKeptWaiting() throws Exception {
		List<Duration> waits = new ArrayList<>();
		TrialReport report = during(this.trials, SmallPackage.KEY,
				new SmallPackage().playing("lent", "expect: {tasks: [Lire]}", STORY).files(), () -> {
					assertThat(this.clock.instant()).isBetween(Instant.now().minusSeconds(60), Instant.now());
					Instant before = Instant.now().minusSeconds(1);
					for (int count = 0; count < 20; count++) {
						waits.add(takes(() -> passesByARealDossier(before)));
					}
					return null;
				});
		assertThat(report.passed()).isTrue();
		System.out
			.println("Dossiers réels pendant un essai : %s au plus".formatted(waits.stream().max(Duration::compareTo)));
		assertThat(waits).hasSize(20).allSatisfy((wait) -> assertThat(wait).isLessThan(SOON));
	}

	/** Opened, read by an agent, and with all its times real ones. */
	private Void passesByARealDossier(Instant before) {
		String dossier = this.start
			.start(REAL,
					new DossierStart.Request(SmallPackage.KEY, null,
							Map.of("subject", "Banc", "email", "a@essai.example"), null, "essai"))
			.dossierId();
		String instance = this.dossiers.instance(REAL, dossier);
		Task task = await().pollInterval(Duration.ofMillis(50))
			.atMost(Duration.ofMinutes(1))
			.until(() -> this.engine.getTaskService().createTaskQuery().processInstanceId(instance).singleResult(),
					(found) -> found != null);
		HistoricProcessInstance history = this.engine.getHistoryService()
			.createHistoricProcessInstanceQuery()
			.processInstanceId(instance)
			.singleResult();
		Job timer = this.engine.getManagementService()
			.createJobQuery()
			.processInstanceId(instance)
			.timers()
			.singleResult();
		Instant now = Instant.now().plusSeconds(1);
		assertThat(this.dossiers.detail(REAL, dossier).summary().received()).isBetween(before, now);
		assertThat(instant(history.getStartTime())).isBetween(before, now);
		assertThat(instant(task.getCreateTime())).isBetween(before, now);
		assertThat(instant(timer.getDuedate())).isBetween(before.plus(Duration.ofDays(10)),
				now.plus(Duration.ofDays(10)));
		this.tasks.complete(REAL, task.getId(), Map.of("pages", 6),
				Caller.of(this.agents.find("essai.lectrice").orElseThrow()));
		return null;
	}

	@Test
	void aVersionOfTheSameProcedureIsPublishedMeanwhile() throws Exception {
		String key = "essai-a-publier";
		Version first = publish(key, new SmallPackage().files(key));
		List<Duration> waits = new ArrayList<>();
		TrialReport report = during(this.trials, key, new SmallPackage().playing("lent", STORY).files(key), () -> {
			assertThat(this.procedures.offer(key, REAL).edition().id()).isEqualTo(first.id());
			waits.add(takes(() -> publish(key,
					new SmallPackage().replacing("procedure.yaml", "Lit le dossier", "Lit tout").files(key))));
			return null;
		});
		assertThat(report.passed()).isTrue();
		System.out.println("Publication pendant un essai : %s".formatted(waits));
		assertThat(waits).allSatisfy((wait) -> assertThat(wait).isLessThan(SOON));
		assertThat(this.procedures.offer(key, REAL).edition().number()).isEqualTo(2);
		assertThat(this.procedures.offer(key, REAL).procedure().roles()).containsEntry("lecteur", "Lit tout.");
	}

	@Test
	void twoTrialsOfAProcedureDoNotMeet() throws Exception {
		CyclicBarrier both = new CyclicBarrier(2);
		SmallPackage other = new SmallPackage().replacing(SmallPackage.MODEL, "\"Fin\"", "\"FinAutre\"");
		Future<TrialReport> first = this.threads.submit(() -> meeting(both,
				new SmallPackage()
					.playing("un", "{task: Lire, with: {pages: 1}}",
							"expect: {ended: FinCourte, timeline: [SC-2026-00001]}")
					.playing("deux", STORY, "expect: {ended: FinTardive}")));
		Future<TrialReport> second = this.threads.submit(
				() -> meeting(both,
						other.playing("un", "{task: Lire, with: {pages: 6}}", "{task: Relire, as: lecteur}",
								"{task: Relire, as: lecteur}", "expect: {ended: FinAutre, timeline: [SC-2026-00001]}")
							.playing("deux", "expect: {tasks: [Lire]}")));
		for (Future<TrialReport> trial : List.of(first, second)) {
			assertThat(trial.get(2, TimeUnit.MINUTES).results()).hasSize(2)
				.allSatisfy((result) -> assertThat(result.difference()).isNull());
		}
		assertThat(walked(first.get())).contains("EcrireVersClasser").doesNotContain("RelireVersFin");
		assertThat(walked(second.get())).contains("RelireVersFin").doesNotContain("EcrireVersClasser");
	}

	private static Set<String> walked(TrialReport report) {
		return Objects.requireNonNull(report.coverage().get(SmallPackage.MODEL)).walked();
	}

	/** Both trials are in the middle of their transactions twice. */
	private TrialReport meeting(CyclicBarrier both, SmallPackage files) {
		return this.trials.run(SmallPackage.KEY, files.files(), (scenario, hands, dossier) -> {
			try {
				both.await(1, TimeUnit.MINUTES);
			}
			catch (Exception ex) {
				throw new IllegalStateException(ex);
			}
		});
	}

	@Test
	void oneTrialTooManyIsToldToComeBack() throws Exception {
		ScenarioSettings settings = new ScenarioSettings(2000, 20_000, Duration.ofSeconds(30), Duration.ofMinutes(1), 1,
				Duration.ofMillis(200));
		Trials single = new Trials(this.transactions, this.clock, this.engine, this.rehearsal, this.renderer, this.cast,
				this.doors, this.eyes, settings);
		PackageFiles files = new SmallPackage().playing("lent", STORY).files();
		during(single, SmallPackage.KEY, files, () -> {
			assertThatExceptionOfType(ErrorResponseException.class)
				.isThrownBy(() -> single.run(SmallPackage.KEY, files))
				.satisfies((refusal) -> assertThat(refusal.getStatusCode().value()).isEqualTo(503))
				.satisfies((refusal) -> assertThat(refusal.getHeaders().getFirst("Retry-After")).isNotNull());
			return null;
		});
		assertThat(single.run(SmallPackage.KEY, files).passed()).isTrue();
	}

	@Test
	void nobodySeesWhatATrialDoes() throws Exception {
		during(this.trials, SmallPackage.KEY,
				new SmallPackage().playing("court", "{task: Lire, with: {pages: 1}}").files(), () -> {
					assertThat(count("select count(*) from member where name like '%Essai-sur-Isère'")).isZero();
					assertThat(count(
							"select count(*) from mail where recipient = 'a@essai.example' and created > '2026-11-01'"))
						.isZero();
					assertThat(count("select count(*) from ACT_RE_DEPLOYMENT where SOURCE_ = 'essai'")).isZero();
					return null;
				});
	}

	private long count(String sql) {
		return this.jdbc.sql(sql).query(Long.class).single();
	}

	private Version publish(String key, PackageFiles files) {
		return this.transaction.execute((status) -> {
			Version version = this.versions.add(new Versions.Arrival(key, Editions.procedure(key, files).title(), files,
					VersionState.APPROVED, List.of(), "console", "essai"));
			return this.publications.publish(version, List.of(Audience.ALL), this.clock.instant(), "essai", null);
		});
	}

	/** Does something on another thread while a trial stands at the end of its story. */
	private TrialReport during(Trials trials, String key, PackageFiles files, Callable<Void> work) throws Exception {
		CountDownLatch over = new CountDownLatch(1);
		CountDownLatch done = new CountDownLatch(1);
		Future<TrialReport> trial = this.threads.submit(() -> trials.run(key, files, (scenario, hands, dossier) -> {
			over.countDown();
			try {
				assertThat(done.await(2, TimeUnit.MINUTES)).isTrue();
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		}));
		try {
			assertThat(over.await(1, TimeUnit.MINUTES)).isTrue();
			assertThat(trial.isDone()).isFalse();
			this.threads.submit(work).get(2, TimeUnit.MINUTES);
		}
		finally {
			done.countDown();
		}
		return trial.get(1, TimeUnit.MINUTES);
	}

	private static Duration takes(Callable<?> work) throws Exception {
		long start = System.nanoTime();
		work.call();
		return Duration.ofNanos(System.nanoTime() - start);
	}

	private static Instant instant(Date date) {
		return Instant.ofEpochMilli(date.getTime());
	}

}
