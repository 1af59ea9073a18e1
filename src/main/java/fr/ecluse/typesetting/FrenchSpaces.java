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

	private static final String FOLLOWING = ":»;?!%€";

	private static final String PRECEDING = "«°ᵒ.";

	private static final char NO_BREAK = '\u00A0';

	private static final char THIN_NO_BREAK = '\u202F';

	private FrenchSpaces() {
	}

	static String bind(String text) {
		if (!mayChange(text)) {
			return text;
		}
		String bound = BEFORE_WIDE.matcher(text).replaceAll("\u00A0");
		bound = BEFORE_THIN.matcher(bound).replaceAll("\u202F");
		bound = AFTER_QUOTE.matcher(bound).replaceAll("«\u00A0");
		return NUMBER.matcher(bound).replaceAll("\u00A0");
	}

	/** Most texts have no space at such a place, and this is how to see it soon. */
	private static boolean mayChange(String text) {
		for (int i = text.length() - 1; i >= 0; i--) {
			char c = text.charAt(i);
			if (c == ' ' || c == NO_BREAK || c == THIN_NO_BREAK) {
				char before = (i > 0) ? text.charAt(i - 1) : ' ';
				char after = (i + 1 < text.length()) ? text.charAt(i + 1) : ' ';
				if (FOLLOWING.indexOf(after) >= 0 || PRECEDING.indexOf(before) >= 0
						|| (isDigit(before) && isDigit(after))) {
					return true;
				}
			}
		}
		return false;
	}

	private static boolean isDigit(char c) {
		return c >= '0' && c <= '9';
	}

}
