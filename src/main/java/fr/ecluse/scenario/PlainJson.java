package fr.ecluse.scenario;

import java.math.BigDecimal;
import java.time.temporal.Temporal;
import java.util.Date;
import java.util.List;
import java.util.Map;

import org.camunda.spin.json.SpinJsonNode;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.NullNode;

/** Compares values of a scenario with variables of the engine, whatever their types. */
final class PlainJson {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private PlainJson() {
	}

	static boolean same(@Nullable Object expected, @Nullable Object found) {
		return same(tree(expected), tree(found));
	}

	/** As a reader of the scenario would write it. */
	static String text(@Nullable Object value) {
		return JSON.writeValueAsString(tree(value));
	}

	/**
	 * What stands at a path such as {@code items[0].title} below a variable; null when
	 * nothing does.
	 */
	static @Nullable Object at(@Nullable Object variable, String path) {
		JsonNode node = tree(variable);
		for (String name : path.split("[.\\[\\]]+")) {
			if (!name.isEmpty()) {
				node = node.isArray() ? item(node, name) : node.path(name);
			}
		}
		return node.isMissingNode() ? null : node;
	}

	private static JsonNode item(JsonNode list, String index) {
		return index.matches("[0-9]{1,6}") ? list.path(Integer.parseInt(index)) : MissingNode.getInstance();
	}

	private static JsonNode tree(@Nullable Object value) {
		if (value == null) {
			return NullNode.getInstance();
		}
		if (value instanceof JsonNode node) {
			return node;
		}
		if (value instanceof SpinJsonNode spin) {
			return JSON.readTree(spin.toString());
		}
		if (value instanceof Map || value instanceof List || value instanceof Number || value instanceof Boolean) {
			return JSON.valueToTree(value);
		}
		if (value instanceof Date date) {
			return JSON.valueToTree(date.toInstant().toString());
		}
		return JSON.valueToTree((value instanceof Temporal) ? value.toString() : String.valueOf(value));
	}

	private static boolean same(JsonNode expected, JsonNode found) {
		if (expected.isNumber() && found.isNumber()) {
			return new BigDecimal(expected.asString()).compareTo(new BigDecimal(found.asString())) == 0;
		}
		if (expected.isArray() && found.isArray() && expected.size() == found.size()) {
			for (int index = 0; index < expected.size(); index++) {
				if (!same(expected.path(index), found.path(index))) {
					return false;
				}
			}
			return true;
		}
		if (expected.isObject() && found.isObject()) {
			return expected.size() == found.size() && expected.properties()
				.stream()
				.allMatch((entry) -> found.has(entry.getKey()) && same(entry.getValue(), found.path(entry.getKey())));
		}
		return expected.equals(found);
	}

}
