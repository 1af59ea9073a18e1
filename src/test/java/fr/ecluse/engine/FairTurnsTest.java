package fr.ecluse.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import fr.ecluse.EcluseTest;
import fr.ecluse.dossier.DossierStart;
import fr.ecluse.calendar.Territory;
import fr.ecluse.member.Letterhead;
import fr.ecluse.member.Member;
import fr.ecluse.member.MemberKind;
import fr.ecluse.member.Members;
import fr.ecluse.member.Siren;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A member that floods the server with starts waits behind itself. */
@EcluseTest
class FairTurnsTest {

	private static final Siren FLOODING = new Siren("217500016");

	private static final Siren QUIET = new Siren("212900427");

	/** No timer of another test is due for it. */
	private static final Siren OTHER = new Siren("212900195");

	private static final int FLOOD = 40;

	@Autowired
	private DossierStart start;

	@Autowired
	private Members members;

	@Autowired
	private ManagementService management;

	@Autowired
	private ProcessEngine engine;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private TransactionTemplate transaction;

	@BeforeEach
	void open() {
		this.transaction.executeWithoutResult((status) -> {
			this.members.put(new Member(FLOODING, "Ville de Paris", MemberKind.COMMUNE, "75056", "75", null, null,
					Territory.METROPOLE, Letterhead.EMPTY));
			this.members.put(new Member(OTHER, "Brest", MemberKind.COMMUNE, "29019", "29", null, null,
					Territory.METROPOLE, Letterhead.EMPTY));
			this.members.put(new Member(QUIET, "Commune de Crozon", MemberKind.COMMUNE, "29042", "29", 7410, null,
					Territory.METROPOLE, Letterhead.EMPTY));
		});
	}

	@Test
	void letsTheJobsOfOthersComeBetweenThoseOfAFlood() {
		List<String> flood = new ArrayList<>();
		List<String> quiet = new ArrayList<>();
		QuietJobs.stop(this.engine);
		try {
			IntStream.range(0, FLOOD).forEach((i) -> flood.add(file(FLOODING)));
			IntStream.range(0, 5).forEach((i) -> quiet.add(file(QUIET)));
			List<Long> turns = first(flood).stream().map(Job::getPriority).toList();
			assertThat(turns).isSortedAccordingTo((one, other) -> Long.compare(other, one));
			assertThat(turns.get(0) - turns.get(FLOOD - 1)).as("milliseconds")
				.isGreaterThanOrEqualTo((FLOOD - 1) * 1000L);
		}
		finally {
			QuietJobs.start(this.engine);
		}
		await().atMost(Duration.ofMinutes(3)).until(() -> answered(flood) == FLOOD && answered(quiet) == 5);
		List<String> order = this.jdbc.sql("""
				select dossier_id from document where dossier_id in (:ids)
				 group by dossier_id order by min(created)""")
			.param("ids",
					IntStream.range(0, FLOOD + 5)
						.mapToObj((i) -> (i < FLOOD) ? flood.get(i) : quiet.get(i - FLOOD))
						.toList())
			.query(String.class)
			.list();
		int last = quiet.stream().mapToInt(order::indexOf).max().orElseThrow();
		System.out.printf("Fair turns: the 5 quiet dossiers come among the first %d of %d%n", last + 1, order.size());
		assertThat(last).as("place of the last quiet dossier, filed after %d of the flood", FLOOD).isLessThan(25);
	}

	@Test
	void givesATimerItsTurnWhenItIsDueAndALaterOneToTheNextAtTheSameTime() {
		String first = file(OTHER);
		String second = file(OTHER);
		List<Job> timers = Stream.of(first, second).flatMap((id) -> timers(id).stream()).toList();
		Map<Date, List<Long>> waits = timers.stream()
			.collect(Collectors.groupingBy(Job::getDuedate, Collectors
				.mapping((timer) -> -timer.getPriority() - timer.getDuedate().getTime(), Collectors.toList())));
		assertThat(waits).isNotEmpty()
			.allSatisfy((due, turns) -> assertThat(turns).containsExactlyInAnyOrderElementsOf(
					LongStream.range(0, turns.size()).map((place) -> place * 1000).boxed().toList()));
		assertThat(waits.values()).as("timers of both dossiers at the same time").anyMatch((turns) -> turns.size() > 1);
	}

