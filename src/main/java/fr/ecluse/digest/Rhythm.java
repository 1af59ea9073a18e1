package fr.ecluse.digest;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** How often an agent is told of its tasks. */
enum Rhythm {

	/** Not at all. */
	NEVER("Jamais") {
		@Override
		boolean isOn(DayOfWeek day) {
			return false;
		}
	},

	/** On each day of the week but Saturday and Sunday. */
	DAILY("Chaque matin, du lundi au vendredi") {
		@Override
		boolean isOn(DayOfWeek day) {
			return day.compareTo(DayOfWeek.SATURDAY) < 0;
		}
	},

	/** On Mondays. */
	WEEKLY("Le lundi matin") {
		@Override
		boolean isOn(DayOfWeek day) {
			return day == DayOfWeek.MONDAY;
		}
	};

	private static final LocalTime MORNING = LocalTime.of(7, 0);

	private final String label;

	Rhythm(String label) {
		this.label = label;
	}

	abstract boolean isOn(DayOfWeek day);

	/** As people read it. */
	String label() {
		return this.label;
	}

	String key() {
		return name().toLowerCase(Locale.ROOT);
	}

	static Optional<Rhythm> of(@Nullable String key) {
		return Arrays.stream(values()).filter((rhythm) -> rhythm.key().equals(key)).findFirst();
	}

	/** The next morning on which it is time, after that instant; null for never. */
	@Nullable Instant next(Instant after, ZoneId zone) {
		if (this == NEVER) {
			return null;
		}
		ZonedDateTime morning = after.atZone(zone).with(MORNING);
		while (!morning.toInstant().isAfter(after) || !isOn(morning.getDayOfWeek())) {
			morning = morning.plusDays(1).with(MORNING);
		}
		return morning.toInstant();
	}

}
