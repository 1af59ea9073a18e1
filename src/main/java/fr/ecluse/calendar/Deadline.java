package fr.ecluse.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A date that the law gives, with what led to it: the French explanation holds the steps,
 * the days left out and why, and the article.
 */
public record Deadline(String rule, LocalDate from, Territory territory, LocalDate date, List<String> explanation,
		String reference, Confidence confidence) {

	public Deadline {
		explanation = List.copyOf(explanation);
	}

	/** The midnight that ends the day in the territory's own time. */
	public Instant endOfDay() {
		return this.date.plusDays(1).atStartOfDay(this.territory.zone()).toInstant();
	}

}
