package fr.ecluse.deadline;

import java.time.LocalDate;

import fr.ecluse.law.FrenchDates;
import fr.ecluse.law.LawRefusal;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of time during which a deadline does not run.
 *
 * @param from the first day that does not count
 * @param until the day on which the deadline runs again, or null while it stands still
 * @param reason why, in French, told in the explanation
 */
public record Suspension(LocalDate from, @Nullable LocalDate until, String reason) {

	public Suspension {
		if (until != null && until.isBefore(from)) {
			throw new LawRefusal("suspension-invalide", "Suspension impossible", "suspensions",
					"La suspension du %s ne peut pas prendre fin avant, le %s. Vérifiez la date de reprise."
						.formatted(FrenchDates.withoutWeekday(from), FrenchDates.withoutWeekday(until)));
		}
	}

}
