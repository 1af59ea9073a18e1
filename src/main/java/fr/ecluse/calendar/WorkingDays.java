package fr.ecluse.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The working days (« jours ouvrés », CRPA R112-11-2) of a territory: Monday to Friday
 * but for public holidays; or its business days (« jours ouvrables »), Saturday included.
 * Days on which a service happens to be closed still count.
 */
public final class WorkingDays {

	private final Holidays holidays;

	private final Territory territory;

	private final DayOfWeek last;

	public WorkingDays(Holidays holidays, Territory territory) {
		this(holidays, territory, DayOfWeek.FRIDAY);
	}

	private WorkingDays(Holidays holidays, Territory territory, DayOfWeek last) {
		this.holidays = holidays;
		this.territory = territory;
		this.last = last;
	}

	/** Business days (« jours ouvrables »): Monday to Saturday but for holidays. */
	public static WorkingDays withSaturdays(Holidays holidays, Territory territory) {
		return new WorkingDays(holidays, territory, DayOfWeek.SATURDAY);
	}

	public boolean contains(LocalDate day) {
		return whyNot(day).isEmpty();
	}

	/** Why a day is not one of these days, in French; empty when it is one. */
	public Optional<String> whyNot(LocalDate day) {
		String names = this.holidays.on(this.territory, day)
			.stream()
			.map(Holiday::name)
			.collect(Collectors.joining(" et "));
		if (!names.isEmpty()) {
			return Optional.of("jour férié, " + names);
		}
		if (day.getDayOfWeek().compareTo(this.last) <= 0) {
			return Optional.empty();
		}
		return Optional.of((this.last == DayOfWeek.SATURDAY) ? "dimanche" : "fin de semaine");
	}

	/** The day itself if it is one of these days, else the next one. */
	public LocalDate onOrAfter(LocalDate day) {
		LocalDate candidate = day;
		while (!contains(candidate)) {
			candidate = candidate.plusDays(1);
		}
		return candidate;
	}

	/** The day itself if it is one of these days, else the one before. */
	public LocalDate onOrBefore(LocalDate day) {
		LocalDate candidate = day;
		while (!contains(candidate)) {
			candidate = candidate.minusDays(1);
		}
		return candidate;
	}

	/**
	 * The day that comes that many of these days after a day, which does not count and
	 * need not be one of them.
	 */
	public LocalDate after(LocalDate day, int amount) {
		LocalDate reached = day;
		for (int counted = 0; counted < amount; counted++) {
			reached = onOrAfter(reached.plusDays(1));
		}
		return reached;
	}

	/** The day that comes that many of these days before a day, which does not count. */
	public LocalDate before(LocalDate day, int amount) {
		LocalDate reached = day;
		for (int counted = 0; counted < amount; counted++) {
			reached = onOrBefore(reached.minusDays(1));
		}
		return reached;
	}

}
