package fr.ecluse.engine;

import java.math.BigDecimal;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAmount;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.camunda.spin.json.SpinJsonNode;
import org.jspecify.annotations.Nullable;

import static org.camunda.spin.Spin.JSON;

/**
 * Lists and objects as the engine keeps them, in variables of type Json, and as plain
 * Java values.
 */
public final class JsonValues {

	private JsonValues() {
	}

	/** A node as a model reads it: a scalar as itself, an object or a list as a node. */
	static @Nullable Object unwrapped(@Nullable SpinJsonNode node) {
		if (node == null || node.isNull()) {
			return null;
		}
		if (node.isNumber()) {
			return number(node.numberValue());
		}
		return node.isValue() ? node.value() : node;
	}

	/** The same value without nodes: maps, lists, texts, numbers, booleans, null. */
	public static @Nullable Object plain(@Nullable Object value) {
		if (value instanceof SpinJsonNode node) {
			if (node.isArray()) {
				return node.elements().stream().map(JsonValues::plain).collect(ArrayList::new, List::add, List::addAll);
			}
			if (node.isObject()) {
				Map<String, @Nullable Object> map = new LinkedHashMap<>();
				node.fieldNames().forEach((name) -> map.put(name, plain(node.prop(name))));
				return map;
			}
			return unwrapped(node);
		}
		if (value instanceof Collection<?> list) {
			return list.stream().map(JsonValues::plain).collect(ArrayList::new, List::add, List::addAll);
		}
		if (value instanceof Map<?, ?> map) {
			Map<String, @Nullable Object> plain = new LinkedHashMap<>();
			map.forEach((key, it) -> plain.put(String.valueOf(key), plain(it)));
			return plain;
		}
		// Dates have no form of their own in JSON: ISO texts, as everywhere in models.
		return (value instanceof TemporalAccessor || value instanceof TemporalAmount) ? value.toString() : value;
	}

	/** A list or an object as the node that the engine stores. */
	public static SpinJsonNode node(Object value) {
		return (value instanceof SpinJsonNode node) ? node : JSON(plain(value));
	}

	private static Number number(Number number) {
		BigDecimal decimal = new BigDecimal(number.toString());
		boolean whole = decimal.signum() == 0 || decimal.stripTrailingZeros().scale() <= 0;
		return (whole && decimal.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0)
				? (Number) decimal.longValue() : (Number) decimal.doubleValue();
	}

}
