package fr.ecluse.deadline;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import fr.ecluse.calendar.Territory;
import fr.ecluse.law.Confidence;

/**
 * A date that the law gives, with what led to it: the French explanation holds the steps,
 * the days left out and why, and the article.
 *
 * @param suspended whether the deadline stands still: the date is then the earliest that
 * may become of it, and moves on with each day
 */
public record Deadline(String rule, LocalDate from, Territory territory, LocalDate date, Sense sense, boolean suspended,
		List<String> explanation, String reference, Confidence confidence) {

	public Deadline {
		explanation = List.copyOf(explanation);
	}

	/** The midnight at which the day begins in the territory's own time. */
	public Instant startOfDay() {
		return this.date.atStartOfDay(this.territory.zone()).toInstant();
	}

	/** The midnight that ends the day in the territory's own time. */
	public Instant endOfDay() {
		return this.date.plusDays(1).atStartOfDay(this.territory.zone()).toInstant();
	}

	/**
	 * When to wait no longer: the start of a first lawful day, the end of any other day.
	 */
	public Instant reached() {
		return (this.sense == Sense.FIRST_DAY) ? startOfDay() : endOfDay();
	}

}
