package fr.ecluse.gate;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The variables that a text reads. Expressions of BPMN are read by the engine's grammar;
 * FEEL is read by its words, which finds a few names too many (properties in filters) and
 * none too few.
 */
final class VariableNames {

	/** A name that expressions of models and FEEL can spell. */
	static final Pattern SPELLABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

	/** Names that expressions, FEEL or both keep for themselves. */
	static final Set<String> RESERVED = Set.of("if", "then", "else", "for", "in", "return", "some", "every",
			"satisfies", "and", "or", "not", "between", "instance", "of", "true", "false", "null", "function", "empty",
			"div", "mod", "eq", "ne", "lt", "gt", "le", "ge", "instanceof", "execution", "task");

	/** Words of FEEL that name no variable, the first of its functions among them. */
	private static final Set<String> FEEL = Set.of("if", "then", "else", "for", "in", "return", "some", "every",
			"satisfies", "and", "or", "not", "between", "instance", "of", "true", "false", "null", "function", "years",
			"item", "partial");

	private static final Set<String> BETWEEN_NAMES = Set.of("then", "else", "in", "return", "satisfies", "and", "or",
			"between", "instance");

	private static final Pattern TEXTS = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"", Pattern.DOTALL);

	private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*+");

	private static final Pattern BOUND = Pattern.compile("(?:\\b(?:for|some|every)|,)\\s+([\\p{L}_]\\w*)\\s+in\\b");

	private static final Pattern ROOT = Pattern.compile("=?\\s*([A-Za-z_]\\w*)(?:\\.\\w+)*\\s*");

	private static final int LONGEST = 10_000;

	private VariableNames() {
	}

	/** What an expression of a BPMN file reads. */
	static Set<String> ofExpression(String text) {
		return text.contains("{") ? ExpressionGrammar.of(text).variables() : Set.of();
	}

	/** What a FEEL expression or test reads. */
	static Set<String> ofFeel(String feel) {
		Set<String> names = new LinkedHashSet<>();
		if (feel.length() > LONGEST) {
			return names;
		}
		String text = TEXTS.matcher(feel).replaceAll("\"\"");
		Matcher words = WORD.matcher(text);
		while (words.find()) {
			if (!FEEL.contains(words.group()) && isVariable(text, words.start(), words.end())) {
				names.add(words.group());
			}
		}
		Matcher bound = BOUND.matcher(text);
		while (bound.find()) {
			names.remove(bound.group(1));
		}
		return names;
	}

	/** No property, function, key of a context, or part of a name of several words. */
	private static boolean isVariable(String text, int start, int end) {
		int before = start - 1;
		while (before >= 0 && Character.isWhitespace(text.charAt(before))) {
			before--;
		}
		int after = end;
		while (after < text.length() && Character.isWhitespace(text.charAt(after))) {
			after++;
		}
		char previous = (before >= 0) ? text.charAt(before) : ' ';
		char next = (after < text.length()) ? text.charAt(after) : ' ';
		boolean property = previous == '.' && (before == 0 || text.charAt(before - 1) != '.');
		return !property && !Character.isDigit(previous) && next != '(' && next != ':' && !inLongerName(text, after);
	}

	private static boolean inLongerName(String text, int next) {
		Matcher word = WORD.matcher(text);
		return word.region(next, text.length()).lookingAt() && !BETWEEN_NAMES.contains(word.group());
	}

	/**
	 * The variable of an expression that is nothing but a variable or a property of one;
	 * empty otherwise.
	 */
	static String root(String feel) {
		Matcher matcher = ROOT.matcher(feel.strip());
		return (matcher.matches() && !FEEL.contains(matcher.group(1))) ? matcher.group(1) : "";
	}

}
