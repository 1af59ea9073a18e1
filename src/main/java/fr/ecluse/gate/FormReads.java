package fr.ecluse.gate;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import tools.jackson.databind.JsonNode;

/** The variables that the texts, conditions and choices of a form look at. */
final class FormReads {

	private static final Pattern TEMPLATE = Pattern.compile("\\{\\{([^{}]{1,2000})}}");

	private static final Set<String> FEEL = Set.of("hide", "expression", "valuesExpression", "columnsExpression");

	private FormReads() {
	}

	static Set<String> of(FormFile form) {
		Set<String> names = new LinkedHashSet<>();
		form.components().forEach((component) -> collect(component.json(), names));
		return names;
	}

	private static void collect(JsonNode json, Set<String> names) {
		json.properties().forEach((entry) -> {
			JsonNode value = entry.getValue();
			if (value.isString()) {
				read(entry.getKey(), value.stringValue(), names);
			}
			else if (value.isObject()) {
				collect(value, names);
			}
			else if (value.isArray() && !entry.getKey().equals("components")) {
				value.forEach((child) -> collect(child, names));
			}
		});
	}

	private static void read(String property, String text, Set<String> names) {
		if (property.equals("valuesKey")) {
			names.add(text.strip());
		}
		else if (text.startsWith("=") || FEEL.contains(property)) {
			names.addAll(VariableNames.ofFeel(text.startsWith("=") ? text.substring(1) : text));
		}
		else {
			Matcher templates = TEMPLATE.matcher(text);
			while (templates.find()) {
				names.addAll(VariableNames.ofFeel(templates.group(1)));
			}
		}
	}

}
