package fr.ecluse.dossier;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import fr.ecluse.EcluseTest;
import fr.ecluse.deadline.Deadlines;
import fr.ecluse.calendar.Territory;
import fr.ecluse.engine.Completions;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.ErrorResponseException;

import static fr.ecluse.dossier.DossierWorld.SAINT_DENIS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * Clocks that stand still, run again, restart and stop, and the timers that wait for
 * them, on the real engine with its job executor. The member is in La Réunion, four or
 * three hours ahead of the machine.
 */
@EcluseTest
class ClockBlockTest {

	private static final Territory TERRITORY = Territory.LA_REUNION;

	@Autowired
	private DossierWorld world;

	@Autowired
	private DossierViews views;

	@Autowired
	private Completions completions;

	@Autowired
	private Deadlines deadlines;

	@Autowired
	private ManagementService management;

	@Autowired
	private RuntimeService runtime;

	private final LocalDate today = LocalDate.now(TERRITORY.zone());

	@BeforeEach
	void open() {
		this.world.open();
	}

	@Test
	void aSuspensionMovesTheDateAndItsTimerByTheDaysItLasted() {
		String id = file(this.today.minusDays(20), null, null);
		LocalDate before = clock(id).date();
		Instant other = due(id, "SansReponse");
		Instant reminder = due(id, "Relance");
		steer(id, "suspend", this.today.minusDays(15));
		DeadlineView suspended = clock(id);
		assertThat(suspended.state()).isEqualTo("suspended");
		assertThat(suspended.at()).isNull();
		assertThat(suspended.suspended())
			.isEqualTo(new DeadlineView.Standing(this.today.minusDays(15), "pièces demandées"));
		assertThat(due(id, "Silence")).isEqualTo(Clocks.NEVER);

		steer(id, "resume", this.today.minusDays(2));
		DeadlineView resumed = clock(id);
		assertThat(resumed.date()).isEqualTo(before.plusDays(13));
		assertThat(resumed.state()).isEqualTo("running");
		assertThat(resumed.suspended()).isNull();
		assertThat(resumed.suspensions())
			.containsExactly(new Pause(this.today.minusDays(15), this.today.minusDays(2), "pièces demandées"));
		assertThat(resumed.explanation()).anySatisfy((line) -> assertThat(line).contains("pièces demandées"));
		assertThat(due(id, "Silence")).isEqualTo(resumed.at())
			.isEqualTo(before.plusDays(14).atStartOfDay(TERRITORY.zone()).toInstant());
		assertThat(this.runtime.getVariable(this.world.instance(id), "silenceDate"))
			.isEqualTo(before.plusDays(13).toString());

		steer(id, "suspend", this.today.minusDays(1));
		steer(id, "resume", this.today);
		assertThat(clock(id).date()).isEqualTo(before.plusDays(14));
		assertThat(clock(id).suspensions()).hasSize(2);
		assertThat(due(id, "SansReponse")).as("the timer of the other clock").isEqualTo(other);
		assertThat(due(id, "Relance")).as("a timer of no clock").isEqualTo(reminder);
		assertThat(this.views.timeline(SAINT_DENIS, id)).extracting(Facts.Fact::kind)
			.contains("deadline-suspended", "deadline-resumed");
	}

	@Test
	void firesAtTheNewInstantAndNotAtTheOldOne() throws InterruptedException {
		LocalDate start = this.today.minusMonths(3);
		LocalDate old = this.deadlines.compute("silence-2-mois", start, TERRITORY).date();
		assertThat(old).isBefore(this.today.minusDays(5));
		// Suspended in the transaction that makes the timer, whose old instant is past.
		String fires = file(start, "suspend", start.plusDays(10));
		String waits = file(start, "suspend", start.plusDays(10));
		Thread.sleep(3000);
		assertThat(this.world.steps(SAINT_DENIS, fires)).contains("Attendre");
		assertThat(due(fires, "Silence")).isEqualTo(Clocks.NEVER);
		steer(waits, "resume", start.plusDays(80));
		steer(fires, "resume", start.plusDays(12));
		assertThat(clock(fires).date()).isEqualTo(old.plusDays(2));
		await().atMost(Duration.ofSeconds(30))
			.untilAsserted(() -> assertThat(this.views.detail(SAINT_DENIS, fires).summary().status())
				.isEqualTo("rejected-by-silence"));
		assertThat(clock(waits).date()).isEqualTo(old.plusDays(70)).isAfter(this.today);
		assertThat(this.world.steps(SAINT_DENIS, waits)).contains("Attendre");
		assertThat(this.views.detail(SAINT_DENIS, waits).summary().status()).isEqualTo("open");
	}

