package fr.ecluse.gate;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Patterns that answers have to match: whether they can be read, and whether an answer
 * made for it could keep the server busy.
 */
final class FormPatterns {

	private static final int LONGEST = 500;

	/** Repeats of a trial text, and the steps that a sound pattern takes at most. */
	private static final int REPEATS = 300;

	private static final int MOST_STEPS = 1_000_000;

	private static final int MOST_TRIALS = 60;

	private static final String COMMON = "aA0 -.@_";

	private FormPatterns() {
	}

	/** What is wrong with a pattern, in French; empty when nothing is. */
	static String problem(String pattern) {
		if (pattern.length() > LONGEST) {
			return "son motif compte plus de %d caractères".formatted(LONGEST);
		}
		Pattern compiled;
		try {
			compiled = Pattern.compile(pattern);
		}
		catch (PatternSyntaxException ex) {
			return "son motif ne se lit pas au caractère %d".formatted(Math.max(ex.getIndex(), 0) + 1);
		}
		catch (StackOverflowError ex) {
			return "son motif s'imbrique trop";
		}
		return trials(pattern).stream().anyMatch((trial) -> isSlow(compiled, trial))
				? "certaines réponses demanderaient un temps démesuré à son motif, car des répétitions s'y recouvrent, comme dans (a+)+"
				: "";
	}

	/** Texts of what the pattern speaks of, over and over, ended by what fails. */
	private static Set<String> trials(String pattern) {
		Set<String> units = new LinkedHashSet<>();
		StringBuilder letters = new StringBuilder(COMMON);
		pattern.codePoints()
			.filter((c) -> "\\[](){}*+?|^$".indexOf(c) < 0)
			.distinct()
			.forEach(letters::appendCodePoint);
		letters.codePoints().distinct().forEach((c) -> units.add(Character.toString(c)));
		String words = pattern.replaceAll("[^\\p{L}\\p{N}]+", "");
		if (!words.isEmpty()) {
			units.add(words);
		}
		for (int i = 0; i + 1 < words.length(); i++) {
			units.add(words.substring(i, i + 2));
		}
		Set<String> trials = new LinkedHashSet<>();
		units.stream().limit(MOST_TRIALS).forEach((unit) -> trials.add(unit.repeat(REPEATS) + "\u0001!"));
		return trials;
	}

	private static boolean isSlow(Pattern pattern, String trial) {
		try {
			pattern.matcher(new Counted(trial)).find();
			return false;
		}
		catch (TooManySteps | StackOverflowError ex) {
			return true;
		}
	}

	/** A text that is only read so many times. */
	private static final class Counted implements CharSequence {

		private final String text;

		private int steps;

		Counted(String text) {
			this.text = text;
		}

		@Override
		public int length() {
			return this.text.length();
		}

		@Override
		public char charAt(int index) {
			if (++this.steps > MOST_STEPS) {
				throw new TooManySteps();
			}
			return this.text.charAt(index);
		}

		@Override
		public CharSequence subSequence(int start, int end) {
			return this.text.substring(start, end);
		}

		@Override
		public String toString() {
			return this.text;
		}

	}

	private static final class TooManySteps extends RuntimeException {

		TooManySteps() {
			super(null, null, false, false);
		}

	}

}
