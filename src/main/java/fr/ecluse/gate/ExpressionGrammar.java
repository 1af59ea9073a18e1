package fr.ecluse.gate;

import java.util.Optional;
import java.util.Set;

import fr.ecluse.engine.ExpressionRefusal;
import fr.ecluse.engine.ModelExpression;
import org.jspecify.annotations.Nullable;

/**
 * A text of a model as the grammar of expressions sees it: either what it reads, or why
 * it is refused. A text without any expression reads nothing and is accepted.
 */
final class ExpressionGrammar {

	private final @Nullable ModelExpression expression;

	private final @Nullable ExpressionRefusal refusal;

	private ExpressionGrammar(@Nullable ModelExpression expression, @Nullable ExpressionRefusal refusal) {
		this.expression = expression;
		this.refusal = refusal;
	}

	static ExpressionGrammar of(String text) {
		try {
			return new ExpressionGrammar(ModelExpression.read(text), null);
		}
		catch (ExpressionRefusal ex) {
			return new ExpressionGrammar(null, ex);
		}
	}

	/** The variables that it reads, by name; none when it is refused. */
	Set<String> variables() {
		return (this.expression != null) ? this.expression.variables() : Set.of();
	}

	/** Whether nothing in it is computed. */
	boolean isLiteral() {
		return this.expression != null && this.expression.kind() == ModelExpression.Kind.LITERAL;
	}

	/** Whether it is one expression from its first to its last character. */
	boolean isSingle() {
		return this.expression != null && this.expression.kind() == ModelExpression.Kind.SINGLE;
	}

	/** What is wrong with it, in French; empty when it is accepted. */
	Optional<String> problem() {
		return Optional.ofNullable(this.refusal).map(Throwable::getMessage);
	}

	/** The rule that refuses it. */
	String rule() {
		return (this.refusal == null) ? "" : switch (this.refusal.reason()) {
			case UNREADABLE -> "expression-illisible";
			case TOO_LARGE -> "expression-trop-longue";
			case RESERVED -> "expression-reservee";
			case METHOD -> "expression-appel";
			case FUNCTION -> "expression-fonction";
			case PROPERTY -> "expression-propriete";
		};
	}

}
