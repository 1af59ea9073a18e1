package fr.ecluse.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import camundajar.impl.scala.Tuple2;
import camundajar.impl.scala.jdk.javaapi.CollectionConverters;
import org.camunda.feel.impl.interpreter.EvalContext;
import org.camunda.feel.impl.interpreter.FeelInterpreter;
import org.camunda.feel.syntaxtree.EveryItem;
import org.camunda.feel.syntaxtree.Exp;
import org.camunda.feel.syntaxtree.For;
import org.camunda.feel.syntaxtree.FunctionDefinition;
import org.camunda.feel.syntaxtree.FunctionInvocation;
import org.camunda.feel.syntaxtree.FunctionParameters;
import org.camunda.feel.syntaxtree.IterationContext;
import org.camunda.feel.syntaxtree.JavaFunctionInvocation;
import org.camunda.feel.syntaxtree.NamedFunctionParameters;
import org.camunda.feel.syntaxtree.PositionalFunctionParameters;
import org.camunda.feel.syntaxtree.QualifiedFunctionInvocation;
import org.camunda.feel.syntaxtree.Ref;
import org.camunda.feel.syntaxtree.SomeItem;
import org.camunda.feel.syntaxtree.Val;
import org.camunda.feel.syntaxtree.ValList;
import org.camunda.feel.syntaxtree.ValNumber;
import org.camunda.feel.valuemapper.ValueMapper;

/**
 * Evaluates FEEL within a {@link FeelBudget}: each step looks at the clock, ranges and
 * combinations are counted before they are walked through, and functions whose cost grows
 * with their arguments are tried on them first. Java functions never run.
 */
class BoundedFeel extends FeelInterpreter {

	private static final Set<String> GUARDED = Set.of("matches", "replace", "split", "extract", "decimal", "round up",
			"round down", "round half up", "round half down", "floor", "ceiling");

	BoundedFeel(ValueMapper values) {
		super(values);
	}

	@Override
	public Val eval(Exp expression, EvalContext context) {
		if (expression instanceof Known known) {
			return known.value();
		}
		FeelBudget budget = FeelBudget.running();
		budget.enter();
		try {
			Val value = super.eval(bounded(expression, context), context);
			if (!(expression instanceof Ref)) {
				budget.checkSize(value);
			}
			return value;
		}
		finally {
			budget.leave();
		}
	}

	private Exp bounded(Exp expression, EvalContext context) {
		if (expression instanceof IterationContext range) {
			return range(eval(range.start(), context), eval(range.end(), context));
		}
		if (expression instanceof For loop) {
			return new For(counted(loop.iterators(), context), loop.exp());
		}
		if (expression instanceof SomeItem some) {
			return new SomeItem(counted(some.iterators(), context), some.condition());
		}
		if (expression instanceof EveryItem every) {
			return new EveryItem(counted(every.iterators(), context), every.condition());
		}
		if (expression instanceof FunctionInvocation call && GUARDED.contains(call.function())) {
			return new FunctionInvocation(call.function(), tried(call.function(), call.params(), context));
		}
		if (expression instanceof QualifiedFunctionInvocation call && GUARDED.contains(call.function())) {
			return new QualifiedFunctionInvocation(call.path(), call.function(),
					tried(call.function(), call.params(), context));
		}
		if (expression instanceof FunctionDefinition function && function.body() instanceof JavaFunctionInvocation) {
			throw FeelBudget.refused("elle appelle une fonction Java, ce qui n'est pas permis");
		}
		return expression;
	}

	private static Exp range(Val start, Val end) {
		if (start instanceof ValNumber from && end instanceof ValNumber to
				&& to.value()
					.bigDecimal()
					.subtract(from.value().bigDecimal())
					.abs()
					.longValue() >= FeelBudget.MOST_ITEMS) {
			throw FeelBudget.refused("elle parcourt plus de %d nombres".formatted(FeelBudget.MOST_ITEMS));
		}
		return new IterationContext(new Known(start), new Known(end));
	}

	/** The lists to walk through, computed once, their combinations counted. */
	private camundajar.impl.scala.collection.immutable.List<Tuple2<String, Exp>> counted(
			camundajar.impl.scala.collection.immutable.List<Tuple2<String, Exp>> iterators, EvalContext context) {
		List<Tuple2<String, Exp>> known = new ArrayList<>();
		long combinations = 1;
		for (Tuple2<String, Exp> iterator : CollectionConverters.asJava(iterators)) {
			Val value = eval(iterator._2(), context);
			if (value instanceof ValList list) {
				combinations *= list.items().size();
			}
			if (combinations > FeelBudget.MOST_COMBINATIONS) {
				throw FeelBudget.refused("elle essaie plus de %d combinaisons".formatted(FeelBudget.MOST_COMBINATIONS));
			}
			known.add(new Tuple2<>(iterator._1(), new Known(value)));
		}
		return scala(known);
	}

	private FunctionParameters tried(String function, FunctionParameters parameters, EvalContext context) {
		if (parameters instanceof PositionalFunctionParameters positional) {
			List<Exp> known = new ArrayList<>();
			for (Exp parameter : CollectionConverters.asJava(positional.params())) {
				known.add(new Known(eval(parameter, context)));
			}
			FeelTrial.of(function, known.stream().map((it) -> ((Known) it).value()).toList());
			return new PositionalFunctionParameters(scala(known));
		}
		if (parameters instanceof NamedFunctionParameters) {
			throw FeelBudget
				.refused("« %s » s'appelle avec ses paramètres dans l'ordre, sans leurs noms".formatted(function));
		}
		return parameters;
	}

	private static <T> camundajar.impl.scala.collection.immutable.List<T> scala(List<T> list) {
		return camundajar.impl.scala.collection.immutable.List$.MODULE$.from(CollectionConverters.asScala(list));
	}

	/** An expression whose value is already computed. */
	record Known(Val value) implements Exp {
	}

}
