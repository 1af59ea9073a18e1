package fr.ecluse.calendar;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/**
 * One computation, told step by step as it is made, so that the explanation cannot say
 * anything else than what was done. CPC 640 to 642 for months and roll-over.
 */
final class Reckoning {

	private final DeadlineRule rule;

	private final DeadlineRule.Version version;

	private final LocalDate from;

	private final Territory territory;

	private final WorkingDays workingDays;

	private final List<String> steps = new ArrayList<>();

	Reckoning(DeadlineRule rule, DeadlineRule.Version version, LocalDate from, Territory territory, Holidays holidays) {
		this.rule = rule;
		this.version = version;
		this.from = from;
		this.territory = territory;
		this.workingDays = new WorkingDays(holidays, territory);
	}

	Deadline deadline() {
		this.steps.add(
				"Départ : %s le %s. Ce jour ne compte pas.".formatted(this.rule.starts(), FrenchDates.full(this.from)));
		LocalDate end = switch (this.version.unit()) {
			case MONTH -> plusMonths();
			case WORKING_DAY -> plusWorkingDays();
		};
		if (this.version.clear()) {
			end = end.plusDays(1);
			this.steps.add("Délai franc : le dernier jour ne compte pas non plus, ce qui mène au %s."
				.formatted(FrenchDates.full(end)));
		}
		end = this.version.rollOver() ? rollOver(end) : end;
		this.steps.add("Échéance : %s, le %s à minuit, heure locale (%s).".formatted(this.rule.ends(),
				FrenchDates.full(end), this.territory.label()));
		this.steps.add("Texte : %s. Fiabilité de la règle : %s.".formatted(this.version.reference(),
				this.version.confidence().label()));
		return new Deadline(this.rule.key(), this.from, this.territory, end, this.steps, this.version.reference(),
				this.version.confidence());
	}

	private LocalDate plusMonths() {
		LocalDate end = this.from.plusMonths(this.version.amount());
		this.steps.add("Délai de %d mois, de quantième à quantième : %s.".formatted(this.version.amount(),
				FrenchDates.full(end)));
		if (end.getDayOfMonth() != this.from.getDayOfMonth()) {
			this.steps.add("Il n'y a pas de %d %s : le délai s'arrête au dernier jour du mois."
				.formatted(this.from.getDayOfMonth(), FrenchDates.month(YearMonth.from(end))));
		}
		return end;
	}

	private LocalDate plusWorkingDays() {
		int amount = this.version.amount();
		this.steps.add("Délai de %s, du lundi au vendredi hors jours fériés (%s)."
			.formatted((amount == 1) ? "1 jour ouvré" : amount + " jours ouvrés", this.territory.label()));
		return this.workingDays.after(this.from, amount, this::skip);
	}

	private void skip(LocalDate day) {
		this.workingDays.whyNot(day)
			.ifPresent((reason) -> this.steps.add("Ne compte pas : %s (%s).".formatted(FrenchDates.full(day), reason)));
	}

	private LocalDate rollOver(LocalDate end) {
		LocalDate rolled = this.workingDays.onOrAfter(end, (day) -> this.workingDays.whyNot(day)
			.ifPresent((reason) -> this.steps
				.add("Report : le délai ne peut pas finir le %s (%s).".formatted(FrenchDates.full(day), reason))));
		if (!rolled.equals(end)) {
			this.steps.add("Premier jour ouvré qui suit : %s.".formatted(FrenchDates.full(rolled)));
		}
		return rolled;
	}

}
