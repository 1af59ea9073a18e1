package fr.ecluse.engine;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;

import org.camunda.bpm.engine.delegate.BaseDelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.engine.impl.el.VariableContextElResolver;
import org.camunda.bpm.engine.impl.el.VariableScopeElResolver;
import org.camunda.bpm.impl.juel.Cache;
import org.camunda.bpm.impl.juel.ExpressionFactoryImpl;
import org.camunda.bpm.impl.juel.TreeStore;
import org.camunda.bpm.impl.juel.jakarta.el.ArrayELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.CompositeELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ListELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.MapELResolver;
import org.joda.time.ReadableInstant;
import org.jspecify.annotations.Nullable;

/**
 * What an expression of a model can reach: variables, the blocks by name, entries of
 * maps, lists, arrays and Json, four properties of the execution, date arithmetic, and
 * the listed functions. No method of any other object can be called and no bean can be
 * read, which closes the paths from {@code ''.getClass()} and
 * {@code execution.processEngineServices} to running commands.
 */
class SafeExpressions extends JuelExpressionManager {

	/** Functions of the engine that take nothing. */
	static final Set<String> FUNCTIONS = Set.of("currentUser", "currentUserGroups", "now", "dateTime");

	/** What an expression may read of the execution. */
	static final Set<String> EXECUTION_PROPERTIES = Set.of("id", "businessKey", "tenantId", "processInstanceId");

	/** Calls on what {@code dateTime()} gives. */
	static final Set<String> DATE_METHODS = Set.of("plusMinutes", "plusHours", "plusDays", "plusWeeks", "plusMonths",
			"plusYears", "minusMinutes", "minusHours", "minusDays", "minusWeeks", "minusMonths", "minusYears",
			"withTimeAtStartOfDay", "toDate");

	private final Map<String, JavaDelegate> blocks;

	private final LegalFunctions law;

	SafeExpressions(Map<String, JavaDelegate> blocks, LegalFunctions law) {
		this.blocks = blocks;
		this.law = law;
		setExpressionFactory(new ExpressionFactoryImpl(new TreeStore(new ExpressionBuilder(), new Cache(1000))));
		ExpressionFunctions.byName().forEach(super::addFunction);
	}

	LegalFunctions law() {
		return this.law;
	}

	@Override
	public void addFunction(String name, Method function) {
		if (FUNCTIONS.contains(name)) {
			super.addFunction(name, function);
		}
	}

	@Override
	protected ELResolver createElResolver() {
		CompositeELResolver resolver = new CompositeELResolver();
		// First, so that no variable takes the place of a block.
		resolver.add(new Blocks(this.blocks));
		resolver.add(new VariableScopeElResolver());
		resolver.add(new VariableContextElResolver());
		resolver.add(new JsonProperties());
		resolver.add(new ArrayELResolver(true));
		resolver.add(new ListELResolver(true));
		resolver.add(new MapELResolver(true));
		resolver.add(new Allowed());
		return resolver;
	}

	/** The closed list of blocks; in an expression they are names, nothing more. */
	private static final class Blocks extends ReadOnlyResolver {

		private final Map<String, JavaDelegate> blocks;

		Blocks(Map<String, JavaDelegate> blocks) {
			this.blocks = blocks;
		}

		@Override
		public @Nullable Object getValue(ELContext context, @Nullable Object base, Object property) {
			if (base == null && property instanceof String name) {
				JavaDelegate block = this.blocks.get(name);
				if (block != null) {
					context.setPropertyResolved(true);
					return block;
				}
			}
			return null;
		}

	}

	/** The last resolver: allows the listed properties and methods, refuses the rest. */
	private static final class Allowed extends ReadOnlyResolver {

		@Override
		public @Nullable Object getValue(ELContext context, @Nullable Object base, Object property) {
			if (base == null) {
				return null;
			}
			if (base instanceof BaseDelegateExecution execution) {
				context.setPropertyResolved(true);
				return switch (String.valueOf(property)) {
					case "id" -> execution.getId();
					case "businessKey" -> execution.getBusinessKey();
					case "tenantId" -> (execution instanceof DelegateExecution it) ? it.getTenantId() : null;
					case "processInstanceId" ->
						(execution instanceof DelegateExecution it) ? it.getProcessInstanceId() : null;
					default -> throw refused(property);
				};
			}
			throw refused(property);
		}

		@Override
		public @Nullable Object invoke(ELContext context, @Nullable Object base, Object method,
				Class<?> @Nullable [] types, Object @Nullable [] arguments) {
			if (base instanceof ReadableInstant && DATE_METHODS.contains(String.valueOf(method))) {
				context.setPropertyResolved(true);
				return call(base, String.valueOf(method), (arguments != null) ? arguments : new Object[0]);
			}
			throw refused(method);
		}

		private static Object call(Object date, String method, Object[] arguments) {
			try {
				if (arguments.length == 0) {
					return date.getClass().getMethod(method).invoke(date);
				}
				int amount = Math.toIntExact(((Number) arguments[0]).longValue());
				return date.getClass().getMethod(method, int.class).invoke(date, amount);
			}
			catch (ReflectiveOperationException | ClassCastException | ArithmeticException ex) {
				throw new ELException("The date arithmetic " + method + " takes one whole number", ex);
			}
		}

		private static ELException refused(Object what) {
			return new ELException("« %s » n'est pas permis dans une expression : seules les variables, leurs éléments "
				.formatted(what) + "et le calcul de dates le sont.");
		}

	}

}
