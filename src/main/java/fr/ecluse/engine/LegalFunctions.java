package fr.ecluse.engine;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Date;

import fr.ecluse.calendar.Territory;
import fr.ecluse.deadline.Deadlines;
import fr.ecluse.law.FrenchDates;
import fr.ecluse.reference.Thresholds;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * What expressions and decisions of models ask of the law: days, deadlines, thresholds.
 * Arguments come from models and are checked here; a wrong one is refused in French.
 */
@Component
class LegalFunctions {

	private final Deadlines deadlines;

	private final Thresholds thresholds;

	private final Clock clock;

	LegalFunctions(Deadlines deadlines, Thresholds thresholds, Clock clock) {
		this.deadlines = deadlines;
		this.thresholds = thresholds;
		this.clock = clock;
	}

	/** The current day in a territory, as an ISO text. */
	String today(@Nullable Object territory) {
		return LocalDate.ofInstant(this.clock.instant(), territory(territory).zone()).toString();
	}

	/** The date that a rule gives, as an ISO text. */
	String deadline(@Nullable Object rule, @Nullable Object from, @Nullable Object territory) {
		return this.deadlines.compute(text(rule, "la règle"), date(from), territory(territory)).date().toString();
	}

	/** The instant at which a day begins in a territory. */
	Date startOfDay(@Nullable Object date, @Nullable Object territory) {
		return Date.from(date(date).atStartOfDay(territory(territory).zone()).toInstant());
	}

	/** The instant at which a day ends in a territory. */
	Date endOfDay(@Nullable Object date, @Nullable Object territory) {
		return Date.from(date(date).plusDays(1).atStartOfDay(territory(territory).zone()).toInstant());
	}

	/** The instant at which a clock in a territory shows a time of a day. */
	Date instant(@Nullable Object date, @Nullable Object time, @Nullable Object territory) {
		return Date.from(date(date).atTime(time(time)).atZone(territory(territory).zone()).toInstant());
	}

	/** A day as a sentence has it, for example "1er décembre 2026". */
	String dateInWords(@Nullable Object date) {
		return FrenchDates.withoutWeekday(date(date));
	}

	/** The amount of a threshold as in force on a day; whole where it is. */
	Number threshold(@Nullable Object key, @Nullable Object date) {
		return number(this.thresholds.value(text(key, "le seuil"), date(date)));
	}

	/** The value of a threshold that depends on a quantity, such as a population. */
	Number threshold(@Nullable Object key, @Nullable Object date, @Nullable Object quantity) {
		if (!(quantity instanceof Number number)) {
			throw new IllegalArgumentException("Donnez la quantité par un nombre, et non « %s ».".formatted(quantity));
		}
		return number(this.thresholds.value(text(key, "le seuil"), date(date), number.longValue()));
	}

	private static Number number(BigDecimal amount) {
		boolean whole = amount.stripTrailingZeros().scale() <= 0;
		return whole ? (Number) amount.longValueExact() : (Number) amount.doubleValue();
	}

	private static Territory territory(@Nullable Object territory) {
		return (territory instanceof Territory it) ? it : Territory.of(text(territory, "le territoire"));
	}

	private static String text(@Nullable Object value, String what) {
		if (value instanceof String text && !text.isBlank()) {
			return text;
		}
		throw new IllegalArgumentException("Donnez %s par sa clé, un texte, et non « %s ».".formatted(what, value));
	}

	private static LocalTime time(@Nullable Object value) {
		try {
			if (value instanceof String text) {
				return LocalTime.parse(text);
			}
		}
		catch (DateTimeException ex) {
			throw notATime(value, ex);
		}
		throw notATime(value, null);
	}

	private static IllegalArgumentException notATime(@Nullable Object value, @Nullable Exception cause) {
		return new IllegalArgumentException(
				"Donnez une heure par un texte tel que 12:00, et non « %s ».".formatted(value), cause);
	}

	/** A day, from an ISO text with or without a time, or from a FEEL date. */
	private static LocalDate date(@Nullable Object value) {
		try {
			if (value instanceof LocalDate date) {
				return date;
			}
			if (value instanceof LocalDateTime time) {
				return time.toLocalDate();
			}
			if (value instanceof ZonedDateTime time) {
				return time.toLocalDate();
			}
			if (value instanceof String text) {
				return (text.length() <= 10) ? LocalDate.parse(text) : (text.length() <= 19)
						? LocalDateTime.parse(text).toLocalDate() : OffsetDateTime.parse(text).toLocalDate();
			}
		}
		catch (DateTimeException ex) {
			throw notADate(value, ex);
		}
		throw notADate(value, null);
	}

	private static IllegalArgumentException notADate(@Nullable Object value, @Nullable Exception cause) {
		return new IllegalArgumentException(
				"Donnez une date par un texte tel que 2026-11-24, et non « %s ».".formatted(value), cause);
	}

}
