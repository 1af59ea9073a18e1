package fr.ecluse.console;

import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.JsonNode;

/**
 * A field of a form, for those who read it without the preview.
 *
 * @param rules what is asked of the answer, in words
 */
record FormFieldRow(String label, String key, String kind, String rules) {

	static List<FormFieldRow> of(JsonNode form) {
		List<FormFieldRow> rows = new ArrayList<>();
		collect(form, rows);
		return rows;
	}

	private static void collect(JsonNode part, List<FormFieldRow> rows) {
		for (JsonNode component : part.path("components")) {
			String key = component.path("key").asString("");
			if (!key.isEmpty()) {
				rows.add(new FormFieldRow(component.path("label").asString(""), key,
						kind(component.path("type").asString("")), rules(component)));
			}
			collect(component, rows);
		}
	}

	private static String rules(JsonNode component) {
		JsonNode validate = component.path("validate");
		List<String> rules = new ArrayList<>();
		if (validate.path("required").asBoolean(false)) {
			rules.add("obligatoire");
		}
		if (component.path("disabled").asBoolean(false) || component.path("readonly").asBoolean(false)) {
			rules.add("non modifiable");
		}
		add(rules, validate, "minLength", "au moins %s caractères");
		add(rules, validate, "maxLength", "au plus %s caractères");
		add(rules, validate, "min", "au moins %s");
		add(rules, validate, "max", "au plus %s");
		add(rules, validate, "pattern", "de la forme %s");
		List<String> values = new ArrayList<>();
		component.path("values").forEach((value) -> values.add(value.path("label").asString("")));
		if (!values.isEmpty()) {
			rules.add("parmi : " + String.join(", ", values));
		}
		return String.join(" ; ", rules);
	}

	private static void add(List<String> rules, JsonNode validate, String name, String words) {
		JsonNode value = validate.path(name);
		if (!value.isMissingNode() && !value.isNull() && !value.asString("").isEmpty()) {
			rules.add(words.formatted(value.asString("")));
		}
	}

	private static String kind(String type) {
		return switch (type) {
			case "textfield" -> "texte";
			case "textarea" -> "texte long";
			case "number" -> "nombre";
			case "datetime" -> "date";
			case "checkbox" -> "case à cocher";
			case "checklist" -> "cases à cocher";
			case "radio" -> "un choix";
			case "select" -> "liste";
			case "taglist" -> "liste à choix multiples";
			case "expression" -> "valeur calculée";
			case "filepicker" -> "fichier";
			default -> type;
		};
	}

}
