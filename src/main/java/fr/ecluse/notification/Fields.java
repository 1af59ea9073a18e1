package fr.ecluse.notification;

import java.text.NumberFormat;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Date;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import fr.ecluse.calendar.Territory;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What a dossier fills the places of a message with, as people read it. */
final class Fields {

	/** Most characters that one place takes. */
	private static final int LONGEST = 2000;

	private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.FRENCH);

	private static final String ISO_DAY = "\\d{4}-\\d{2}-\\d{2}";

	private static final String ISO_INSTANT = ISO_DAY + "T\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,9})?)?Z";

	private final Function<String, @Nullable Object> variables;

	private final JsonMapper json;

	private final ZoneId zone;

	Fields(Function<String, @Nullable Object> variables, JsonMapper json) {
		this.variables = variables;
		this.json = json;
		this.zone = zone(variables.apply("memberTerritory"));
	}

	/** What fills a place; nothing when the dossier does not know. */
	String text(String place) {
		String[] path = place.split("\\.");
		Object value = this.variables.apply(path[0]);
		for (int i = 1; i < path.length; i++) {
			value = (plain(value) instanceof Map<?, ?> map) ? map.get(path[i]) : null;
		}
		String text = shown(plain(value));
		return (text.length() <= LONGEST) ? text : text.substring(0, text.offsetByCodePoints(0, LONGEST / 2)) + "…";
	}

	private String shown(@Nullable Object value) {
		if (value == null || value instanceof Map<?, ?>) {
			return "";
		}
		if (value instanceof Boolean yes) {
			return yes ? "oui" : "non";
		}
		if (value instanceof Number number) {
			return number(number);
		}
		if (value instanceof Collection<?> items) {
			return items.stream().map(this::shown).collect(Collectors.joining(", "));
		}
		if (value instanceof Date date) {
			return DAY.withZone(this.zone).format(date.toInstant());
		}
		return day(value.toString());
	}

	private String day(String text) {
		try {
			return text.matches(ISO_DAY) ? DAY.format(LocalDate.parse(text))
					: text.matches(ISO_INSTANT) ? DAY.withZone(this.zone).format(Instant.parse(text)) : text;
		}
		catch (DateTimeException ex) {
			return text;
		}
	}

	private static String number(Number number) {
		NumberFormat format = NumberFormat.getInstance(Locale.FRENCH);
		format.setMaximumFractionDigits(6);
		return format.format(number).replace('\u202f', '\u00a0');
	}

	/** The engine hands JSON over as an object whose text it is. */
	private @Nullable Object plain(@Nullable Object value) {
		if (value == null || value instanceof String || value instanceof Number || value instanceof Boolean
				|| value instanceof Date || value instanceof Map<?, ?> || value instanceof Collection<?>) {
			return value;
		}
		try {
			return this.json.readValue(value.toString(), Object.class);
		}
		catch (JacksonException ex) {
			return value.toString();
		}
	}

	private static ZoneId zone(@Nullable Object territory) {
		return Optional.ofNullable(territory)
			.flatMap((key) -> Territory.find(key.toString()))
			.orElse(Territory.METROPOLE)
			.zone();
	}

}
