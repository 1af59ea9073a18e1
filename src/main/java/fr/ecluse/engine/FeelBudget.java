package fr.ecluse.engine;

import java.lang.ref.WeakReference;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Objects;

import camundajar.impl.scala.collection.Iterator;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.feel.syntaxtree.Val;
import org.camunda.feel.syntaxtree.ValContext;
import org.camunda.feel.syntaxtree.ValList;
import org.camunda.feel.syntaxtree.ValNumber;
import org.camunda.feel.syntaxtree.ValString;
import org.jspecify.annotations.Nullable;

/**
 * What the decisions of one command of the engine may spend: time, depth, and the size of
 * each value. A decision past it is refused, not interrupted, so that no thread is lost.
 */
final class FeelBudget {

	/** For all decisions of a command; an honest one takes milliseconds. */
	static final Duration TIME = Duration.ofSeconds(3);

	/** The longest list, and the longest range that is walked through. */
	static final int MOST_ITEMS = 2000;

	/** How many combinations {@code for}, {@code some} and {@code every} may try. */
	static final int MOST_COMBINATIONS = 50_000;

	private static final int MOST_WEIGHT = 100_000;

	private static final int MOST_CHARACTERS = 100_000;

	private static final int MOST_DIGITS = 400;

	private static final int MOST_DEPTH = 250;

	private static final ThreadLocal<@Nullable FeelBudget> CURRENT = new ThreadLocal<>();

	private final WeakReference<@Nullable CommandContext> command;

	private long spent;

	private long started;

	private int depth;

	private @Nullable RuntimeException failure;

	private FeelBudget(@Nullable CommandContext command) {
		this.command = new WeakReference<>(command);
	}

	/** The budget of the command at work. */
	static FeelBudget current() {
		CommandContext command = Context.getCommandContext();
		FeelBudget budget = CURRENT.get();
		if (budget == null || command == null || budget.command.get() != command) {
			budget = new FeelBudget(command);
			CURRENT.set(budget);
		}
		return budget;
	}

	/** The budget of the evaluation at work on this thread. */
	static FeelBudget running() {
		return Objects.requireNonNull(CURRENT.get(), "no evaluation is running");
	}

	void start() {
		this.started = System.nanoTime();
		this.failure = null;
		this.depth = 0;
	}

	void stop() {
		this.spent += System.nanoTime() - this.started;
		if (this.failure != null) {
			throw this.failure;
		}
	}

	/** FEEL turns failures of functions into null; ours must be heard. */
	void failed(RuntimeException failure) {
		this.failure = failure;
	}

	void enter() {
		if (++this.depth > MOST_DEPTH) {
			throw refused("elle s'imbrique ou s'appelle elle-même plus de %d fois".formatted(MOST_DEPTH));
		}
		checkTime();
	}

	void leave() {
		this.depth--;
	}

	void checkTime() {
		if (this.spent + System.nanoTime() - this.started > TIME.toNanos()) {
			throw refused("elle prend plus de %d secondes".formatted(TIME.toSeconds()));
		}
	}

	/** Refuses a value that is too large to go on with. */
	void checkSize(Val value) {
		if (value instanceof ValNumber number) {
			BigDecimal decimal = number.value().bigDecimal();
			if (Math.abs((long) decimal.scale()) > MOST_DIGITS || decimal.precision() > MOST_DIGITS) {
				throw refused("un nombre y a plus de %d chiffres".formatted(MOST_DIGITS));
			}
		}
		else if (weight(value, 0) > MOST_WEIGHT) {
			throw refused("une valeur y devient trop grande");
		}
	}

	/** Counts the parts of a value, up to the first one too many. */
	private static int weight(@Nullable Object value, int before) {
		int weight = before + 1;
		if (value instanceof ValString string) {
			if (string.value().length() > MOST_CHARACTERS) {
				throw refused("un texte y dépasse %d caractères".formatted(MOST_CHARACTERS));
			}
			return weight + string.value().length() / 16;
		}
		Iterator<?> parts = Iterator.empty();
		if (value instanceof ValList list) {
			if (list.items().lengthCompare(MOST_ITEMS) > 0) {
				throw refused("une liste y dépasse %d éléments".formatted(MOST_ITEMS));
			}
			parts = list.items().iterator();
		}
		else if (value instanceof ValContext context) {
			parts = context.context().variableProvider().getVariables().valuesIterator();
		}
		while (parts.hasNext() && weight <= MOST_WEIGHT) {
			weight = weight(parts.next(), weight);
		}
		return weight;
	}

	/** What to throw at an expression that goes too far; kept, should FEEL swallow it. */
	static ProcessEngineException refused(String why) {
		ProcessEngineException refusal = new ProcessEngineException(
				"Une expression de la décision est arrêtée : " + why + ".");
		FeelBudget budget = CURRENT.get();
		if (budget != null) {
			budget.failed(refusal);
		}
		return refusal;
	}

}
