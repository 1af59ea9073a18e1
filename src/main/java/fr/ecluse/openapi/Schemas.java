package fr.ecluse.openapi;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.BaseStream;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.core.annotation.AnnotatedElementUtils;

/**
 * JSON Schemas of the records that the controllers take and give. A component that may be
 * null is so in the schema; all others are required.
 */
final class Schemas {

	private static final String BASE = "fr.ecluse.";

	private static final Map<Class<?>, String[]> SCALARS = Map.ofEntries(Map.entry(String.class, type("string")),
			Map.entry(int.class, type("integer", "int32")), Map.entry(Integer.class, type("integer", "int32")),
			Map.entry(long.class, type("integer", "int64")), Map.entry(Long.class, type("integer", "int64")),
			Map.entry(boolean.class, type("boolean")), Map.entry(Boolean.class, type("boolean")),
			Map.entry(double.class, type("number")), Map.entry(BigDecimal.class, type("number")),
			Map.entry(Number.class, type("number")), Map.entry(Instant.class, type("string", "date-time")),
			Map.entry(LocalDate.class, type("string", "date")), Map.entry(Duration.class, type("string", "duration")));

	private final JsonMapper json;

	private final Texts texts;

	private final Map<String, ObjectNode> components = new TreeMap<>();

	Schemas(JsonMapper json, Texts texts) {
		this.json = json;
		this.texts = texts;
		texts.section("schemas")
			.properties()
			.forEach((it) -> this.components.put(it.getKey(), (ObjectNode) it.getValue()));
	}

	ObjectNode components() {
		ObjectNode all = this.json.createObjectNode();
		this.components.forEach(all::set);
		return all;
	}

	/** Reference to a schema of the texts. */
	ObjectNode named(String name) {
		if (!this.components.containsKey(name)) {
			throw new IllegalStateException("The texts of the API have no schema " + name);
		}
		return reference(name);
	}

	/**
	 * The schema of a value.
	 * @param taken whether callers send it: they may not add fields then
	 */
	ObjectNode of(AnnotatedType type, boolean taken) {
		return of(type, Map.of(), taken);
	}

	private ObjectNode of(AnnotatedType annotated, Map<String, AnnotatedType> variables, boolean taken) {
		Type type = annotated.getType();
		if (type instanceof TypeVariable<?> variable) {
			return of(Objects.requireNonNull(variables.get(variable.getName())), Map.of(), taken);
		}
		if (annotated instanceof AnnotatedArrayType array) {
			return (array.getAnnotatedGenericComponentType().getType() == byte.class)
					? schema("string").put("contentMediaType", "application/octet-stream")
					: list(array.getAnnotatedGenericComponentType(), variables, taken);
		}
		Class<?> raw = raw(type);
		AnnotatedType[] arguments = (annotated instanceof AnnotatedParameterizedType parameterized)
				? parameterized.getAnnotatedActualTypeArguments() : new AnnotatedType[0];
		if (Map.class.isAssignableFrom(raw)) {
			ObjectNode map = schema("object");
			map.set("additionalProperties", nullable(arguments[1], of(arguments[1], variables, taken)));
			return map;
		}
		if (Iterable.class.isAssignableFrom(raw) && arguments.length == 1 || BaseStream.class.isAssignableFrom(raw)) {
			return list(arguments[0], variables, taken);
		}
		return of(raw, arguments, variables, taken);
	}

	private ObjectNode list(AnnotatedType item, Map<String, AnnotatedType> variables, boolean taken) {
		ObjectNode list = schema("array");
		list.set("items", nullable(item, of(item, variables, taken)));
		return list;
	}

	private ObjectNode of(Class<?> raw, AnnotatedType[] arguments, Map<String, AnnotatedType> variables,
			boolean taken) {
		String[] scalar = SCALARS.get(raw);
		if (scalar != null) {
			ObjectNode schema = schema(scalar[0]);
			return (scalar.length > 1) ? schema.put("format", scalar[1]) : schema;
		}
		if (raw == Object.class || JsonNode.class.isAssignableFrom(raw)) {
			return this.json.createObjectNode();
		}
		if (!raw.isRecord() && !raw.isEnum()) {
			throw new IllegalStateException("No schema can be made of " + raw);
		}
		ObjectNode words = this.texts.get("types", key(raw));
		String name = Arrays.stream(arguments)
			.map((argument) -> name(variables.getOrDefault(argument.getType().getTypeName(), argument)))
			.collect(Collectors.joining()) + words.path("name").asString(raw.getSimpleName());
		if (!this.components.containsKey(name)) {
			ObjectNode schema = this.json.createObjectNode();
			this.components.put(name, schema);
			Map<String, AnnotatedType> bound = new HashMap<>();
			for (int i = 0; i < arguments.length; i++) {
				bound.put(raw.getTypeParameters()[i].getName(),
						variables.getOrDefault(arguments[i].getType().getTypeName(), arguments[i]));
			}
			fill(schema, raw, words, bound, taken);
		}
		return reference(name);
	}

