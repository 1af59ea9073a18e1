package fr.ecluse.openapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A schema in a few French words, with a link where it names a type.
 *
 * @param before words before the name of the type
 * @param type name of the type, null when there is none
 * @param after words after it: limits, and whether it may be null
 */
record Shape(String before, @Nullable String type, String after) {

	private static final String SCHEMAS = "#/components/schemas/";

	private static final Map<String, String> WORDS = Map.of("string", "texte", "integer", "entier", "number", "nombre",
			"boolean", "oui ou non", "array", "liste", "object", "objet");

	private static final Map<String, String> FORMATS = Map.of("date-time", "instant", "date", "date", "duration",
			"durée", "uri-reference", "adresse", "uri", "adresse");

	/** Puts a schema into words. */
	static Shape of(JsonNode schema) {
		if (schema.has("$ref")) {
			return new Shape("", schema.path("$ref").asString().substring(SCHEMAS.length()), "");
		}
		if (schema.has("allOf")) {
			return of(schema.path("allOf").path(0));
		}
		if (schema.has("anyOf")) {
			Shape first = of(schema.path("anyOf").path(0));
			return new Shape(first.before, first.type, (first.after + " ou null").strip());
		}
		List<String> types = new ArrayList<>();
		if (schema.path("type").isArray()) {
			schema.path("type").forEach((type) -> types.add(type.asString()));
		}
		else {
			types.add(schema.path("type").asString(""));
		}
		String end = types.contains("null") ? " ou null" : "";
		String type = types.get(0);
		if (type.equals("array")) {
			Shape item = of(schema.path("items"));
			return new Shape(("liste de " + item.before).stripTrailing(), item.type, item.after + end);
		}
		if (type.equals("object") && schema.path("additionalProperties").isObject()
				&& !schema.path("additionalProperties").isEmpty()) {
			Shape value = of(schema.path("additionalProperties"));
			return new Shape(("objet, par clé : " + value.before).stripTrailing(), value.type, value.after + end);
		}
		String word = schema.has("contentMediaType") ? "fichier"
				: FORMATS.getOrDefault(schema.path("format").asString(""), WORDS.getOrDefault(type, "valeur"));
		return new Shape(word, null, limits(schema) + end);
	}

	private static String limits(JsonNode schema) {
		List<String> limits = new ArrayList<>();
		if (schema.has("enum")) {
			List<String> values = new ArrayList<>();
			schema.path("enum").forEach((value) -> values.add(value.asString()));
			limits.add(" : " + String.join(", ", values));
		}
		String low = limit(schema, "minimum", "minLength");
		String high = limit(schema, "maximum", "maxLength");
		String unit = (schema.has("minLength") || schema.has("maxLength")) ? " caractères" : "";
		if (!low.isEmpty() && !high.isEmpty()) {
			limits.add(" de %s à %s%s".formatted(low, high, unit));
		}
		else if (!low.isEmpty() && !low.equals("1")) {
			limits.add(" d'au moins %s%s".formatted(low, unit));
		}
		else if (!high.isEmpty()) {
			limits.add(" de %s%s au plus".formatted(high, unit));
		}
		if (schema.has("default")) {
			limits.add(", %s par défaut".formatted(schema.path("default").asString()));
		}
		return String.join("", limits);
	}

	private static String limit(JsonNode schema, String ofNumber, String ofText) {
		return schema.path(ofNumber).asString(schema.path(ofText).asString(""));
	}

}
