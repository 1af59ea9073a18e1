package fr.ecluse.engine;

import java.util.function.Supplier;

import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.engine.variable.context.VariableContext;

/**
 * The language of decisions, whose library of some thousand classes is loaded while the
 * server does the rest of its start.
 */
final class FeelAhead implements FeelEngine {

	private final Ahead<Feel> feel;

	FeelAhead(Supplier<Feel> feel) {
		this.feel = new Ahead<>("feel", feel::get);
	}

	@Override
	public <T> T evaluateSimpleExpression(String expression, VariableContext variables) {
		return this.feel.get().evaluateSimpleExpression(expression, variables);
	}

	@Override
	public boolean evaluateSimpleUnaryTests(String tests, String input, VariableContext variables) {
		return this.feel.get().evaluateSimpleUnaryTests(tests, input, variables);
	}

	/** As {@link Feel#check}. */
	void check(String text, boolean cell) {
		this.feel.get().check(text, cell);
	}

}
