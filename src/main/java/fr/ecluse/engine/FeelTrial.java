package fr.ecluse.engine;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

import org.camunda.feel.syntaxtree.Val;
import org.camunda.feel.syntaxtree.ValNumber;
import org.camunda.feel.syntaxtree.ValString;

/**
 * Tries a costly function on its arguments before FEEL runs it: a search by pattern is
 * run once with an eye on the clock, and the size of what comes out is computed.
 */
final class FeelTrial {

	private static final BigDecimal MOST_DECIMALS = BigDecimal.valueOf(100);

	private static final long LONGEST_TEXT = 200_000;

	private FeelTrial() {
	}

	static void of(String function, List<Val> arguments) {
		if (arguments.size() >= 2 && arguments.get(0) instanceof ValString text
				&& arguments.get(1) instanceof ValString pattern) {
			String replacement = (function.equals("replace") && arguments.size() > 2
					&& arguments.get(2) instanceof ValString it) ? it.value() : "";
			int last = function.equals("replace") ? 3 : 2;
			String flags = (arguments.size() > last && arguments.get(last) instanceof ValString it) ? it.value() : "";
			search(text.value(), pattern.value(), flags, replacement);
		}
		else if (arguments.size() >= 2 && arguments.get(1) instanceof ValNumber decimals
				&& decimals.value().bigDecimal().abs().compareTo(MOST_DECIMALS) > 0) {
			throw FeelBudget.refused("« %s » arrondit à 100 décimales au plus".formatted(function));
		}
	}

	private static void search(String text, String pattern, String flags, String replacement) {
		long length = text.length();
		try {
			Matcher matcher = Pattern.compile(pattern, flags(flags)).matcher(new Watched(text));
			while (matcher.find()) {
				boolean repeats = replacement.indexOf('$') >= 0;
				length += (long) replacement.length() * (repeats ? 1 + matcher.end() - matcher.start() : 1);
				if (length > LONGEST_TEXT) {
					throw FeelBudget.refused("un texte y devient trop long");
				}
			}
		}
		catch (PatternSyntaxException | StackOverflowError ex) {
			throw FeelBudget.refused("le motif « %s » n'est pas lisible".formatted(pattern));
		}
	}

	private static int flags(String flags) {
		return (flags.contains("i") ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0)
				| (flags.contains("s") ? Pattern.DOTALL : 0) | (flags.contains("m") ? Pattern.MULTILINE : 0)
				| (flags.contains("x") ? Pattern.COMMENTS : 0);
	}

	/** A text that looks at the clock each time a search reads it. */
	private record Watched(String text) implements CharSequence {

		@Override
		public int length() {
			return this.text.length();
		}

		@Override
		public char charAt(int index) {
			FeelBudget.running().checkTime();
			return this.text.charAt(index);
		}

		@Override
		public CharSequence subSequence(int start, int end) {
			return new Watched(this.text.substring(start, end));
		}

		@Override
		public String toString() {
			return this.text;
		}

	}

}
