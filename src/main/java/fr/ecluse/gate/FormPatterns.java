package fr.ecluse.gate;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
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

	/** At the end of a trial, so that it fails late. */
	private static final String UNEXPECTED = "\u0001!";

	private static final int STACK_BYTES = 512 << 10;

	private static final String COMMON = "aA0 -.@_";

	/**
	 * Matches nothing. Java remembers where repetitions have failed, which browsers do
	 * not, unless a pattern refers to one of its groups.
	 */
	private static final String UNAIDED = "|(?!)(?<fin>)\\k<fin>";

	private FormPatterns() {
	}

	/**
	 * What is wrong with a pattern, in French; empty when nothing is.
	 * @param longest answer that the field takes
	 */
	static String problem(String pattern, int longest) {
		if (pattern.length() > LONGEST) {
			return "son motif compte plus de %d caractères".formatted(LONGEST);
		}
		Pattern compiled;
		try {
			Pattern.compile(pattern);
			compiled = Pattern.compile("(?:" + pattern + ")" + UNAIDED);
		}
		catch (PatternSyntaxException ex) {
			return "son motif ne se lit pas au caractère %d".formatted(Math.max(ex.getIndex(), 0) + 1);
		}
		catch (StackOverflowError ex) {
			return "son motif s'imbrique trop";
		}
		List<String> units = units(pattern);
		if (units.stream().anyMatch((unit) -> isSlow(compiled, unit.repeat(REPEATS) + UNEXPECTED))) {
			return "certaines réponses demanderaient un temps démesuré à son motif, car des répétitions s'y recouvrent, comme dans (a+)+";
		}
		return overflows(units, Pattern.compile(pattern), longest)
				? "son motif ne supporte pas de longues réponses ; répétez [a-z0-9]* plutôt que ([a-z]|[0-9])*, ou baissez la longueur permise"
				: "";
	}

	/**
	 * Groups that repeat themselves take room on the stack, of which servers have less.
	 */
	private static boolean overflows(List<String> units, Pattern pattern, int longest) {
		AtomicBoolean overflown = new AtomicBoolean();
		Thread thread = new Thread(null, () -> {
			for (String unit : units) {
				try {
					isSlow(pattern, unit.repeat(Math.max(longest / unit.length(), 1)));
				}
				catch (StackOverflowError ex) {
					overflown.set(true);
					return;
				}
			}
		}, "motif", STACK_BYTES);
		thread.start();
		try {
			thread.join();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		return overflown.get();
	}

	/** What the pattern speaks of: letters, pairs of letters and all of them. */
	private static List<String> units(String pattern) {
		Set<String> units = new LinkedHashSet<>();
		String letters = COMMON + pattern.replaceAll("[\\\\\\[\\](){}*+?|^$]", "");
		letters.codePoints().distinct().forEach((c) -> units.add(Character.toString(c)));
		String words = pattern.replaceAll("[^\\p{L}\\p{N}]+", "");
		if (!words.isEmpty()) {
			units.add(words);
		}
		for (int i = 0; i + 1 < words.length(); i++) {
			units.add(words.substring(i, i + 2));
		}
		return units.stream().limit(MOST_TRIALS).toList();
	}

	private static boolean isSlow(Pattern pattern, String trial) {
		try {
			pattern.matcher(new Counted(trial)).find();
			return false;
		}
		catch (TooManySteps ex) {
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
