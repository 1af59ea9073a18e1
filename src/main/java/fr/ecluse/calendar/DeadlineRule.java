package fr.ecluse.calendar;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A rule under its stable key, in its successive versions. */
record DeadlineRule(String key, String title, String starts, String ends, List<Version> versions) {

	private static final Map<String, Unit> UNITS = Map.of("month", Unit.MONTH, "working-day", Unit.WORKING_DAY);

	DeadlineRule {
		for (Version one : versions) {
			for (Version other : versions) {
				if (one != other && one.validity().overlaps(other.validity())) {
					throw new IllegalArgumentException("two versions of %s hold at once".formatted(key));
				}
			}
		}
	}

	static DeadlineRule read(DataFile entry) {
		entry.allowOnly("key", "title", "starts", "ends", "versions");
		return new DeadlineRule(entry.text("key"), entry.text("title"), entry.text("starts"), entry.text("ends"),
				entry.maps("versions").stream().map(DeadlineRule::version).toList());
	}

	private static Version version(DataFile entry) {
		entry.allowOnly("from", "until", "amount", "unit", "clear", "roll-over", "reference", "confidence");
		Unit unit = UNITS.get(entry.text("unit"));
		if (unit == null) {
			throw new IllegalArgumentException(entry.place() + " has a unit other than " + UNITS.keySet());
		}
		return new Version(entry.validity(), entry.number("amount"), unit, entry.flag("clear"), entry.flag("roll-over"),
				entry.text("reference"), Confidence.valueOf(entry.text("confidence")));
	}

	Optional<Version> on(LocalDate day) {
		return this.versions.stream().filter((version) -> version.validity().contains(day)).findFirst();
	}

	enum Unit {

		MONTH, WORKING_DAY

	}

	/** What the rule says over a stretch of time. */
	record Version(Validity validity, int amount, Unit unit, boolean clear, boolean rollOver, String reference,
			Confidence confidence) {
	}

}
