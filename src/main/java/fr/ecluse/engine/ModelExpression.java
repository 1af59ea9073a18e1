package fr.ecluse.engine;

import java.util.Optional;
import java.util.Set;

import org.camunda.bpm.impl.juel.AstComposite;
import org.camunda.bpm.impl.juel.AstEval;
import org.camunda.bpm.impl.juel.AstFunction;
import org.camunda.bpm.impl.juel.AstNode;
import org.camunda.bpm.impl.juel.AstText;
import org.camunda.bpm.impl.juel.TreeBuilderException;

/**
 * A text of a model, read by the parser that the engine itself uses, whose expressions
 * stay within what {@link SafeExpressions} lets run: variables, their entries, literals,
 * operators, the listed functions and date arithmetic.
 *
 * @param variables names that its expressions read
 * @param kind how much of the text is computed
 * @param call the function that gives the whole value, empty when it is not one
 */
public record ModelExpression(Set<String> variables, Kind kind, Optional<String> call) {

	/** The longest text with an expression in it. */
	public static final int LONGEST = 2000;

	private static final ExpressionBuilder PARSER = new ExpressionBuilder();

	public ModelExpression {
		variables = Set.copyOf(variables);
	}

	/**
	 * Reads a text.
	 * @throws ExpressionRefusal when the engine could not read it, or would refuse to run
	 * it
	 */
	public static ModelExpression read(String text) throws ExpressionRefusal {
		if (!opens(text)) {
			return new ModelExpression(Set.of(), Kind.LITERAL, Optional.empty());
		}
		if (text.length() > LONGEST) {
			throw new ExpressionRefusal(ExpressionRefusal.Reason.TOO_LARGE,
					"Un texte qui contient une expression compte %d caractères au plus, et celui-ci %d. Faites ce calcul dans une décision (DMN)."
						.formatted(LONGEST, text.length()));
		}
		AstNode root = parse(text);
		ExpressionCheck check = new ExpressionCheck();
		check.visit(root, 0);
		return new ModelExpression(check.variables(),
				(root instanceof AstText) ? Kind.LITERAL : (root instanceof AstComposite) ? Kind.MIXED : Kind.SINGLE,
				(root instanceof AstEval && root.getChild(0) instanceof AstFunction function)
						? Optional.of(function.getName()) : Optional.empty());
	}

	/**
	 * Whether the engine answers to that name itself, so that no variable may have it.
	 */
	public static boolean isReserved(String name) {
		return ExpressionCheck.RESERVED.contains(name);
	}

	/**
	 * Whether a text is a list for repetitions, which only {@code elements} counts and
	 * bounds.
	 */
	public static boolean isList(String text) {
		try {
			return read(text).call().filter("elements"::equals).isPresent();
		}
		catch (ExpressionRefusal ex) {
			return false;
		}
	}

	/** Whether a text holds the beginning of an expression. */
	static boolean opens(String text) {
		return text.contains("${") || text.contains("#{");
	}

	private static AstNode parse(String text) throws ExpressionRefusal {
		try {
			return (AstNode) PARSER.build(text).getRoot();
		}
		catch (TreeBuilderException ex) {
			throw unreadable("au caractère %d, « %s » n'est pas attendu.".formatted(ex.getPosition() + 1,
					shortened(String.valueOf(ex.getEncountered()))));
		}
		catch (StackOverflowError | RuntimeException ex) {
			throw unreadable("elle s'imbrique trop, ou un nombre y est trop grand.");
		}
	}

	static ExpressionRefusal unreadable(String why) {
		return new ExpressionRefusal(ExpressionRefusal.Reason.UNREADABLE, "Cette expression n'est pas lisible : " + why
				+ " Écrivez par exemple ${decision == 'favorable'} ou ${size(lots) > 0}.");
	}

	static String shortened(String text) {
		return (text.length() <= 40) ? text : text.substring(0, 40) + "…";
	}

	/** How much of a text is computed. */
	public enum Kind {

		/** Nothing: it stands for itself. */
		LITERAL,

		/** All of it, by one expression, which may give any type. */
		SINGLE,

		/** Parts of it, put together into a text. */
		MIXED

	}

}