	@Test
	void drainsWhatIsDueAtMidnightEvenlyOverTheMembers() {
		FairTurns turns = new FairTurns(Clock.systemUTC());
		long midnight = Instant.parse("2026-12-01T23:00:00Z").toEpochMilli();
		List<Map.Entry<String, Long>> jobs = new ArrayList<>();
		IntStream.range(0, 1000).forEach((i) -> jobs.add(Map.entry("large", turns.turn("large", midnight))));
		IntStream.range(0, 200)
			.forEach((member) -> IntStream.range(0, 5)
				.forEach((i) -> jobs.add(Map.entry("small" + member, turns.turn("small" + member, midnight)))));
		jobs.sort(Map.Entry.comparingByValue());
		int last = IntStream.range(0, jobs.size())
			.filter((i) -> !jobs.get(i).getKey().equals("large"))
			.max()
			.orElseThrow();
		assertThat(last).as("place of the last job of a small member, of 2,000").isLessThan(1005);
	}

	@Test
	void keepsABusyMemberBeforeOneThatFloods() {
		FairTurns turns = new FairTurns(Clock.fixed(Instant.parse("2026-12-01T09:00:00Z"), ZoneOffset.UTC));
		long flooding = 0;
		long busy = 0;
		for (int job = 0; job < 20_000; job++) {
			flooding = turns.turn("flooding");
			if (job % 4 == 0) {
				busy = turns.turn("busy");
			}
		}
		assertThat(busy).isLessThan(flooding - Duration.ofHours(1).toMillis());
	}

	@Test
	void forgetsWhoWasGreedyAsSoonAsNoJobWaits() {
		Instant now = Instant.parse("2026-12-01T09:00:00Z");
		FairTurns turns = new FairTurns(Clock.fixed(now, ZoneOffset.UTC));
		IntStream.range(0, 100).forEach((job) -> turns.turn("flooding"));
		assertThat(turns.turn("flooding")).isEqualTo(now.plusSeconds(100).toEpochMilli());
		turns.forgive();
		assertThat(turns.turn("flooding")).isEqualTo(now.toEpochMilli());
	}

	@Test
	void isToldByTheJobExecutorThatNoJobWaits() {
		FairTurns turns = (FairTurns) ((ProcessEngineConfigurationImpl) this.engine.getProcessEngineConfiguration())
			.getJobPriorityProvider();
		IntStream.range(0, 1000).forEach((job) -> turns.turn(OTHER.value()));
		// Each look adds a second: only to be forgiven brings it near.
		await().atMost(Duration.ofMinutes(1))
			.until(() -> turns.turn(OTHER.value()) < Instant.now().plusSeconds(500).toEpochMilli());
	}

	private List<Job> timers(String id) {
		await().atMost(Duration.ofMinutes(1)).until(() -> answered(List.of(id)) == 1);
		await().atMost(Duration.ofMinutes(1))
			.until(() -> this.management.createJobQuery().processInstanceId(instance(id)).timers().count() > 0);
		return this.management.createJobQuery().processInstanceId(instance(id)).timers().list();
	}

	private List<Job> first(List<String> ids) {
		return ids.stream()
			.flatMap((id) -> this.management.createJobQuery()
				.processInstanceId(instance(id))
				.messages()
				.list()
				.stream()
				.limit(1))
			.toList();
	}

	private String instance(String id) {
		return this.jdbc.sql("select process_instance_id from dossier where id = ?")
			.param(id)
			.query(String.class)
			.single();
	}

	/** How many have their first letter, which a job of theirs writes. */
	private int answered(List<String> ids) {
		return this.jdbc.sql("select count(distinct dossier_id) from document where dossier_id in (:ids)")
			.param("ids", ids)
			.query(Integer.class)
			.single();
	}

	private String file(Siren siren) {
		return this.start
			.start(siren,
					new DossierStart.Request("demande-citoyenne", null, Map.of("applicantName", "Camille Essai",
							"subject", "Un banc", "text", "Le texte de la demande."), null, "essai"))
			.dossierId();
	}

}
