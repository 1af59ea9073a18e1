package fr.ecluse.engine;

import org.camunda.bpm.impl.juel.AstDot;
import org.camunda.bpm.impl.juel.AstNode;
import org.camunda.bpm.impl.juel.Builder;
import org.camunda.bpm.impl.juel.Parser;
import org.camunda.bpm.impl.juel.Scanner.ScanException;
import org.camunda.bpm.impl.juel.Scanner.Symbol;
import org.jspecify.annotations.Nullable;

/**
 * Reads expressions without namespaces of functions: with them, the end of
 * {@code a ? b : today(c)} would be a function {@code b:today}, and the expression an
 * error that nobody understands.
 */
class ExpressionBuilder extends Builder {

	ExpressionBuilder() {
		super(Feature.METHOD_INVOCATIONS);
	}

	@Override
	protected Parser createParser(String expression) {
		return new PlainNames(this, expression);
	}

	private static final class PlainNames extends Parser {

		PlainNames(Builder builder, String expression) {
			super(builder, expression);
		}

		@Override
		protected @Nullable AstNode nonliteral() throws ScanException, ParseException {
			if (getToken().getSymbol() != Symbol.IDENTIFIER) {
				return super.nonliteral();
			}
			String name = consumeToken().getImage();
			return (getToken().getSymbol() == Symbol.LPAREN) ? function(name, params()) : identifier(name);
		}

		@Override
		protected AstDot createAstDot(AstNode base, String property, boolean lvalue) {
			return new Dot(base, property, lvalue);
		}

	}

	/** The library's access by dot, whose property can be asked for. */
	static final class Dot extends AstDot {

		Dot(AstNode base, String property, boolean lvalue) {
			super(base, property, lvalue);
		}

		String name() {
			return this.property;
		}

	}

}
