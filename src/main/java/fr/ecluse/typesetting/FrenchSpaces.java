package fr.ecluse.typesetting;

import java.util.regex.Pattern;

/**
 * Ties punctuation to its word as the Imprimerie nationale's rules have it: a typed space
 * before `: ; ? ! » %` or after `«` never breaks. No space is added where none was typed.
 */
final class FrenchSpaces {

	private static final Pattern BEFORE_WIDE = Pattern
		.compile("[ \\u00A0\\u202F](?=[:»](?:[\\s\\u00A0\\u202F.,;)]|$))");

	private static final Pattern BEFORE_THIN = Pattern.compile("[ \\u00A0\\u202F](?=[;?!%€])");

	private static final Pattern AFTER_QUOTE = Pattern.compile("«[ \\u00A0\\u202F]");

	private static final Pattern NUMBER = Pattern
		.compile("(?<=\\bn[°ᵒ]) (?=\\S)|(?<=\\bart\\.) (?=\\S)|(?<=[0-9]) (?=[0-9]{3}\\b)");

	private FrenchSpaces() {
	}

	static String bind(String text) {
		String bound = BEFORE_WIDE.matcher(text).replaceAll("\u00A0");
		bound = BEFORE_THIN.matcher(bound).replaceAll("\u202F");
		bound = AFTER_QUOTE.matcher(bound).replaceAll("«\u00A0");
		return NUMBER.matcher(bound).replaceAll("\u00A0");
	}

}
