package fr.ecluse.typesetting;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/**
 * Parts a text by the font that can show it. A character that no font has becomes the
 * replacement character, so that a reader sees that something is missing.
 */
final class FontRuns {

	private static final int CHOSEN = 0;

	private static final int REPLACEMENT = 0xFFFD;

	private static final int ZERO_WIDTH_BREAK = 0x200B;

	private static final int NON_JOINER = 0x200C;

	private static final int JOINER = 0x200D;

	private static final int SOFT_HYPHEN = 0xAD;

	/** All before it is composed already. */
	private static final int FIRST_MARK = 0x300;

	/** From here to the last currency sign nothing composes or decomposes. */
	private static final int FIRST_DASH = 0x2010;

	private static final int LAST_CURRENCY = 0x20BF;

	private final FontCoverage coverage;

	FontRuns(FontCoverage coverage) {
		this.coverage = coverage;
	}

	List<Run> split(String text) {
		if (isPlain(text)) {
			return text.isEmpty() ? List.of() : List.of(new Run(this.coverage.family(CHOSEN), text));
		}
		int[] characters = visible(Normalizer.normalize(text, Normalizer.Form.NFC));
		List<Run> runs = new ArrayList<>();
		StringBuilder run = new StringBuilder();
		int font = CHOSEN;
		int i = 0;
		while (i < characters.length) {
			int end = i + 1;
			while (end < characters.length && isAttached(characters[end])) {
				end++;
			}
			int needed = isNeutral(characters[i]) ? neutralFont(characters, i, font) : fontFor(characters, i, end);
			if (needed != font && !run.isEmpty()) {
				runs.add(new Run(this.coverage.family(font), run.toString()));
				run.setLength(0);
			}
			font = needed;
			for (int k = i; k < end; k++) {
				boolean known = isNeutral(characters[k]) || this.coverage.has(font, characters[k]);
				run.appendCodePoint(known ? characters[k] : REPLACEMENT);
			}
			i = end;
		}
		if (!run.isEmpty()) {
			runs.add(new Run(this.coverage.family(font), run.toString()));
		}
		return runs;
	}

	/** Whether all is composed, shown by the chosen face, and attached to nothing. */
	private boolean isPlain(String text) {
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			boolean composed = c < FIRST_MARK || (c >= FIRST_DASH && c <= LAST_CURRENCY);
			if (!composed || Character.getType(c) == Character.NON_SPACING_MARK
					|| (Character.getType(c) == Character.FORMAT && c != SOFT_HYPHEN)
					|| !(this.coverage.has(CHOSEN, c) || isNeutral(c))) {
				return false;
			}
		}
		return true;
	}

	/** A space between two words of the same font stays with them. */
	private int neutralFont(int[] characters, int at, int font) {
		int next = at;
		while (next < characters.length && isNeutral(characters[next])) {
			next++;
		}
		return (next < characters.length && this.coverage.has(font, ' ')
				&& this.coverage.first(characters[next]) == font) ? font : CHOSEN;
	}

	private int fontFor(int[] characters, int start, int end) {
		int best = this.coverage.first(characters[start]);
		for (int font = Math.max(best, CHOSEN); font >= 0 && font < this.coverage.size(); font++) {
			if (hasAll(font, characters, start, end)) {
				return font;
			}
		}
		return (best >= 0 && end == start + 1) ? best : this.coverage.first(REPLACEMENT);
	}

	private boolean hasAll(int font, int[] characters, int start, int end) {
		for (int i = start; i < end; i++) {
			if (!this.coverage.has(font, characters[i])) {
				return false;
			}
		}
		return true;
	}

	/** Without the signs that steer programs and print nothing. */
	private int[] visible(String text) {
		int[] characters = text.codePoints().toArray();
		int count = 0;
		for (int i = 0; i < characters.length; i++) {
			int c = characters[i];
			boolean joins = (c == JOINER || c == NON_JOINER) && i > 0 && Character.isLetter(characters[i - 1]);
			boolean format = Character.getType(c) == Character.FORMAT && c != ZERO_WIDTH_BREAK && c != SOFT_HYPHEN;
			if ((format && !joins) || isVariation(c)) {
				continue;
			}
			characters[count++] = c;
		}
		return java.util.Arrays.copyOf(characters, count);
	}

	private static boolean isVariation(int c) {
		boolean selector = (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
		boolean skinTone = c >= 0x1F3FB && c <= 0x1F3FF;
		return selector || skinTone;
	}

	private static boolean isAttached(int c) {
		int type = Character.getType(c);
		return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK
				|| type == Character.ENCLOSING_MARK || c == JOINER || c == NON_JOINER;
	}

	private static boolean isNeutral(int c) {
		return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == ZERO_WIDTH_BREAK || c == SOFT_HYPHEN;
	}

	/**
	 * Text of one font.
	 *
	 * @param family empty for the face that the template chose
	 */
	record Run(String family, String text) {

	}

}
