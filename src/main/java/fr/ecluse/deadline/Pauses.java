package fr.ecluse.deadline;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import fr.ecluse.law.FrenchDates;
import fr.ecluse.law.LawRefusal;
import org.jspecify.annotations.Nullable;

/**
 * The suspensions of one clock, in order and without a day twice, each with the days on
 * which the clock really stands still.
 */
record Pauses(List<Pause> pauses) {

	static Pauses of(List<Suspension> suspensions, LocalDate start) {
		List<Pause> pauses = new ArrayList<>();
		LocalDate free = start;
		for (Suspension suspension : suspensions.stream().sorted(Comparator.comparing(Suspension::from)).toList()) {
			if (!pauses.isEmpty() && pauses.get(pauses.size() - 1).until() == null) {
				throw new LawRefusal("suspension-invalide", "Suspension impossible", "suspensions",
						"La suspension du %s ne peut pas suivre une suspension qui n'a pas pris fin. Indiquez d'abord la reprise."
							.formatted(FrenchDates.withoutWeekday(suspension.from())));
			}
			LocalDate from = suspension.from().isBefore(free) ? free : suspension.from();
			LocalDate until = suspension.until();
			if (until != null) {
				until = until.isBefore(from) ? from : until;
				free = until;
			}
			pauses.add(new Pause(suspension, from, until));
		}
		return new Pauses(pauses);
	}

	/**
	 * One suspension.
	 *
	 * @param from the first day that does not count and was not suspended already
	 * @param until the day on which the clock runs again; null while it stands still
	 */
	record Pause(Suspension suspension, LocalDate from, @Nullable LocalDate until) {

		/**
		 * While it stands still, as if it ran again at once: each day then adds itself.
		 */
		long days() {
			return (this.until != null) ? ChronoUnit.DAYS.between(this.from, this.until) : 0;
		}

		boolean contains(LocalDate day) {
			return this.until != null && !day.isBefore(this.from) && day.isBefore(this.until);
		}

		/** « Suspension du 3 au 18 mars 2026 (pièces demandées) ». */
		String told() {
			String start = FrenchDates.full(this.suspension.from());
			LocalDate end = this.suspension.until();
			return ((end != null)
					? "Suspension du %s à la reprise du %s (%s)".formatted(start, FrenchDates.full(end),
							this.suspension.reason())
					: "Suspension depuis le %s (%s)".formatted(start, this.suspension.reason()));
		}

	}

}
