package fr.ecluse.calendar;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/** The days on which a line of a data file holds, both ends included; null is open. */
record Validity(@Nullable LocalDate from, @Nullable LocalDate until) {

	Validity {
		if (from != null && until != null && until.isBefore(from)) {
			throw new IllegalArgumentException("ends on %s before it starts on %s".formatted(until, from));
		}
	}

	boolean contains(LocalDate day) {
		return (this.from == null || !day.isBefore(this.from)) && (this.until == null || !day.isAfter(this.until));
	}

	boolean overlaps(Validity other) {
		return startsBeforeEndOf(other) && other.startsBeforeEndOf(this);
	}

	private boolean startsBeforeEndOf(Validity other) {
		return this.from == null || other.until == null || !this.from.isAfter(other.until);
	}

}
