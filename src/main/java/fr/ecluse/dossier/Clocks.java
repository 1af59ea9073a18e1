package fr.ecluse.dossier;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;

import fr.ecluse.deadline.Deadline;
import fr.ecluse.deadline.Deadlines;
import fr.ecluse.deadline.Suspension;
import fr.ecluse.calendar.Territory;
import fr.ecluse.engine.Step;
import fr.ecluse.law.FrenchDates;

import org.springframework.stereotype.Component;

/**
 * Runs the clocks of a dossier, in the transaction of the step that asks for it: the
 * stored clock, the variables {@code <name>Date} and {@code <name>At}, the timers that
 * wait for the latter and the timeline always tell the same.
 */
@Component
class Clocks {

	/** What timers wait for while a clock stands still. */
	static final Instant NEVER = Instant.parse("9000-01-01T00:00:00Z");

	private final Deadlines deadlines;

	private final DossierDeadlines clocks;

	private final Facts facts;

	Clocks(Deadlines deadlines, DossierDeadlines clocks, Facts facts) {
		this.deadlines = deadlines;
		this.clocks = clocks;
		this.facts = facts;
	}

	/** Starts a clock; one of that name starts anew, without its suspensions. */
	void start(Step step, Dossier dossier, NewClock clock, Territory territory) {
		Deadline deadline = compute(clock.rule(), clock.from(), territory, List.of());
		boolean again = this.clocks.lock(dossier.id(), clock.name()).isPresent();
		this.clocks.start(dossier.id(), clock.name(), clock.label(), deadline);
		if (again) {
			tell(dossier, "deadline-restarted", "Délai « %s » reparti du %s : échéance le %s", clock.label(),
					FrenchDates.withoutWeekday(clock.from()), FrenchDates.withoutWeekday(deadline.date()));
		}
		set(step, clock.name(), deadline.date(), deadline.reached());
	}

	/** Makes a running clock stand still from that day on. */
	void suspend(Step step, Dossier dossier, String name, LocalDate since, String reason, Territory territory) {
		DossierDeadline clock = running(dossier, name);
		if (clock.standing() != null) {
			throw Refusal.clock("Le délai « %s » est déjà suspendu depuis le %s. Reprenez-le avant de le suspendre "
				.formatted(clock.label(), FrenchDates.withoutWeekday(clock.standing().since())) + "de nouveau.");
		}
		if (since.isAfter(clock.date())) {
			throw Refusal.clock("Le délai « %s » est échu depuis le %s : il ne peut plus être suspendu."
				.formatted(clock.label(), FrenchDates.withoutWeekday(clock.date())));
		}
		this.clocks.suspend(dossier.id(), clock, since, reason);
		Deadline deadline = recomputed(dossier, name, territory);
		tell(dossier, "deadline-suspended", "Délai « %s » suspendu à compter du %s : %s", clock.label(),
				FrenchDates.withoutWeekday(since), reason);
		set(step, name, deadline.date(), NEVER);
	}

	/** Makes a clock that stands still run again: its date moves by the days it stood. */
	void resume(Step step, Dossier dossier, String name, LocalDate until, Territory territory) {
		DossierDeadline clock = running(dossier, name);
		Pause pause = clock.standing();
		if (pause == null) {
			throw Refusal
				.clock("Le délai « %s » n'est pas suspendu : il n'y a rien à reprendre.".formatted(clock.label()));
		}
		if (until.isBefore(pause.since())) {
			throw Refusal.clock("Le délai « %s » est suspendu depuis le %s : il ne peut pas reprendre avant, le %s. "
				.formatted(clock.label(), FrenchDates.withoutWeekday(pause.since()), FrenchDates.withoutWeekday(until))
					+ "Vérifiez la date de la reprise.");
		}
		this.clocks.resume(dossier.id(), clock, until);
		Deadline deadline = recomputed(dossier, name, territory);
		long days = ChronoUnit.DAYS.between(pause.since(), until);
		tell(dossier, "deadline-resumed", "Délai « %s » repris le %s après %d jour%s de suspension : échéance le %s",
				clock.label(), FrenchDates.withoutWeekday(until), days, (days > 1) ? "s" : "",
				FrenchDates.withoutWeekday(deadline.date()));
		set(step, name, deadline.date(), deadline.reached());
	}

	/** Ends the wait: the clock keeps its date, which is without object from now on. */
	void stop(Step step, Dossier dossier, String name, LocalDate on, String reason) {
		DossierDeadline clock = find(dossier, name);
		if (clock.stopped() == null) {
			this.clocks.stop(dossier.id(), name, new DeadlineView.Stop(on, reason));
			tell(dossier, "deadline-stopped", "Délai « %s » sans objet depuis le %s : %s", clock.label(),
					FrenchDates.withoutWeekday(on), reason);
			set(step, name, clock.date(), NEVER);
		}
	}

	private Deadline recomputed(Dossier dossier, String name, Territory territory) {
		DossierDeadline clock = find(dossier, name);
		Deadline deadline = compute(clock.rule(), clock.start(), territory, clock.pauses());
		this.clocks.move(dossier.id(), name, deadline);
		return deadline;
	}

	private Deadline compute(String rule, LocalDate from, Territory territory, List<Pause> pauses) {
		return this.deadlines.compute(rule, from, territory,
				pauses.stream().map((pause) -> new Suspension(pause.since(), pause.until(), pause.reason())).toList());
	}

	private static void set(Step step, String name, LocalDate date, Instant at) {
		step.set(name + "Date", date.toString());
		step.setInstant(name + "At", at);
	}

	private DossierDeadline running(Dossier dossier, String name) {
		DossierDeadline clock = find(dossier, name);
		if (clock.stopped() != null) {
			throw Refusal.clock("Le délai « %s » est sans objet depuis le %s (%s) : il ne se suspend ni ne reprend."
				.formatted(clock.label(), FrenchDates.withoutWeekday(clock.stopped().on()), clock.stopped().reason()));
		}
		return clock;
	}

	private DossierDeadline find(Dossier dossier, String name) {
		return this.clocks.lock(dossier.id(), name)
			.orElseThrow(() -> Refusal.clock("Ce dossier n'a pas de délai « %s » ; ses délais : %s.".formatted(name,
					this.clocks.of(dossier.id())
						.stream()
						.map(DossierDeadline::name)
						.collect(Collectors.joining(", ")))));
	}

	private void tell(Dossier dossier, String kind, String sentence, Object... parts) {
		this.facts.add(dossier, kind, sentence.formatted(parts), null);
	}

	/** What a model says of a clock that it starts. */
	record NewClock(String rule, String name, String label, LocalDate from) {
	}

}
