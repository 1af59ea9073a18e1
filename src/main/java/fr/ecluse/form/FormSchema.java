package fr.ecluse.form;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes the rules of a form as a JSON Schema (draft 2020-12), for software that checks
 * its answers before it sends them. Only what changes with the calendar is left out: that
 * a date may not be past. A number taken as text loses its bounds there too.
 */
final class FormSchema {

	private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

	/** Rules that hold while other answers are as they say. */
	private final List<ObjectNode> conditions = new ArrayList<>();

	private FormSchema() {
	}

	static ObjectNode of(FormPart.Group root) {
		FormSchema schema = new FormSchema();
		ObjectNode node = JSON.objectNode().put("$schema", "https://json-schema.org/draft/2020-12/schema");
		node.setAll(schema.group(root, true, new Place(null, "", false)));
		if (!schema.conditions.isEmpty()) {
			node.putArray("allOf").addAll(schema.conditions);
		}
		return node;
	}

	private ObjectNode group(FormPart.Group group, boolean present, Place place) {
		ObjectNode node = type(present ? List.of("object") : List.of("object", "null"));
		ObjectNode properties = JSON.objectNode();
		ArrayNode required = JSON.arrayNode();
		group.parts().forEach((key, part) -> {
			properties.set(key, part(part, new Place(place, key, false)));
			if (isNeeded(part)) {
				required.add(key);
			}
		});
		node.set("properties", properties);
		if (!required.isEmpty()) {
			node.set("required", required);
		}
		return node.put("additionalProperties", false);
	}

	private ObjectNode part(FormPart part, Place place) {
		if (part instanceof FormPart.Group group) {
			return group(group, isNeeded(group), place);
		}
		if (part instanceof FormPart.Rows rows) {
			ObjectNode node = type(List.of("array", "null")).put("maxItems", FormPart.MOST_ROWS);
			node.set("items", group(rows.row(), isNeeded(rows.row()), new Place(place, "", true)));
			return node;
		}
		return field((FormField) part, place);
	}

	private ObjectNode field(FormField field, Place place) {
		List<HideRule> known = field.hides().stream().filter((rule) -> rule.field() != null).toList();
		boolean sure = known.size() == field.hides().size();
		if (!known.isEmpty()) {
			ObjectNode hidden = JSON.objectNode();
			hidden.putArray("anyOf").addAll(known.stream().map(FormSchema::hides).toList());
			ObjectNode rule = JSON.objectNode();
			rule.set("if", hidden);
			rule.set("then", place.wrap(empty(field), false));
			if (field.required() && sure && !field.locked()) {
				rule.set("else", place.wrap(answer(field), true));
			}
			this.conditions.add(rule);
		}
		ObjectNode node = JSON.objectNode().put("title", field.label());
		if (field.locked()) {
			node.setAll(empty(field));
		}
		else if (isNeeded(field)) {
			node.setAll(answer(field));
		}
		else {
			node.putArray("anyOf").add(answer(field)).add(empty(field));
		}
		if (field.disallowPassedDates()) {
			node.put("description", "Une date à venir.");
		}
		return node;
	}

	/** Whether it must be answered whatever the other answers are. */
	private static boolean isNeeded(FormPart part) {
		if (part instanceof FormPart.Group group) {
			return group.parts().values().stream().anyMatch(FormSchema::isNeeded);
		}
		return part instanceof FormField field && field.required() && !field.locked() && field.hides().isEmpty();
	}

	/** What counts as no answer. */
	private static ObjectNode empty(FormField field) {
		ObjectNode node = JSON.objectNode();
		ArrayNode values = node.putArray("enum").addNull().add("").add(JSON.arrayNode());
		if (field.type() == FieldType.CHECKBOX) {
			values.add(false);
		}
		return node;
	}

	private static ObjectNode answer(FormField field) {
		return switch (field.type()) {
			case TEXT -> text(field, type(List.of("string")));
			case NUMBER -> field.asText() ? pattern(type(List.of("string")), FormField.NUMBER_TEXT) : number(field);
			case CHECKBOX -> (field.required()) ? JSON.objectNode().put("const", true) : type(List.of("boolean"));
			case CHOICE -> choice(field);
			case CHOICES -> choices(field);
			case DATE -> date(field);
			case COMPUTED -> text(field, type(List.of("string", "number", "boolean")));
		};
	}

