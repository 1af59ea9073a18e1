package fr.ecluse.typesetting;

/**
 * Ties punctuation to its word as the Imprimerie nationale's rules have it: a typed space
 * before `: ; ? ! » %` or after `«` never breaks. No space is added where none was typed.
 */
final class FrenchSpaces {

	private static final String THIN_BEFORE = ";?!%€";

	private static final String WIDE_BEFORE = ":»";

	private static final String AFTER_WIDE = ".,;)";

	private static final String NUMERO = "°ᵒ";

	private static final char NO_BREAK = '\u00A0';

	private static final char THIN_NO_BREAK = '\u202F';

	private FrenchSpaces() {
	}

	/** From the end, so that what follows a space is set already. */
	static String bind(String text) {
		StringBuilder bound = null;
		for (int i = text.length() - 1; i >= 0; i--) {
			char space = text.charAt(i);
			if (space == ' ' || space == NO_BREAK || space == THIN_NO_BREAK) {
				char tied = tied((bound != null) ? bound : text, i);
				if (tied != space) {
					bound = (bound != null) ? bound : new StringBuilder(text);
					bound.setCharAt(i, tied);
				}
			}
		}
		return (bound != null) ? bound.toString() : text;
	}

	/** What a space has to be; itself where no rule speaks of it. */
	private static char tied(CharSequence text, int at) {
		char before = charAt(text, at - 1);
		char after = charAt(text, at + 1);
		if (before == '«') {
			return NO_BREAK;
		}
		if (THIN_BEFORE.indexOf(after) >= 0) {
			return THIN_NO_BREAK;
		}
		if (WIDE_BEFORE.indexOf(after) >= 0 && isEnd(text, at + 2)) {
			return NO_BREAK;
		}
		char space = text.charAt(at);
		return (space == ' ' && isInNumber(text, at, before, after)) ? NO_BREAK : space;
	}

	/** An address or a time of day goes on after its colon. */
	private static boolean isEnd(CharSequence text, int at) {
		return at >= text.length() || isSpace(text.charAt(at)) || AFTER_WIDE.indexOf(text.charAt(at)) >= 0;
	}

	/** After `n°` and `art.`, and between thousands. */
	private static boolean isInNumber(CharSequence text, int at, char before, char after) {
		if (isDigit(before)) {
			return isDigit(after) && isDigit(charAt(text, at + 2)) && isDigit(charAt(text, at + 3))
					&& !isOfWord(charAt(text, at + 4));
		}
		boolean abbreviation = (NUMERO.indexOf(before) >= 0) ? isWord(text, at - 2, "n")
				: before == '.' && isWord(text, at - 4, "art");
		return abbreviation && at + 1 < text.length() && !isBreaking(after);
	}

	private static boolean isWord(CharSequence text, int start, String word) {
		return start >= 0 && text.subSequence(start, start + word.length()).toString().equals(word)
				&& !isOfWord(charAt(text, start - 1));
	}

	/** No character of a text is 0. */
	private static char charAt(CharSequence text, int at) {
		return (at >= 0 && at < text.length()) ? text.charAt(at) : 0;
	}

	private static boolean isSpace(char c) {
		return isBreaking(c) || c == NO_BREAK || c == THIN_NO_BREAK;
	}

	private static boolean isBreaking(char c) {
		return c == ' ' || (c >= '\t' && c <= '\r');
	}

	private static boolean isOfWord(char c) {
		return c == '_' || Character.isLetterOrDigit(c);
	}

	private static boolean isDigit(char c) {
		return c >= '0' && c <= '9';
	}

}
