package fr.ecluse.law;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/** The days on which a line of a data file holds, both ends included; null is open. */
public record Validity(@Nullable LocalDate from, @Nullable LocalDate until) {

	public Validity {
		if (from != null && until != null && until.isBefore(from)) {
			throw new IllegalArgumentException("ends on %s before it starts on %s".formatted(until, from));
		}
	}

	public boolean contains(LocalDate day) {
		return (this.from == null || !day.isBefore(this.from)) && (this.until == null || !day.isAfter(this.until));
	}

	public boolean overlaps(Validity other) {
		return startsBeforeEndOf(other) && other.startsBeforeEndOf(this);
	}

	private boolean startsBeforeEndOf(Validity other) {
		return this.from == null || other.until == null || !this.from.isAfter(other.until);
	}

	/**
	 * In French: « du 1er janvier 2024 au 31 décembre 2025 », « sans limite de date ».
	 */
	public String told() {
		if (this.from != null && this.until != null) {
			return "du %s au %s".formatted(FrenchDates.withoutWeekday(this.from),
					FrenchDates.withoutWeekday(this.until));
		}
		if (this.from != null) {
			return "à partir du " + FrenchDates.withoutWeekday(this.from);
		}
		return (this.until != null) ? "jusqu'au " + FrenchDates.withoutWeekday(this.until) : "sans limite de date";
	}

}
