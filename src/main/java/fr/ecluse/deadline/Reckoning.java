package fr.ecluse.deadline;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

import fr.ecluse.calendar.Holidays;
import fr.ecluse.calendar.Territory;
import fr.ecluse.calendar.WorkingDays;
import fr.ecluse.deadline.Pauses.Pause;
import fr.ecluse.deadline.RuleVersion.Suspending;
import fr.ecluse.law.FrenchDates;
import fr.ecluse.law.LawRefusal;

/**
 * One computation, told step by step as it is made, so that the explanation cannot say
 * anything else than what was done. CPC 640 to 642 for months and roll-over.
 */
final class Reckoning {

	private final DeadlineRule rule;

	private final RuleVersion version;

	private final LocalDate from;

	private final Territory territory;

	private final WorkingDays workingDays;

	private final Period period;

	private final List<String> steps = new ArrayList<>();

	Reckoning(DeadlineRule rule, RuleVersion version, LocalDate from, Territory territory, Holidays holidays) {
		this.rule = rule;
		this.version = version;
		this.from = from;
		this.territory = territory;
		this.workingDays = new WorkingDays(holidays, territory);
		this.period = new Period(version, from, territory, holidays);
	}

	Deadline deadline(List<Suspension> suspensions) {
		if (!suspensions.isEmpty() && (this.rule.backward() || this.version.suspension() == Suspending.NONE)) {
			throw new LawRefusal("suspension-invalide", "Suspension impossible", "suspensions",
					"Le délai « %s » ne se suspend pas (%s). Retirez la suspension, ou choisissez une autre règle."
						.formatted(this.rule.title(), this.version.reference()));
		}
		tell("Départ : %s, le %s. %s", this.rule.starts(), FrenchDates.full(this.from),
				this.version.startCounts() ? "Ce jour compte." : "Ce jour ne compte pas.");
		Outcome outcome = this.rule.backward() ? new Outcome(backward(), false)
				: forward(Pauses.of(suspensions, this.from));
		tellOutcome(outcome);
		return new Deadline(this.rule.key(), this.from, this.territory, outcome.date(), this.rule.sense(),
				outcome.suspended(), this.steps, this.version.reference(), this.version.confidence());
	}

	private LocalDate backward() {
		LocalDate end = this.period.backward();
		tell("Délai de %s compté à rebours : il mène au %s.", this.version.told(), FrenchDates.full(end));
		tellDaysOff(end, this.from.minusDays(1));
		tellShortMonth(end);
		if (this.version.clear()) {
			end = end.minusDays(1);
			tell("Délai franc : ce jour doit rester libre, ce qui mène au %s.", FrenchDates.full(end));
		}
		LocalDate open = this.workingDays.onOrBefore(end);
		if (this.rule.sense() == Sense.LAST_DAY && !open.equals(end)) {
			tell("Un délai à rebours n'est jamais prolongé. Le %s n'étant pas ouvré (%s), mieux vaut agir au plus tard le %s.",
					FrenchDates.full(end), this.workingDays.whyNot(end).orElseThrow(), FrenchDates.full(open));
		}
		return end;
	}

	private Outcome forward(Pauses pauses) {
		tellPeriod(this.period.forward(List.of()));
		List<Pause> applied = new ArrayList<>();
		LocalDate release = this.from;
		boolean suspended = false;
		for (Pause pause : pauses.pauses()) {
			LocalDate end = last(applied);
			if (pause.from().isAfter(this.version.rollOver() ? this.workingDays.onOrAfter(end) : end)) {
				tell("%s : sans effet, le délai était déjà écoulé.", pause.told());
				continue;
			}
			applied.add(pause);
			suspended = pause.until() == null;
			release = (pause.until() != null && pause.until().isAfter(release)) ? pause.until() : release;
			tellPause(pause, applied);
		}
		LocalDate end = rollOver(last(applied));
		if (this.rule.sense() == Sense.FIRST_DAY) {
			end = end.plusDays(1);
			tell("%sPremier jour après ce délai : %s.",
					this.version.clear() ? "Délai franc : le jour de l'acte ne compte pas non plus. " : "",
					FrenchDates.full(end));
		}
		if (this.version.suspension() == Suspending.HOLDS && release.isAfter(end)) {
			end = release;
			tell("Le délai est écoulé, mais rien n'est possible avant la fin de la suspension : %s.",
					FrenchDates.full(end));
		}
		return new Outcome(end, suspended);
	}

	/** The last day of the period, before roll-over. */
	private LocalDate last(List<Pause> pauses) {
		LocalDate end = this.period.forward(pauses);
		return lastDayIsClear() ? end.plusDays(1) : end;
	}

