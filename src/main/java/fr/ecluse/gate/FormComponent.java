package fr.ecluse.gate;

import java.util.Set;

import tools.jackson.databind.JsonNode;

/**
 * A component of a form.
 *
 * @param json as the file has it
 * @param line where it begins
 * @param path the answer it takes, from the top of the form down, with a point between
 * names; empty when it takes none
 */
record FormComponent(JsonNode json, int line, String path) {

	/** Components that take an answer, as the server enforces it. */
	static final Set<String> FIELDS = Set.of("textfield", "textarea", "number", "checkbox", "select", "radio",
			"checklist", "taglist", "datetime", "expression");

	/** Components whose answer is one or some of several choices. */
	static final Set<String> CHOICES = Set.of("select", "radio", "checklist", "taglist");

	String type() {
		return text("type");
	}

	String key() {
		return text("key");
	}

	String id() {
		return text("id");
	}

	String text(String property) {
		return this.json.path(property).asString("");
	}

	boolean isField() {
		return FIELDS.contains(type());
	}

	/** The variable that its answer is, or is in; empty when it takes none. */
	String variable() {
		int end = this.path.indexOf('.');
		return (end < 0) ? this.path : this.path.substring(0, end);
	}

	/** As people see it. */
	String label() {
		String label = !text("label").isBlank() ? text("label") : text("dateLabel");
		return (label.isBlank() || label.startsWith("=")) ? (key().isEmpty() ? id() : key()) : label.strip();
	}

	/** How a sentence names it. */
	String told() {
		String label = label();
		return label.isEmpty() ? "Un composant « %s »".formatted(type())
				: "« %s »".formatted(ModellingModel.shortened(label));
	}

	Finding finding(String rule, Level level, String file, String message) {
		return new Finding(rule, level, file, this.line, id().isEmpty() ? null : id(), label(), message);
	}

}
