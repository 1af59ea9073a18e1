package fr.ecluse.form;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Turns the components of a form into the tree of answers it expects. */
final class FormReader {

	/** The end of the text in a browser; in Java a line end may follow it. */
	private static final Pattern END = Pattern.compile("(?<!\\\\)\\$$");

	private FormReader() {
	}

	static FormPart.Group group(JsonNode form) {
		Map<String, FormPart> parts = new LinkedHashMap<>();
		read(form.path("components"), parts, List.of());
		return new FormPart.Group(parts);
	}

	private static void read(JsonNode components, Map<String, FormPart> parts, List<HideRule> outer) {
		for (JsonNode component : components) {
			List<HideRule> hides = new ArrayList<>(outer);
			String hide = component.path("conditional").path("hide").asString("");
			if (!hide.isBlank()) {
				hides.add(HideRule.parse(hide));
			}
			String type = component.path("type").asString("");
			String path = component.path("path").asString("");
			if ("group".equals(type)) {
				read(component.path("components"), path.isBlank() ? parts : within(parts, path), hides);
			}
			else if ("dynamiclist".equals(type)) {
				place(parts, path, new FormPart.Rows(group(component)));
			}
			else if (component.has("key")) {
				place(parts, component.path("key").asString(""), field(component, type, hides));
			}
		}
	}

	private static void place(Map<String, FormPart> parts, String path, FormPart part) {
		int dot = path.lastIndexOf('.');
		Map<String, FormPart> home = (dot < 0) ? parts : within(parts, path.substring(0, dot));
		home.put(path.substring(dot + 1), part);
	}

	private static Map<String, FormPart> within(Map<String, FormPart> parts, String path) {
		Map<String, FormPart> home = parts;
		for (String name : path.split("\\.")) {
			FormPart part = home.computeIfAbsent(name, (key) -> new FormPart.Group(new LinkedHashMap<>()));
			if (!(part instanceof FormPart.Group group)) {
				throw new IllegalArgumentException(
						"Le formulaire emploie « %s » à la fois comme champ et comme groupe.".formatted(name));
			}
			home = group.parts();
		}
		return home;
	}

	private static FormField field(JsonNode component, String type, List<HideRule> hides) {
		JsonNode validate = component.path("validate");
		String key = component.path("key").asString("");
		boolean date = "datetime".equals(type);
		String label = component.path(date && component.has("dateLabel") ? "dateLabel" : "label").asString("");
		return new FormField(label.isBlank() || label.startsWith("=") ? key : label, FieldType.of(type),
				component.path("subtype").asString("date"),
				component.path("disabled").asBoolean(false) || component.path("readonly").asBoolean(false),
				validate.path("required").asBoolean(false), integer(validate.path("minLength")),
				integer(validate.path("maxLength")), pattern(key, validate.path("pattern").asString("")),
				validate.path("validationType").asString(""), decimal(validate.path("min")),
				decimal(validate.path("max")), integer(component.path("decimalDigits")),
				component.path("serializeToString").asBoolean(false), allowed(component),
				component.path("disallowPassedDates").asBoolean(false), List.copyOf(hides));
	}

	private static @Nullable List<Object> allowed(JsonNode component) {
		if (!component.path("values").isArray()) {
			return null;
		}
		List<Object> allowed = new ArrayList<>();
		for (JsonNode option : component.path("values")) {
			JsonNode value = option.path("value");
			allowed.add(value.isNumber() ? value.decimalValue()
					: value.isBoolean() ? value.booleanValue() : value.asString(""));
		}
		return List.copyOf(allowed);
	}

	private static @Nullable Pattern pattern(String key, String pattern) {
		try {
			return pattern.isBlank() ? null : Pattern.compile(END.matcher(pattern).replaceFirst("\\\\z"));
		}
		catch (PatternSyntaxException ex) {
			throw new IllegalArgumentException("Le motif du champ « %s » n'est pas lisible.".formatted(key), ex);
		}
	}

	private static @Nullable Integer integer(JsonNode node) {
		BigDecimal number = decimal(node);
		return (number != null) ? (Integer) number.intValue() : null;
	}

	private static @Nullable BigDecimal decimal(JsonNode node) {
		if (node.isNumber()) {
			return node.decimalValue();
		}
		if (node.isString() && node.stringValue().matches("-?\\d{1,15}(\\.\\d{1,10})?")) {
			return new BigDecimal(node.stringValue());
		}
		return null;
	}

}
