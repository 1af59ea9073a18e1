package fr.ecluse.typesetting;

/**
 * Places where an overlong word may break at the end of a line: after the signs that part
 * an address or a file name, and every few characters when there is no sign.
 */
final class Breaks {

	private static final int LONGEST_WORD = 30;

	private static final int PIECE = 12;

	private static final String SIGNS = "/-_.,;:?!&=+@#|\\";

	private static final char BREAK = '\u200B';

	private Breaks() {
	}

	static String allow(String text) {
		if (!hasLongWord(text)) {
			return text;
		}
		StringBuilder out = new StringBuilder(text.length() + 16);
		int start = 0;
		while (start < text.length()) {
			int end = start;
			boolean space = isSpace(text.charAt(start));
			while (end < text.length() && isSpace(text.charAt(end)) == space) {
				end++;
			}
			if (space || text.codePointCount(start, end) <= LONGEST_WORD) {
				out.append(text, start, end);
			}
			else {
				split(text.substring(start, end), out);
			}
			start = end;
		}
		return out.toString();
	}

	private static boolean hasLongWord(String text) {
		int length = 0;
		for (int i = 0; i < text.length() && length <= LONGEST_WORD; i++) {
			length = isSpace(text.charAt(i)) ? 0 : length + 1;
		}
		return length > LONGEST_WORD;
	}

	private static void split(String word, StringBuilder out) {
		int sinceBreak = 0;
		int i = 0;
		while (i < word.length()) {
			int c = word.codePointAt(i);
			if (sinceBreak >= PIECE && !isMark(c)) {
				out.append(BREAK);
				sinceBreak = 0;
			}
			out.appendCodePoint(c);
			sinceBreak++;
			i += Character.charCount(c);
			if (SIGNS.indexOf(c) >= 0 && i < word.length() && SIGNS.indexOf(word.codePointAt(i)) < 0) {
				out.append(BREAK);
				sinceBreak = 0;
			}
		}
	}

	private static boolean isMark(int c) {
		int type = Character.getType(c);
		return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK
				|| type == Character.ENCLOSING_MARK || type == Character.FORMAT;
	}

	private static boolean isSpace(char c) {
		return Character.isWhitespace(c) || c == '\u00A0' || c == '\u202F';
	}

}
