package fr.ecluse.form;

import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * When a component is hidden: one field compared with one literal. Any other expression
 * is {@code UNKNOWN}: the field then need not be filled in, and may be.
 */
record HideRule(@Nullable String field, boolean equal, @Nullable Object literal) {

	enum Outcome {

		SHOWN, HIDDEN, UNKNOWN

	}

	private static final Pattern COMPARISON = Pattern
		.compile("=?\\s*([\\p{L}_][\\p{L}\\p{N}_]*)\\s*(!?=)\\s*(\"[^\"]*\"|true|false|null|-?\\d+(?:\\.\\d+)?)\\s*");

	static HideRule parse(String feel) {
		Matcher matcher = COMPARISON.matcher(feel);
		if (!matcher.matches()) {
			return new HideRule(null, true, null);
		}
		return new HideRule(matcher.group(1), "=".equals(matcher.group(2)), literal(matcher.group(3)));
	}

	private static @Nullable Object literal(String text) {
		return switch (text) {
			case "true" -> Boolean.TRUE;
			case "false" -> Boolean.FALSE;
			case "null" -> null;
			default -> text.startsWith("\"") ? (Object) text.substring(1, text.length() - 1) : new BigDecimal(text);
		};
	}

	Outcome in(Map<String, ? extends @Nullable Object> answers) {
		if (this.field == null) {
			return Outcome.UNKNOWN;
		}
		boolean same = FormField.same(this.literal, answers.get(this.field));
		return (same == this.equal) ? Outcome.HIDDEN : Outcome.SHOWN;
	}

}
