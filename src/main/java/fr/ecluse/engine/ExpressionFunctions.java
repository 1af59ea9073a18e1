package fr.ecluse.engine;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.spin.json.SpinJsonNode;
import org.jspecify.annotations.Nullable;

/**
 * The functions that expressions of models may call, as the engine wants them: static
 * methods, which find their engine's {@link LegalFunctions}. All arguments are objects,
 * so that nothing is converted in silence.
 */
final class ExpressionFunctions {

	/** More repetitions than this of one element is an accident. */
	static final int MOST_ELEMENTS = 200;

	private ExpressionFunctions() {
	}

	/** The functions by name. */
	static Map<String, Method> byName() {
		Map<String, Method> functions = new LinkedHashMap<>();
		for (Method method : ExpressionFunctions.class.getDeclaredMethods()) {
			if (Modifier.isPublic(method.getModifiers())) {
				method.setAccessible(true);
				functions.put(method.getName(), method);
			}
		}
		return functions;
	}

	/** The elements of a list, for a repeated element of the model; none when null. */
	public static List<@Nullable Object> elements(@Nullable Object list) {
		List<@Nullable Object> elements = new ArrayList<>();
		if (list instanceof SpinJsonNode node && node.isArray()) {
			node.elements().forEach((element) -> elements.add(JsonValues.unwrapped(element)));
		}
		else if (list instanceof Collection<?> collection) {
			elements.addAll(collection);
		}
		else if (list != null) {
			throw new IllegalArgumentException(
					"« elements » prend une liste, et non « %s ».".formatted(shortened(list)));
		}
		if (elements.size() > MOST_ELEMENTS) {
			throw new IllegalArgumentException("Une étape se répète %d fois au plus ; la liste compte %d éléments."
				.formatted(MOST_ELEMENTS, elements.size()));
		}
		return elements;
	}

	/** How many elements a list, properties an object, or characters a text has. */
	public static long size(@Nullable Object value) {
		if (value == null) {
			return 0;
		}
		if (value instanceof SpinJsonNode node && node.isArray()) {
			return node.elements().size();
		}
		if (value instanceof SpinJsonNode node && node.isObject()) {
			return node.fieldNames().size();
		}
		if (value instanceof Collection<?> collection) {
			return collection.size();
		}
		if (value instanceof String text) {
			return text.codePointCount(0, text.length());
		}
		throw new IllegalArgumentException(
				"« size » prend une liste, un objet ou un texte, et non « %s ».".formatted(shortened(value)));
	}

	public static String today(@Nullable Object territory) {
		return law().today(territory);
	}

	public static String deadline(@Nullable Object rule, @Nullable Object date, @Nullable Object territory) {
		return law().deadline(rule, date, territory);
	}

	public static Date startOfDay(@Nullable Object date, @Nullable Object territory) {
		return law().startOfDay(date, territory);
	}

	public static Date endOfDay(@Nullable Object date, @Nullable Object territory) {
		return law().endOfDay(date, territory);
	}

	public static Date instant(@Nullable Object date, @Nullable Object time, @Nullable Object territory) {
		return law().instant(date, time, territory);
	}

	public static String dateInWords(@Nullable Object date) {
		return law().dateInWords(date);
	}

	public static Number threshold(@Nullable Object key, @Nullable Object date) {
		return law().threshold(key, date);
	}

	/** As {@code threshold}, for a threshold that depends on a quantity. */
	public static Number thresholdFor(@Nullable Object key, @Nullable Object date, @Nullable Object quantity) {
		return law().threshold(key, date, quantity);
	}

	private static LegalFunctions law() {
		return ((SafeExpressions) Context.getProcessEngineConfiguration().getExpressionManager()).law();
	}

	private static String shortened(Object value) {
		String text = value.toString();
		return (text.length() <= 60) ? text : text.substring(0, 60) + "…";
	}

}
