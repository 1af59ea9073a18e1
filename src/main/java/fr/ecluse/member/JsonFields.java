package fr.ecluse.member;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

import fr.ecluse.member.Refusal.FieldError;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads the fields of a JSON object one by one and collects in French what is wrong with
 * them, so that a caller learns it all at once; fields that nobody asked for are refused
 * by name.
 */
final class JsonFields {

	private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cs}]");

	private final JsonNode object;

	private final String pointer;

	private final List<FieldError> errors;

	private final Set<String> known = new HashSet<>();

	private JsonFields(JsonNode object, String pointer, List<FieldError> errors) {
		this.object = object;
		this.pointer = pointer;
		this.errors = errors;
	}

	/**
	 * Reads a body.
	 * @throws org.springframework.web.ErrorResponseException 400 with all errors that the
	 * reader met
	 */
	static <T> T read(JsonNode body, Function<JsonFields, T> reader) {
		if (!body.isObject()) {
			throw Refusal.field("", "Le corps de la requête doit être un objet JSON, entre accolades.");
		}
		List<FieldError> errors = new ArrayList<>();
		JsonFields fields = new JsonFields(body, "", errors);
		T result = reader.apply(fields);
		fields.refuseUnknown();
		if (!errors.isEmpty()) {
			throw Refusal.fields(errors);
		}
		return result;
	}

	/** Whether the field is there, were it null. */
	boolean has(String name) {
		this.known.add(name);
		return this.object.has(name);
	}

	/** The text without outer spaces; null when the field is absent, null or blank. */
	@Nullable String text(String name, int longest) {
		JsonNode value = value(name);
		if (value == null) {
			return null;
		}
		if (!value.isString()) {
			return refuse(name, "Un texte entre guillemets est attendu.");
		}
		String text = value.asString().strip();
		if (text.codePointCount(0, text.length()) > longest) {
			return refuse(name, "Le texte est trop long : %d caractères au plus.".formatted(longest));
		}
		if (UNPRINTABLE.matcher(text).find()) {
			return refuse(name, "Le texte contient des caractères de commande, retirez-les.");
		}
		return text.isEmpty() ? null : text;
	}

	/** As {@link #text}; empty after an error was noted. */
	String requiredText(String name, int longest, String whenMissing) {
		int errorsBefore = this.errors.size();
		String text = text(name, longest);
		if (text == null && this.errors.size() == errorsBefore) {
			refuse(name, whenMissing);
		}
		return (text != null) ? text : "";
	}

	/** A password, exactly as it was sent. */
	@Nullable String secret(String name) {
		JsonNode value = value(name);
		if (value == null) {
			return null;
		}
		return value.isString() ? value.asString() : refuse(name, "Un texte entre guillemets est attendu.");
	}

	@Nullable Boolean flag(String name) {
		JsonNode value = value(name);
		if (value == null) {
			return null;
		}
		return value.isBoolean() ? Boolean.valueOf(value.asBoolean()) : refuse(name, "true ou false est attendu.");
	}

	/** An instant, which must say its offset from UTC. */
	@Nullable Instant instant(String name) {
		String text = text(name, 40);
		if (text == null) {
			return null;
		}
		try {
			return OffsetDateTime.parse(text).toInstant();
		}
		catch (DateTimeException ex) {
			return refuse(name, "Une date avec heure et décalage est attendue, par exemple 2027-01-31T23:59:59+01:00.");
		}
	}

	/** Each text of an array as the parser reads it; null when the field is absent. */
	<T> @Nullable Set<T> set(String name, Function<String, T> parser) {
		JsonNode value = value(name);
		if (value == null) {
			return null;
		}
		if (!value.isArray()) {
			return refuse(name, "Une liste est attendue, entre crochets.");
		}
		Set<T> items = new LinkedHashSet<>();
		for (int i = 0; i < value.size(); i++) {
			JsonNode item = value.get(i);
			if (!item.isString()) {
				refuse(name + "/" + i, "Un texte entre guillemets est attendu.");
				continue;
			}
			try {
				items.add(parser.apply(item.asString()));
			}
			catch (IllegalArgumentException ex) {
				refuse(name + "/" + i, String.valueOf(ex.getMessage()));
			}
		}
		return items;
	}

	/** Copies a text or a whole number, as the form of a member reads them. */
	void copy(MemberField field, Map<MemberField, String> texts) {
		JsonNode value = value(field.jsonName());
		if (value == null) {
			return;
		}
		boolean number = field == MemberField.POPULATION;
		if (number ? value.isIntegralNumber() : value.isString()) {
			texts.put(field, value.asString());
		}
		else {
			refuse(field.jsonName(), number ? "Un nombre entier est attendu, sans guillemets."
					: "Un texte entre guillemets est attendu.");
		}
	}

	/** The object within, whose errors are collected with these. */
	@Nullable JsonFields object(String name) {
		JsonNode value = value(name);
		if (value == null) {
			return null;
		}
		return value.isObject() ? new JsonFields(value, this.pointer + "/" + name, this.errors)
				: refuse(name, "Un objet JSON est attendu, entre accolades.");
	}

	/** Notes the first error of a field; null, so that a reader can return it. */
	<T> @Nullable T refuse(String name, String detail) {
		String place = this.pointer + "/" + name;
		if (this.errors.stream().noneMatch((error) -> error.pointer().equals(place))) {
			this.errors.add(new FieldError(place, detail));
		}
		return null;
	}

	void refuseUnknown() {
		for (String name : this.object.propertyNames()) {
			if (!this.known.contains(name)) {
				refuse(name.replace("~", "~0").replace("/", "~1"),
						"Le champ « %s » n'existe pas ici ; champs possibles : %s.".formatted(Excerpt.of(name),
								String.join(", ", this.known.stream().sorted().toList())));
			}
		}
	}

	private @Nullable JsonNode value(String name) {
		this.known.add(name);
		JsonNode value = this.object.get(name);
		return (value == null || value.isNull()) ? null : value;
	}

}
