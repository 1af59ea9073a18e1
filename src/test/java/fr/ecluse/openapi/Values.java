package fr.ecluse.openapi;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Values made of schemas: as they want them, or as callers get them wrong. */
final class Values {

	private static final JsonMapper JSON = new JsonMapper();

	/** What text fields meet in the wild. */
	static final List<String> ODD_TEXTS = List.of("", " ", "\u0000", "a\u0000b", "\t\r\n", "\u001b[31m", "\u202egauche",
			"👩‍👩‍👧‍👦", "é\u0301\u0302", "\ud800", "\uffff", "ﷺ".repeat(20), "' or '1'='1",
			"\"><script>alert(1)</script>", "${7*7}", "#{7*7}", "{{7*7}}", "%s%n%x", "../../etc/passwd", "null",
			"undefined", "NaN", "-1", "1e400", "00000000000000000000000000", "a".repeat(5000), "é".repeat(300),
			"2026-02-30", "2026-13-01", "2026-11-26T25:61:00Z", "+292278994-08-17T07:12:55Z", "-999999999-01-01",
			"9999-12-31", "0000-00-00", "10000-01-01", "212900428", "21290042", "2129004270", "73282932000075",
			"١٢٣٤٥٦٧٨٩", "all", "true");

	private final Specification specification;

	private final Random random;

	Values(Specification specification, Random random) {
		this.specification = specification;
		this.random = random;
	}

	<T> T one(List<T> of) {
		return of.get(this.random.nextInt(of.size()));
	}

	boolean chance(int percent) {
		return this.random.nextInt(100) < percent;
	}

	/** A value that a schema accepts, as far as it says what it wants. */
	JsonNode valid(JsonNode given, int depth) {
		if (given.has("example") && chance(60)) {
			return given.path("example");
		}
		JsonNode schema = this.specification.resolve(given);
		if (schema.has("example") && chance(60)) {
			return schema.path("example");
		}
		if (schema.has("allOf")) {
			return valid(schema.path("allOf").path(0), depth);
		}
		if (schema.has("anyOf")) {
			return valid(schema.path("anyOf").path(chance(80) ? 0 : 1), depth);
		}
		if (schema.has("enum")) {
			return schema.path("enum").path(this.random.nextInt(schema.path("enum").size()));
		}
		String type = schema.path("type").isArray()
				? schema.path("type").path(chance(85) ? 0 : schema.path("type").size() - 1).asString()
				: schema.path("type").asString("");
		return switch (type) {
			case "object" -> object(schema, depth);
			case "array" -> array(schema, depth);
			case "integer" -> JSON.valueToTree(schema.path("minimum").asInt(0) + this.random.nextInt(50));
			case "number" -> JSON.valueToTree(this.random.nextInt(1000) / 4.0);
			case "boolean" -> JSON.valueToTree(this.random.nextBoolean());
			case "null" -> JSON.nullNode();
			case "string" -> JSON.valueToTree(text(schema));
			default -> JSON.valueToTree(one(List.of("texte", "12", "vrai")));
		};
	}

	private JsonNode object(JsonNode schema, int depth) {
		ObjectNode object = JSON.createObjectNode();
		List<String> required = schema.path("required").valueStream().map(JsonNode::asString).toList();
		schema.path("properties").properties().forEach((property) -> {
			if (required.contains(property.getKey()) || (depth < 4 && chance(60))) {
				object.set(property.getKey(), valid(property.getValue(), depth + 1));
			}
		});
		if (schema.path("properties").isEmpty() && depth < 4) {
			object.set("cle", valid(schema.path("additionalProperties"), depth + 1));
		}
		return object;
	}

	private JsonNode array(JsonNode schema, int depth) {
		ArrayNode array = JSON.createArrayNode();
		int size = schema.path("minItems").asInt(0) + this.random.nextInt(3);
		for (int i = 0; i < size; i++) {
			array.add(valid(schema.path("items"), depth + 1));
		}
		return array;
	}

	private String text(JsonNode schema) {
		String format = schema.path("format").asString("");
		if (format.equals("date-time")) {
			return LocalDate.of(2027, 1, 1).plusDays(this.random.nextInt(900)) + "T08:30:00Z";
		}
		if (format.equals("date")) {
			return LocalDate.of(2026, 1, 1).plusDays(this.random.nextInt(700)).toString();
		}
		String text = one(List.of("Crozon", "voirie", "Anne Le Goff", "l'école", "anne.legoff@exemple.fr",
				"instructeur", "quatre mots sans rapport", "29", "metropole", "commune"))
				+ (chance(50) ? " " + this.random.nextInt(100) : "");
		int longest = schema.path("maxLength").asInt(200);
		return (text.length() > longest) ? text.substring(0, longest) : text;
	}

	/** A value that is not what was asked for. */
	JsonNode odd() {
		return switch (this.random.nextInt(12)) {
			case 0 -> JSON.nullNode();
			case 1 -> JSON.createArrayNode().add(1);
			case 2 -> JSON.createObjectNode().put("a", "b");
			case 3 -> JSON.valueToTree(true);
			case 4 -> JSON.valueToTree(new BigInteger("9".repeat(40)));
			case 5 -> JSON.valueToTree(-1);
			case 6 -> JSON.valueToTree(new BigDecimal("1.5"));
			case 7 -> JSON.valueToTree(Long.MAX_VALUE);
			default -> JSON.valueToTree(one(ODD_TEXTS));
		};
	}

	/**
	 * A body with one thing wrong: another type somewhere, a field too many, one missing.
	 */
	JsonNode broken(JsonNode body) {
		JsonNode copy = body.deepCopy();
		if (!(copy instanceof ObjectNode object) || chance(10)) {
			return odd();
		}
		ObjectNode place = object;
		while (chance(40)) {
			List<ObjectNode> deeper = place.valueStream()
				.filter(ObjectNode.class::isInstance)
				.map(ObjectNode.class::cast)
				.toList();
			if (deeper.isEmpty()) {
				break;
			}
			place = one(deeper);
		}
		List<String> names = List.copyOf(place.propertyNames());
		switch (names.isEmpty() ? 0 : this.random.nextInt(4)) {
			case 0 -> place.put(one(List.of("inconnu", "__proto__", "Procedure", "é", "a".repeat(900), "x\u0000")), 1);
			case 1 -> place.remove(one(names));
			default -> place.set(one(names), odd());
		}
		return copy;
	}

}