	private static ObjectNode text(FormField field, ObjectNode node) {
		node.put("minLength", Math.max((field.minLength() != null) ? field.minLength() : 0, 1));
		node.put("maxLength", field.longest());
		pattern(node, FormField.PRINTABLE);
		if (field.required()) {
			pattern(node, "\\S");
		}
		if (field.pattern() != null) {
			pattern(node, field.pattern().pattern().replace("\\z", "$"));
		}
		if ("email".equals(field.validationType())) {
			pattern(node.put("format", "email"), FormField.EMAIL);
		}
		if ("phone".equals(field.validationType())) {
			pattern(node, FormField.PHONE);
		}
		return node;
	}

	private static ObjectNode number(FormField field) {
		ObjectNode node = type(List.of("number"));
		node.put("minimum",
				(field.min() != null) ? field.min().max(FormField.LARGEST.negate()) : FormField.LARGEST.negate());
		node.put("maximum", (field.max() != null) ? field.max().min(FormField.LARGEST) : FormField.LARGEST);
		if (field.decimalDigits() != null) {
			node.put("multipleOf", BigDecimal.ONE.movePointLeft(field.decimalDigits()));
		}
		return node;
	}

	private static ObjectNode choice(FormField field) {
		if (field.allowed() == null) {
			return type(List.of("string", "number", "boolean")).put("minLength", 1)
				.put("maxLength", FormField.LONGEST_TEXT);
		}
		ObjectNode node = JSON.objectNode();
		ArrayNode values = node.putArray("enum");
		for (Object value : field.allowed()) {
			values.addPOJO(value);
		}
		return node;
	}

	private static ObjectNode choices(FormField field) {
		ObjectNode node = type(List.of("array")).put("minItems", 1)
			.put("maxItems", FormPart.MOST_ROWS)
			.put("uniqueItems", true);
		node.set("items", choice(field));
		return node;
	}

	private static ObjectNode date(FormField field) {
		ObjectNode node = type(List.of("string"));
		return switch (field.subtype()) {
			case "time" -> pattern(node, "^" + FormField.TIME + "$");
			case "datetime" -> pattern(node, "^" + FormField.DAY + "T" + FormField.TIME + "$");
			default -> pattern(node.put("format", "date"), "^" + FormField.DAY + "$");
		};
	}

	/** That other answers hide a field. */
	private static ObjectNode hides(HideRule rule) {
		ObjectNode node = JSON.objectNode();
		String other = String.valueOf(rule.field());
		ObjectNode value = node.putObject("properties").putObject(other);
		if (rule.literal() == null) {
			value.putArray("enum").addNull().add("");
		}
		else {
			value.putPOJO("const", rule.literal());
			node.putArray("required").add(other);
		}
		if (rule.equal()) {
			return node;
		}
		ObjectNode differs = JSON.objectNode();
		differs.set("not", node);
		return differs;
	}

	private static ObjectNode type(List<String> types) {
		ObjectNode node = JSON.objectNode();
		if (types.size() == 1) {
			return node.put("type", types.get(0));
		}
		ArrayNode array = node.putArray("type");
		types.forEach(array::add);
		return node;
	}

	/** One more pattern that a text has to match. */
	private static ObjectNode pattern(ObjectNode node, String pattern) {
		if (!node.has("pattern")) {
			return node.put("pattern", pattern);
		}
		ArrayNode more = node.withArray("allOf");
		more.addObject().put("pattern", pattern);
		return node;
	}

	/** Where an answer is: its name in what holds it, or each row of it. */
	private record Place(@Nullable Place in, String key, boolean row) {

		/**
		 * A rule about the whole body that says this of the answer here.
		 * @param present whether the answer must be there
		 */
		ObjectNode wrap(ObjectNode rule, boolean present) {
			if (this.in == null) {
				return rule;
			}
			ObjectNode node = JSON.objectNode();
			if (this.row) {
				node.set("items", rule);
				return this.in.wrap(node, false);
			}
			if (present) {
				node.put("type", "object").putArray("required").add(this.key);
			}
			node.putObject("properties").set(this.key, rule);
			return this.in.wrap(node, present && !this.in.row);
		}

	}

}
