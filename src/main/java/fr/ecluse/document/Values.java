package fr.ecluse.document;

import java.util.Date;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Values of a model as a snapshot keeps them: texts, numbers, booleans, and what JSON
 * makes of lists and maps. Dates become ISO texts.
 */
final class Values {

	private static final JsonMapper JSON = JsonMapper.shared();

	private Values() {
	}

	static @Nullable Object plain(@Nullable Object value) {
		if (value == null || value instanceof String || value instanceof Number || value instanceof Boolean) {
			return value;
		}
		if (value instanceof Date date) {
			return date.toInstant().toString();
		}
		if (value instanceof Iterable<?> || value instanceof java.util.Map<?, ?> || value instanceof Object[]) {
			return JSON.convertValue(value, Object.class);
		}
		// The engine hands JSON over as an object whose text it is.
		String text = value.toString();
		try {
			return JSON.readValue(text, Object.class);
		}
		catch (JacksonException ex) {
			return text;
		}
	}

}
