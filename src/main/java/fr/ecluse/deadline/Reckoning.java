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

	private final WorkingDays counted;

	private final List<String> steps = new ArrayList<>();

	Reckoning(DeadlineRule rule, RuleVersion version, LocalDate from, Territory territory, Holidays holidays) {
		this.rule = rule;
		this.version = version;
		this.from = from;
		this.territory = territory;
		this.workingDays = new WorkingDays(holidays, territory);
		this.counted = (version.unit() == Unit.BUSINESS_DAY) ? WorkingDays.withSaturdays(holidays, territory)
				: this.workingDays;
	}

	Deadline deadline(List<Suspension> suspensions) {
		if (!suspensions.isEmpty() && (this.rule.backward() || this.version.suspension() == Suspending.NONE)) {
			throw new LawRefusal("suspension-invalide", "Suspension impossible", "suspensions",
					"Le délai « %s » ne se suspend pas (%s). Retirez la suspension, ou choisissez une autre règle."
						.formatted(this.rule.title(), this.version.reference()));
		}
		this.steps.add("Départ : %s le %s. %s".formatted(this.rule.starts(), FrenchDates.full(this.from),
				this.version.startCounts() ? "Ce jour compte." : "Ce jour ne compte pas."));
		Outcome outcome = this.rule.backward() ? new Outcome(backward(), false)
				: forward(Pauses.of(suspensions, this.from));
		tell(outcome);
		return new Deadline(this.rule.key(), this.from, this.territory, outcome.date(), this.rule.sense(),
				outcome.suspended(), this.steps, this.version.reference(), this.version.confidence());
	}

	private void tell(Outcome outcome) {
		String day = FrenchDates.full(outcome.date());
		this.steps.add(switch (this.rule.sense()) {
			case LAST_DAY -> "Échéance : %s, le %s jusqu'à minuit, heure locale (%s)."
				.formatted(this.rule.ends(), day, this.territory.label());
			case EVENT -> "Échéance : %s, le %s à minuit, heure locale (%s).".formatted(this.rule.ends(), day,
					this.territory.label());
			case FIRST_DAY -> "Date possible : %s, le %s, heure locale (%s).".formatted(this.rule.ends(), day,
					this.territory.label());
		});
		if (outcome.suspended()) {
			this.steps.add("Le délai est suspendu : chaque jour de suspension repousse cette date d'autant.");
		}
		if (this.version.note() != null) {
			this.steps.add("À noter : " + this.version.note());
		}
		this.steps.add("Texte : %s. Fiabilité de la règle : %s.".formatted(this.version.reference(),
				this.version.confidence().label()));
	}

	private LocalDate backward() {
		int amount = this.version.amount();
		LocalDate end = switch (this.version.unit()) {
			case HOUR -> this.from.minusDays(amount / 24);
			case DAY -> this.from.minusDays(amount);
			case WEEK -> this.from.minusWeeks(amount);
			case MONTH -> this.from.minusMonths(amount);
			case YEAR -> this.from.minusYears(amount);
			case WORKING_DAY, BUSINESS_DAY -> this.counted.before(this.from, amount);
		};
		this.steps.add("Délai de %s compté à rebours : il mène au %s.".formatted(this.version.told(), FrenchDates.full(end)));
		tellDaysOff(end, this.from.minusDays(1), List.of());
		tellShortMonth(end);
		if (this.version.clear()) {
			end = end.minusDays(1);
			this.steps
				.add("Délai franc : ce jour doit rester libre, ce qui mène au %s.".formatted(FrenchDates.full(end)));
		}
		LocalDate open = this.workingDays.onOrBefore(end);
		if (this.rule.sense() == Sense.LAST_DAY && !open.equals(end)) {
			this.steps.add(("Un délai à rebours n'est jamais prolongé. Le %s n'étant pas ouvré (%s), "
					+ "mieux vaut agir au plus tard le %s.")
				.formatted(FrenchDates.full(end), this.workingDays.whyNot(end).orElseThrow(), FrenchDates.full(open)));
		}
		return end;
	}

	private Outcome forward(Pauses pauses) {
		tellPeriod();
		List<Pause> applied = new ArrayList<>();
		LocalDate release = this.from;
		boolean suspended = false;
		for (Pause pause : pauses.pauses()) {
			LocalDate end = last(applied);
			if (pause.from().isAfter(this.version.rollOver() ? this.workingDays.onOrAfter(end) : end)) {
				this.steps.add(pause.told() + " : sans effet, le délai était déjà écoulé.");
				continue;
			}
			applied.add(pause);
			suspended = pause.until() == null;
			release = (pause.until() != null && pause.until().isAfter(release)) ? pause.until() : release;
			tell(pause, applied);
		}
		LocalDate end = rollOver(last(applied));
		if (this.rule.sense() == Sense.FIRST_DAY) {
			end = end.plusDays(1);
			this.steps.add("%s, donc au plus tôt le %s."
				.formatted(this.version.clear() ? "Délai franc : le jour de l'acte ne compte pas non plus"
						: "L'acte est possible le lendemain", FrenchDates.full(end)));
		}
		if (this.version.suspension() == Suspending.HOLDS && release.isAfter(end)) {
			end = release;
			this.steps.add("Le délai est écoulé, mais rien n'est possible avant la fin de la suspension : %s."
				.formatted(FrenchDates.full(end)));
		}
		return new Outcome(end, suspended);
	}

	private void tellPeriod() {
		LocalDate end = period(List.of());
		String told = this.version.told();
		switch (this.version.unit()) {
			case WORKING_DAY -> this.steps.add("Délai de %s, du lundi au vendredi hors jours fériés (%s).".formatted(told,
					this.territory.label()));
			case BUSINESS_DAY -> this.steps.add("Délai de %s, du lundi au samedi hors jours fériés (%s).".formatted(told,
					this.territory.label()));
			case MONTH, YEAR -> this.steps.add("Délai de %s, de quantième à quantième : il s'achève le %s.".formatted(told,
					FrenchDates.full(end)));
			case HOUR ->
				this.steps.add("Délai de %s, d'heure à heure : il s'achève le %s.".formatted(told, FrenchDates.full(end)));
			case DAY, WEEK -> this.steps.add("Délai de %s, fins de semaine et jours fériés compris : il s'achève le %s."
				.formatted(told, FrenchDates.full(end)));
		}
		tellShortMonth(end);
		tellDaysOff(this.from.plusDays(1), end, List.of());
		if (this.version.clear() && this.rule.sense() != Sense.FIRST_DAY) {
			this.steps.add("Délai franc : le dernier jour ne compte pas non plus, ce qui mène au %s."
				.formatted(FrenchDates.full(end.plusDays(1))));
		}
	}

	private void tell(Pause pause, List<Pause> applied) {
		if (this.version.suspension() == Suspending.HOLDS) {
			this.steps.add(pause.told() + " : le délai court toujours, mais l'acte est interdit pendant ce temps.");
		}
		else if (pause.until() == null) {
			this.steps.add(pause.told() + " : le délai ne court plus et n'a pas encore repris.");
		}
		else {
			this.steps.add("%s : %s, ce qui mène au %s.".formatted(pause.told(), added(pause.days()),
					FrenchDates.full(last(applied))));
		}
	}

	private static String added(long days) {
		return (days == 0) ? "aucun jour ne s'ajoute"
				: (days == 1) ? "1 jour ne compte pas" : days + " jours ne comptent pas";
	}

	/** The last day of the period, before roll-over. */
	private LocalDate last(List<Pause> pauses) {
		LocalDate end = period(pauses);
		return (this.version.clear() && this.rule.sense() != Sense.FIRST_DAY) ? end.plusDays(1) : end;
	}

	private LocalDate period(List<Pause> pauses) {
		LocalDate before = this.version.startCounts() ? this.from.minusDays(1) : this.from;
		if (this.version.unit().skipsDays()) {
			return walk(before, pauses);
		}
		int amount = this.version.amount();
		LocalDate end = switch (this.version.unit()) {
			case HOUR -> before.plusDays(amount / 24);
			case WEEK -> before.plusWeeks(amount);
			case MONTH -> before.plusMonths(amount);
			case YEAR -> before.plusYears(amount);
			default -> before.plusDays(amount);
		};
		return (this.version.suspension() == Suspending.SHIFTS)
				? end.plusDays(pauses.stream().mapToLong(Pause::days).sum()) : end;
	}

	private LocalDate walk(LocalDate before, List<Pause> pauses) {
		LocalDate day = before;
		int remaining = this.version.amount();
		while (remaining > 0) {
			day = day.plusDays(1);
			LocalDate candidate = day;
			if (this.counted.contains(day) && pauses.stream().noneMatch((pause) -> pause.contains(candidate))) {
				remaining--;
			}
		}
		return day;
	}

	private void tellShortMonth(LocalDate end) {
		boolean byMonth = this.version.unit() == Unit.MONTH || this.version.unit() == Unit.YEAR;
		if (byMonth && !this.version.startCounts() && end.getDayOfMonth() != this.from.getDayOfMonth()) {
			this.steps.add("Il n'y a pas de %d %s : le délai s'arrête au dernier jour du mois."
				.formatted(this.from.getDayOfMonth(), FrenchDates.month(YearMonth.from(end))));
		}
	}

	private void tellDaysOff(LocalDate first, LocalDate last, List<Pause> pauses) {
		if (this.version.unit().skipsDays()) {
			this.steps.addAll(new DaysOff(this.counted).told(first, last,
					(day) -> pauses.stream().noneMatch((pause) -> pause.contains(day))));
		}
	}

	private LocalDate rollOver(LocalDate end) {
		LocalDate rolled = this.version.rollOver() ? this.workingDays.onOrAfter(end) : end;
		if (!rolled.equals(end)) {
			this.steps.add("Report : le délai ne peut pas finir %s.".formatted(
					new DaysOff(this.workingDays).named(end.datesUntil(rolled).toList())));
			this.steps.add("Premier jour ouvré qui suit : %s.".formatted(FrenchDates.full(rolled)));
		}
		return rolled;
	}

	private record Outcome(LocalDate date, boolean suspended) {
	}

}