	/** Whether the act is done on the day after a clear period and is still in time. */
	private boolean lastDayIsClear() {
		return this.version.clear() && this.rule.sense() != Sense.FIRST_DAY;
	}

	private LocalDate rollOver(LocalDate end) {
		LocalDate rolled = this.version.rollOver() ? this.workingDays.onOrAfter(end) : end;
		if (!rolled.equals(end)) {
			List<LocalDate> off = end.datesUntil(rolled).toList();
			tell("Report : le délai ne peut pas finir %s (%s).",
					(off.size() == 1) ? "le " + FrenchDates.full(end) : "entre le %s et le %s"
						.formatted(FrenchDates.full(end), FrenchDates.full(rolled.minusDays(1))),
					new DaysOff(this.workingDays).reasons(off));
			tell("Premier jour ouvré qui suit : %s.", FrenchDates.full(rolled));
		}
		return rolled;
	}

	private void tell(String sentence, Object... words) {
		this.steps.add(sentence.formatted(words));
	}

	private void tellPeriod(LocalDate end) {
		String day = FrenchDates.full(end);
		switch (this.version.unit()) {
			case WORKING_DAY -> tell("Délai de %s, du lundi au vendredi hors jours fériés (%s).", this.version.told(),
					this.territory.label());
			case BUSINESS_DAY -> tell("Délai de %s, du lundi au samedi hors jours fériés (%s).", this.version.told(),
					this.territory.label());
			case MONTH, YEAR ->
				tell("Délai de %s, de quantième à quantième : il s'achève le %s.", this.version.told(), day);
			case HOUR -> tell("Délai de %s, d'heure à heure : il s'achève le %s.", this.version.told(), day);
			case DAY, WEEK -> tell("Délai de %s, fins de semaine et jours fériés compris : il s'achève le %s.",
					this.version.told(), day);
		}
		tellShortMonth(end);
		tellDaysOff(this.from.plusDays(1), end);
		if (lastDayIsClear()) {
			tell("Délai franc : le dernier jour ne compte pas non plus, ce qui mène au %s.",
					FrenchDates.full(end.plusDays(1)));
		}
	}

	private void tellShortMonth(LocalDate end) {
		boolean byMonth = this.version.unit() == Unit.MONTH || this.version.unit() == Unit.YEAR;
		if (byMonth && !this.version.startCounts() && end.getDayOfMonth() != this.from.getDayOfMonth()) {
			tell("Il n'y a pas de %d %s : le délai s'arrête au dernier jour du mois.", this.from.getDayOfMonth(),
					FrenchDates.month(YearMonth.from(end)));
		}
	}

	private void tellDaysOff(LocalDate first, LocalDate last) {
		if (this.version.unit().skipsDays()) {
			this.steps.addAll(new DaysOff(this.period.counted()).told(first, last));
		}
	}

	private void tellPause(Pause pause, List<Pause> applied) {
		if (this.version.suspension() == Suspending.HOLDS) {
			tell("%s : le délai court toujours, mais l'acte est interdit pendant ce temps.", pause.told());
		}
		else if (pause.until() == null) {
			tell("%s : le délai ne court plus et n'a pas encore repris.", pause.told());
		}
		else {
			tell("%s : %s, ce qui mène au %s.", pause.told(), lost(pause.days()), FrenchDates.full(last(applied)));
		}
	}

	private static String lost(long days) {
		return (days == 0) ? "aucun jour de plus n'est perdu"
				: (days == 1) ? "1 jour ne compte pas" : days + " jours ne comptent pas";
	}

	private void tellOutcome(Outcome outcome) {
		String day = FrenchDates.full(outcome.date());
		String place = this.territory.label();
		if (this.version.unit() == Unit.HOUR) {
			tell("Échéance : %s, le %s à la même heure qu'au départ, heure locale (%s).", this.rule.ends(), day, place);
		}
		else {
			tell(switch (this.rule.sense()) {
				case LAST_DAY -> "Échéance : %s, le %s jusqu'à minuit, heure locale (%s).";
				case EVENT -> "Échéance : %s, le %s à minuit, heure locale (%s).";
				case FIRST_DAY -> "Au plus tôt : %s, le %s dès 0 heure, heure locale (%s).";
			}, this.rule.ends(), day, place);
		}
		if (outcome.suspended()) {
			this.steps.add((this.version.suspension() == Suspending.HOLDS)
					? "L'interdiction court toujours : cette date sera repoussée jusqu'à la reprise."
					: "Le délai est suspendu : chaque jour de suspension repousse cette date d'autant.");
		}
		if (this.version.note() != null) {
			this.steps.add("À noter : " + this.version.note());
		}
		tell("Texte : %s. Fiabilité de la règle : %s.", this.version.reference(), this.version.confidence().label());
	}

	private record Outcome(LocalDate date, boolean suspended) {
	}

}