	private void fill(ObjectNode schema, Class<?> raw, ObjectNode words, Map<String, AnnotatedType> variables,
			boolean taken) {
		ObjectNode fields = (words.remove("fields") instanceof ObjectNode given) ? given : this.json.createObjectNode();
		words.remove("name");
		RecordComponent value = raw.isRecord() ? Arrays.stream(raw.getRecordComponents())
			.filter((it) -> has(raw, it, JsonValue.class))
			.findFirst()
			.orElse(null) : null;
		if (raw.isEnum()) {
			schema.put("type", "string");
			ArrayNode values = schema.putArray("enum");
			for (Object constant : raw.getEnumConstants()) {
				values.add(this.json.<JsonNode>valueToTree(constant));
			}
		}
		else if (value != null) {
			schema.setAll(of(value.getAnnotatedType(), variables, taken));
		}
		else {
			schema.put("type", "object");
			ArrayNode required = this.json.createArrayNode();
			ObjectNode properties = schema.putObject("properties");
			properties(raw, fields, variables, taken, properties, required);
			if (!required.isEmpty()) {
				schema.set("required", required);
			}
			if (taken) {
				schema.put("additionalProperties", false);
			}
			if (!fields.isEmpty()) {
				throw new IllegalStateException("%s has no fields %s".formatted(raw, fields.propertyNames()));
			}
		}
		schema.setAll(words);
	}

	private void properties(Class<?> raw, ObjectNode fields, Map<String, AnnotatedType> variables, boolean taken,
			ObjectNode properties, ArrayNode required) {
		JsonInclude include = raw.getAnnotation(JsonInclude.class);
		boolean leftOut = include != null && include.value() == JsonInclude.Include.NON_NULL;
		for (RecordComponent component : raw.getRecordComponents()) {
			if (has(raw, component, JsonUnwrapped.class)) {
				properties(component.getType(), fields, variables, taken, properties, required);
				continue;
			}
			JsonProperty renamed = find(raw, component, JsonProperty.class);
			String name = (renamed != null && !renamed.value().isEmpty()) ? renamed.value() : component.getName();
			AnnotatedType type = component.getAnnotatedType();
			ObjectNode said = words(raw, name, fields.remove(name));
			boolean absent = leftOut || has(raw, component, JsonInclude.class);
			boolean optional = isNullable(type) && (taken || absent);
			JsonNode must = said.remove("required");
			if (!optional || must != null) {
				required.add(name);
			}
			ObjectNode schema = of(type, variables, taken);
			properties.set(name, with((absent || must != null) ? schema : nullable(type, schema), said));
		}
	}

	/** What is said of a property: here, or wherever one of that name occurs. */
	private ObjectNode words(Class<?> raw, String name, @Nullable JsonNode here) {
		ObjectNode said = this.texts.object(here);
		if (said == null) {
			said = this.texts.find("properties", name);
		}
		if (said == null) {
			throw new IllegalStateException(
					"The texts of the API do not say what %s of %s is".formatted(name, key(raw)));
		}
		return said;
	}

	/** A reference takes what is said beside it only within a list of one. */
	private ObjectNode with(ObjectNode schema, ObjectNode said) {
		if (!schema.has("$ref")) {
			schema.setAll(said);
			return schema;
		}
		ObjectNode wrapped = this.json.createObjectNode();
		wrapped.putArray("allOf").add(schema);
		wrapped.setAll(said);
		return wrapped;
	}

	private ObjectNode nullable(AnnotatedType type, ObjectNode schema) {
		if (!isNullable(type) || schema.isEmpty()) {
			return schema;
		}
		if (schema.has("$ref")) {
			ObjectNode either = this.json.createObjectNode();
			either.putArray("anyOf").add(schema).addObject().put("type", "null");
			return either;
		}
		String own = schema.path("type").asString();
		schema.putArray("type").add(own).add("null");
		return schema;
	}

	private String name(AnnotatedType type) {
		ObjectNode words = this.texts.get("types", key(raw(type.getType())));
		return words.path("name").asString(raw(type.getType()).getSimpleName());
	}

	private ObjectNode reference(String name) {
		return this.json.createObjectNode().put("$ref", "#/components/schemas/" + name);
	}

	private ObjectNode schema(String type) {
		return this.json.createObjectNode().put("type", type);
	}

	static boolean isNullable(AnnotatedType type) {
		return type.isAnnotationPresent(Nullable.class);
	}

	/** Package and name, without what all have in common. */
	static String key(Class<?> type) {
		String name = type.getName().replace('$', '.');
		return name.startsWith(BASE) ? name.substring(BASE.length()) : name;
	}

	static Class<?> raw(Type type) {
		if (type instanceof ParameterizedType parameterized) {
			return (Class<?>) parameterized.getRawType();
		}
		if (type instanceof Class<?> raw) {
			return raw;
		}
		throw new IllegalStateException("No schema can be made of " + type);
	}

	private static boolean has(Class<?> raw, RecordComponent component, Class<? extends Annotation> annotation) {
		return find(raw, component, annotation) != null;
	}

	/** Jackson's annotations land on the fields and accessors of a record. */
	private static <A extends Annotation> @Nullable A find(Class<?> raw, RecordComponent component,
			Class<A> annotation) {
		A onAccessor = AnnotatedElementUtils.findMergedAnnotation(component.getAccessor(), annotation);
		return (onAccessor != null) ? onAccessor : component.getAnnotation(annotation);
	}

	private static String[] type(String... parts) {
		return parts;
	}

}
