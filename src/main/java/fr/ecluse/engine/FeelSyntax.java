package fr.ecluse.engine;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

import camundajar.impl.fastparse.IndexedParserInput;
import camundajar.impl.fastparse.Parsed;
import camundajar.impl.fastparse.ParserInput;
import camundajar.impl.fastparse.ParserInputSource$;
import camundajar.impl.fastparse.ParsingRun;
import camundajar.impl.scala.Option;
import org.camunda.feel.FeelEngine;
import org.camunda.feel.impl.parser.ExpressionValidator;
import org.camunda.feel.impl.parser.FeelParser$;
import org.camunda.feel.syntaxtree.Exp;
import org.camunda.feel.syntaxtree.ParsedExpression;

/**
 * Reads texts of FEEL within bounds. The library's parser tries again and again what
 * nests: twenty brackets can keep it at work for ten seconds, and it cannot be
 * interrupted. It is handed a text that counts how often it is read.
 */
public final class FeelSyntax {

	/** The longest text. */
	public static final int LONGEST = 10_000;

	/** How often a text may be read; an honest one is at most some ten thousand times. */
	private static final int MOST_READS = 1_000_000;

	private static final int DEEPEST_BRACKETS = 20;

	private static final MethodHandle EXPRESSION = parser("fullExpression");

	private static final MethodHandle CELL = parser("fullUnaryExpression");

	private static final ExpressionValidator VALIDATOR = new ExpressionValidator(false);

	private FeelSyntax() {
	}

	/**
	 * Reads a text.
	 * @param cell whether it is the test of a cell
	 * @throws FeelRefusal when it is no FEEL, too large, too slow, or defines a function
	 * elsewhere than in a {@code sort}
	 */
	public static void check(String text, boolean cell) throws FeelRefusal {
		FeelFunctions.check(parse(text, cell).expression());
	}

	static ParsedExpression parse(String text, boolean cell) throws FeelRefusal {
		if (text.length() > LONGEST) {
			throw new FeelRefusal(FeelRefusal.Reason.SIZE, "elle compte plus de %d caractères".formatted(LONGEST));
		}
		if (depth(text) > DEEPEST_BRACKETS) {
			throw new FeelRefusal(FeelRefusal.Reason.SIZE,
					"ses parenthèses s'imbriquent plus de %d fois".formatted(DEEPEST_BRACKETS));
		}
		try {
			return read(text, cell ? CELL : EXPRESSION, new Counted(text));
		}
		catch (StackOverflowError ex) {
			throw new FeelRefusal(FeelRefusal.Reason.SIZE, "elle s'imbrique trop");
		}
		catch (TooSlow ex) {
			throw new FeelRefusal(FeelRefusal.Reason.SIZE,
					"sa lecture est trop longue : ses parenthèses s'imbriquent trop");
		}
	}

	private static ParsedExpression read(String text, MethodHandle parser, ParserInput input) throws FeelRefusal {
		Parsed<Exp> parsed = camundajar.impl.fastparse.package$.MODULE$.parse(
				ParserInputSource$.MODULE$.fromParserInput(input, (it) -> it), (run) -> run(parser, run), false, 0,
				null);
		if (parsed instanceof Parsed.Success<Exp> success) {
			Option<FeelEngine.Failure> failure = VALIDATOR.validateExpression(success.value());
			if (failure.isDefined()) {
				throw notFeel(text, failure.get().message());
			}
			return new ParsedExpression(success.value(), text);
		}
		throw notFeel(text, ((Parsed.Failure) (Parsed<?>) parsed).extra().trace(false).aggregateMsg());
	}

	@SuppressWarnings("unchecked")
	private static ParsingRun<Exp> run(MethodHandle parser, ParsingRun<Object> run) {
		try {
			return (ParsingRun<Exp>) parser.invoke(run);
		}
		catch (RuntimeException | Error ex) {
			throw ex;
		}
		catch (Throwable ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static FeelRefusal notFeel(String text, String why) {
		return new FeelRefusal(FeelRefusal.Reason.SYNTAX, "L'expression « %s » n'est pas du FEEL : %s".formatted(
				ModelExpression.shortened(text.strip()), (why.length() <= 300) ? why : why.substring(0, 300) + "…"));
	}

	/** How deep brackets nest, outside texts. */
	private static int depth(String text) {
		int depth = 0;
		int deepest = 0;
		boolean quoted = false;
		for (int i = 0; i < text.length(); i++) {
			char it = text.charAt(i);
			quoted ^= it == '"' && (i == 0 || text.charAt(i - 1) != '\\');
			if (!quoted) {
				depth += ("([{".indexOf(it) >= 0) ? 1 : (")]}".indexOf(it) >= 0) ? -1 : 0;
				deepest = Math.max(deepest, depth);
			}
		}
		return deepest;
	}

	/** The library offers its grammar for whole texts only, without a clock. */
	private static MethodHandle parser(String name) {
		try {
			return MethodHandles.privateLookupIn(FeelParser$.class, MethodHandles.lookup())
				.findVirtual(FeelParser$.class, name, MethodType.methodType(ParsingRun.class, ParsingRun.class))
				.bindTo(FeelParser$.MODULE$);
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** A text that counts how often it is read. */
	private static final class Counted extends IndexedParserInput {

		private int reads;

		Counted(String text) {
			super(text);
		}

		@Override
		public boolean isReachable(int index) {
			if (++this.reads > MOST_READS) {
				throw new TooSlow();
			}
			return super.isReachable(index);
		}

	}

	/** Leaves the parser. */
	private static final class TooSlow extends RuntimeException {

		TooSlow() {
			super(null, null, false, false);
		}

	}

}
