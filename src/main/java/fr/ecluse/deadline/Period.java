package fr.ecluse.deadline;

import java.time.LocalDate;
import java.util.List;

import fr.ecluse.calendar.Holidays;
import fr.ecluse.calendar.Territory;
import fr.ecluse.calendar.WorkingDays;
import fr.ecluse.deadline.Pauses.Pause;
import fr.ecluse.deadline.RuleVersion.Suspending;

/** The stretch of days that a version of a rule counts from a day, without a word. */
final class Period {

	private final RuleVersion version;

	private final LocalDate from;

	/** The days that the rule counts, when it does not count all. */
	private final WorkingDays counted;

	Period(RuleVersion version, LocalDate from, Territory territory, Holidays holidays) {
		this.version = version;
		this.from = from;
		this.counted = (version.unit() == Unit.BUSINESS_DAY) ? WorkingDays.withSaturdays(holidays, territory)
				: new WorkingDays(holidays, territory);
	}

	WorkingDays counted() {
		return this.counted;
	}

	/** The last day of a period that runs backward: the earliest one. */
	LocalDate backward() {
		return this.version.unit().skipsDays() ? this.counted.before(this.from, this.version.amount())
				: move(this.from, -this.version.amount());
	}

	/** The last day of a period that stands still at times, roll-over apart. */
	LocalDate forward(List<Pause> pauses) {
		LocalDate before = this.version.startCounts() ? this.from.minusDays(1) : this.from;
		if (this.version.unit().skipsDays()) {
			return walk(before, pauses);
		}
		LocalDate end = move(before, this.version.amount());
		return (this.version.suspension() == Suspending.SHIFTS)
				? end.plusDays(pauses.stream().mapToLong(Pause::days).sum()) : end;
	}

	/** Months go to the same day of the month, or to its last day if there is none. */
	private LocalDate move(LocalDate day, int amount) {
		return switch (this.version.unit()) {
			case HOUR -> day.plusDays(amount / 24);
			case WEEK -> day.plusWeeks(amount);
			case MONTH -> day.plusMonths(amount);
			case YEAR -> day.plusYears(amount);
			case DAY, WORKING_DAY, BUSINESS_DAY -> day.plusDays(amount);
		};
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

}
