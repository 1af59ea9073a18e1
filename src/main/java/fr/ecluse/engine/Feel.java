package fr.ecluse.engine;

import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import camundajar.impl.scala.util.Either;
import camundajar.impl.scala.util.Left;
import camundajar.impl.scala.util.Right;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngine;
import org.camunda.bpm.dmn.feel.impl.scala.function.CustomFunction;
import org.camunda.bpm.dmn.feel.impl.scala.function.FeelCustomFunctionProvider;
import org.camunda.feel.FeelEngine;
import org.camunda.feel.api.EvaluationResult;
import org.camunda.feel.api.FailedEvaluationResult;
import org.camunda.feel.api.SuccessfulEvaluationResult;
import org.camunda.feel.context.Context;
import org.camunda.feel.context.FunctionProvider;
import org.camunda.feel.impl.interpreter.BuiltinFunctions;
import org.camunda.feel.impl.interpreter.EvalContext;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.camunda.feel.syntaxtree.Val;
import org.camunda.feel.syntaxtree.ValError;
import org.camunda.feel.valuemapper.ValueMapper;
import org.jspecify.annotations.Nullable;

/**
 * The language of decisions, FEEL, with the functions of the law and within bounds: texts
 * are parsed once, evaluations keep to a {@link FeelBudget}. The engine of decisions
 * calls its language by methods that the library calls old.
 */
@SuppressWarnings("deprecation")
class Feel extends ScalaFeelEngine {

	Feel(LegalFunctions law, Clock clock) {
		super(List.of(new Functions(law)));
		// The engine above is built while super's constructor runs, hence before the
		// clock.
		this.feelEngine = new Bounded(this.feelEngine.functionProvider(), this.feelEngine.valueMapper(), clock);
	}

	/**
	 * Refuses a text that is no expression, or no test of a cell.
	 * @throws IllegalArgumentException in French
	 */
	void check(String text, boolean cell) {
		Either<FeelEngine.Failure, ParsedExpression> parsed = cell ? this.feelEngine.parseUnaryTests(text)
				: this.feelEngine.parseExpression(text);
		if (parsed.isLeft()) {
			throw new IllegalArgumentException(parsed.left().toOption().get().message());
		}
	}

	/** The library's engine with our interpreter in the place of its own. */
	private static final class Bounded extends FeelEngine {

		private static final int MOST_PARSED = 5000;

		private final Map<String, Either<FeelEngine.Failure, ParsedExpression>> expressions = new ConcurrentHashMap<>();

		private final Map<String, Either<FeelEngine.Failure, ParsedExpression>> cells = new ConcurrentHashMap<>();

		private final BoundedFeel interpreter;

		private final EvalContext root;

		Bounded(FunctionProvider functions, ValueMapper values, Clock clock) {
			super(functions, values, new FeelEngine.Configuration(false),
					() -> ZonedDateTime.ofInstant(clock.instant(), clock.getZone()));
			this.interpreter = new BoundedFeel(values);
			this.root = EvalContext.create(values,
					new FunctionProvider.CompositeFunctionProvider(
							camundajar.impl.scala.collection.immutable.List$.MODULE$
								.from(camundajar.impl.scala.jdk.javaapi.CollectionConverters
									.asScala(List.of(new BuiltinFunctions(clock(), values), functions)))));
		}

		@Override
		public EvaluationResult evaluate(ParsedExpression expression, Context context) {
			FeelBudget budget = FeelBudget.current();
			budget.start();
			try {
				EvalContext variables = this.root.merge(context);
				Val value = this.interpreter.eval(expression.expression(), variables);
				if (value instanceof ValError error) {
					return new FailedEvaluationResult(
							new FeelEngine.Failure("« %s » : %s".formatted(expression.text(), error.error())),
							variables.failureCollector().failures());
				}
				return new SuccessfulEvaluationResult(valueMapper().unpackVal(value),
						variables.failureCollector().failures());
			}
			catch (StackOverflowError ex) {
				throw FeelBudget.refused("elle s'imbrique trop");
			}
			finally {
				budget.stop();
			}
		}

		@Override
		public Either<FeelEngine.Failure, ParsedExpression> parseExpression(String text) {
			return parsed(text, this.expressions, false);
		}

		@Override
		public Either<FeelEngine.Failure, ParsedExpression> parseUnaryTests(String text) {
			return parsed(text, this.cells, true);
		}

		private static Either<FeelEngine.Failure, ParsedExpression> parsed(String text,
				Map<String, Either<FeelEngine.Failure, ParsedExpression>> known, boolean cell) {
			if (known.size() > MOST_PARSED) {
				known.clear();
			}
			return known.computeIfAbsent(text, (it) -> read(it, cell));
		}

		private static Either<FeelEngine.Failure, ParsedExpression> read(String text, boolean cell) {
			try {
				return new Right<>(FeelSyntax.parse(text, cell));
			}
			catch (FeelRefusal ex) {
				if (ex.isSyntax()) {
					return new Left<>(new FeelEngine.Failure(ex.getMessage()));
				}
				throw FeelBudget.refused(String.valueOf(ex.getMessage()));
			}
		}

	}

	/** The functions of the law under their names. */
	private record Functions(LegalFunctions law) implements FeelCustomFunctionProvider {

		@Override
		public Optional<CustomFunction> resolveFunction(String name) {
			return Optional.ofNullable(switch (name) {
				case "deadline" ->
					function((it) -> this.law.deadline(it.get(0), it.get(1), it.get(2)), "rule", "date", "territory");
				case "dateInWords" -> function((it) -> this.law.dateInWords(it.get(0)), "date");
				case "threshold" -> function((it) -> this.law.threshold(it.get(0), it.get(1)), "key", "date");
				case "thresholdFor" ->
					function((it) -> this.law.threshold(it.get(0), it.get(1), it.get(2)), "key", "date", "quantity");
				case "today" -> function((it) -> this.law.today(it.get(0)), "territory");
				default -> null;
			});
		}

		@Override
		public Collection<String> getFunctionNames() {
			return List.of("dateInWords", "deadline", "threshold", "thresholdFor", "today");
		}

		private static CustomFunction function(Function<List<@Nullable Object>, Object> work, String... parameters) {
			return CustomFunction.create().setParams(parameters).setFunction((arguments) -> {
				try {
					return work.apply(arguments);
				}
				catch (RuntimeException ex) {
					FeelBudget.running().failed(ex);
					throw ex;
				}
			}).build();
		}

	}

}