	@Test
	void startsAnewWhenThePiecesAreComplete() {
		String id = file(this.today.minusDays(40), null, null);
		steer(id, "suspend", this.today.minusDays(30));
		steer(id, "restart", this.today.minusDays(3));
		LocalDate anew = this.deadlines.compute("silence-2-mois", this.today.minusDays(3), TERRITORY).date();
		assertThat(clock(id).date()).isEqualTo(anew);
		assertThat(clock(id).state()).isEqualTo("running");
		assertThat(clock(id).suspensions()).isEmpty();
		assertThat(due(id, "Silence")).isEqualTo(clock(id).at());
		steer(id, "suspend", this.today.minusDays(1));
		steer(id, "resume", this.today);
		assertThat(clock(id).date()).as("the first run's suspension is over").isEqualTo(anew.plusDays(1));
	}

	@Test
	void aStoppedClockKeepsItsDateAndWaitsForNothing() {
		String id = file(this.today, null, null);
		LocalDate date = clock(id).date();
		steer(id, "stop", null);
		steer(id, "stop", null);
		assertThat(clock(id).state()).isEqualTo("stopped");
		assertThat(clock(id).date()).isEqualTo(date);
		assertThat(clock(id).stopped()).isEqualTo(new DeadlineView.Stop(this.today, "décision prise"));
		assertThat(due(id, "Silence")).isEqualTo(Clocks.NEVER);
		assertThat(this.views.timeline(SAINT_DENIS, id)).filteredOn((fact) -> fact.kind().equals("deadline-stopped"))
			.hasSize(1);
		refused(id, "suspend", this.today, "sans objet");
	}

	@ParameterizedTest
	@CsvSource({ "'', resume, 0, n'est pas suspendu", "suspend, suspend, 0, est déjà suspendu depuis",
			"suspend, resume, -8, ne peut pas reprendre avant", "'', suspend, 400, est échu depuis",
			"'', inconnu, 0, n'a pas de délai « inconnu »" })
	void refusesWhatTheClockCannotDo(String first, String action, int day, String sentence) {
		String id = file(this.today.minusDays(10), null, null);
		if (!first.isEmpty()) {
			steer(id, first, this.today.minusDays(5));
		}
		List<DeadlineView> before = this.views.detail(SAINT_DENIS, id).deadlines();
		refused(id, action, this.today.plusDays(day), sentence);
		assertThat(this.views.detail(SAINT_DENIS, id).deadlines()).isEqualTo(before);
		assertThat(this.world.steps(SAINT_DENIS, id)).contains("Piloter");
	}

	@Test
	void suspendsOnceWhenAFailedJobIsTriedAgain() {
		String id = file(this.today.minusDays(10), null, null);
		LocalDate date = clock(id).date();
		this.completions.complete(SAINT_DENIS, id, "Piloter", "dossier.denis",
				Map.of("action", "fragile", "day", this.today.minusDays(5).toString(), "kind", "NON VALABLE"));
		Job job = await().atMost(Duration.ofSeconds(30))
			.until(() -> this.management.createJobQuery()
				.processInstanceId(this.world.instance(id))
				.activityId("SuspendreFragile")
				.singleResult(), (it) -> it != null && it.getExceptionMessage() != null);
		assertThat(clock(id).state()).isEqualTo("running");
		this.runtime.setVariable(this.world.instance(id), "kind", "constat");
		await().atMost(Duration.ofMinutes(1)).ignoreExceptions().until(() -> {
			this.management.executeJob(job.getId());
			return true;
		});
		assertThat(clock(id).suspensions()).hasSize(1);
		steer(id, "resume", this.today);
		assertThat(clock(id).date()).isEqualTo(date.plusDays(5));
		assertThat(this.views.timeline(SAINT_DENIS, id)).extracting(Facts.Fact::kind)
			.containsOnlyOnce("deadline-suspended", "constat");
	}

	private String file(LocalDate start, @Nullable String action, @Nullable LocalDate day) {
		String id = this.world.file(SAINT_DENIS, "essai-horloges", (action != null)
				? Map.of("subject", "Délais", "start", start.toString(), "action", action, "day", String.valueOf(day))
				: Map.of("subject", "Délais", "start", start.toString()));
		this.world.steps(SAINT_DENIS, id);
		return id;
	}

	private void steer(String id, String action, @Nullable LocalDate day) {
		this.completions.complete(SAINT_DENIS, id, "Piloter", "dossier.denis",
				Map.of("action", action, "day", String.valueOf(day)));
	}

	private void refused(String id, String action, LocalDate day, String sentence) {
		assertThatExceptionOfType(ErrorResponseException.class).isThrownBy(() -> steer(id, action, day))
			.satisfies((refusal) -> {
				assertThat(refusal.getStatusCode().value()).isEqualTo(409);
				assertThat(refusal.getBody().getDetail()).contains(sentence);
			});
	}

	private DeadlineView clock(String id) {
		return this.views.detail(SAINT_DENIS, id)
			.deadlines()
			.stream()
			.filter((it) -> it.name().equals("silence"))
			.findFirst()
			.orElseThrow();
	}

	private Instant due(String id, String element) {
		return this.management.createJobQuery()
			.processInstanceId(this.world.instance(id))
			.activityId(element)
			.singleResult()
			.getDuedate()
			.toInstant();
	}

}
