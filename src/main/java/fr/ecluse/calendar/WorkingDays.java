package fr.ecluse.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The working days (« jours ouvrés », CRPA R112-11-2) of a territory: Monday to Friday
 * but for public holidays. Days on which a service happens to be closed still count.
 */
public final class WorkingDays {

	private final Holidays holidays;

	private final Territory territory;

	public WorkingDays(Holidays holidays, Territory territory) {
		this.holidays = holidays;
		this.territory = territory;
	}

	public boolean contains(LocalDate day) {
		return whyNot(day).isEmpty();
	}

	/** Why a day is not a working day, in French; empty when it is one. */
	public Optional<String> whyNot(LocalDate day) {
		String names = this.holidays.on(this.territory, day)
			.stream()
			.map(Holiday::name)
			.collect(Collectors.joining(" et "));
		if (!names.isEmpty()) {
			return Optional.of("jour férié, " + names);
		}
		boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
		return weekend ? Optional.of("fin de semaine") : Optional.empty();
	}

	/** The day itself if it is a working day, else the next one. */
	public LocalDate onOrAfter(LocalDate day) {
		return onOrAfter(day, (skipped) -> {
		});
	}

	/**
	 * The working day that comes that many working days after a day, which does not count
	 * and need not be one.
	 */
	public LocalDate after(LocalDate day, int amount) {
		return after(day, amount, (skipped) -> {
		});
	}

	LocalDate onOrAfter(LocalDate day, Consumer<LocalDate> skipped) {
		LocalDate candidate = day;
		while (!contains(candidate)) {
			skipped.accept(candidate);
			candidate = candidate.plusDays(1);
		}
		return candidate;
	}

	LocalDate after(LocalDate day, int amount, Consumer<LocalDate> skipped) {
		LocalDate reached = day;
		for (int counted = 0; counted < amount; counted++) {
			reached = onOrAfter(reached.plusDays(1), skipped);
		}
		return reached;
	}

}
