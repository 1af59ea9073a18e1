package fr.ecluse.openapi;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Parameter;
import java.util.Optional;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ValueConstants;

/** What an operation takes beside its body: parts of the address, parameters, headers. */
final class Parameters {

	private final JsonMapper json;

	private final Texts texts;

	private final Schemas schemas;

	Parameters(JsonMapper json, Texts texts, Schemas schemas) {
		this.json = json;
		this.texts = texts;
		this.schemas = schemas;
	}

	ArrayNode of(Endpoint endpoint, ObjectNode words) {
		ArrayNode all = this.json.createArrayNode();
		ObjectNode said = words.withObjectProperty("parameters");
		for (Parameter parameter : endpoint.parameters((it) -> it.isAnnotationPresent(PathVariable.class))) {
			add(all, parameter, parameter.getName(), "path", true, "", said);
		}
		for (Parameter parameter : endpoint.parameters((it) -> it.isAnnotationPresent(RequestParam.class))) {
			RequestParam declared = parameter.getAnnotation(RequestParam.class);
			String byDefault = given(declared.defaultValue());
			add(all, parameter, declared.name().isEmpty() ? parameter.getName() : declared.name(), "query",
					declared.required() && byDefault.isEmpty(), byDefault, said);
		}
		for (Parameter parameter : endpoint.parameters((it) -> it.isAnnotationPresent(RequestHeader.class))) {
			RequestHeader declared = parameter.getAnnotation(RequestHeader.class);
			add(all, parameter, declared.name(), "header", declared.required(), given(declared.defaultValue()), said);
		}
		// Headers that a controller reads without declaring them.
		words.path("also").forEach((name) -> header(all, name.asString()));
		if (endpoint.isTagged() && !words.path("untagged").asBoolean(false)) {
			header(all, "If-None-Match");
		}
		if (!said.isEmpty()) {
			throw new IllegalStateException("%s has no parameters %s".formatted(endpoint.key(), said.propertyNames()));
		}
		return all;
	}

	private void header(ArrayNode all, String name) {
		all.add(parameter(name, "header", false, this.texts.get("parameters", name),
				this.json.createObjectNode().put("type", "string")));
	}

	private void add(ArrayNode all, Parameter parameter, String name, String in, boolean required, String byDefault,
			ObjectNode said) {
		ObjectNode words = this.texts.object(said.remove(name));
		if (words == null) {
			words = this.texts.get("parameters", name);
		}
		ObjectNode schema = this.schemas.of(value(parameter), true);
		if (!byDefault.isEmpty()) {
			schema.set("default", schema.path("type").asString("").equals("integer")
					? this.json.valueToTree(Integer.valueOf(byDefault)) : this.json.valueToTree(byDefault));
		}
		all.add(parameter(name, in, required, words, schema));
	}

	private ObjectNode parameter(String name, String in, boolean required, ObjectNode words, ObjectNode schema) {
		ObjectNode written = this.json.createObjectNode();
		written.put("name", name).put("in", in);
		written.put("required", required || words.path("required").asBoolean(false));
		written.set("description", words.path("description"));
		JsonNode example = words.get("example");
		words.remove(java.util.List.of("description", "example", "required"));
		if (!schema.has("$ref")) {
			schema.setAll(words);
		}
		written.set("schema", schema);
		if (example != null) {
			written.set("example", example);
		}
		return written;
	}

	/** The type of a parameter, without the wrapping that says it may be left out. */
	static AnnotatedType value(Parameter parameter) {
		AnnotatedType type = parameter.getAnnotatedType();
		return (Schemas.raw(type.getType()) == Optional.class)
				? ((AnnotatedParameterizedType) type).getAnnotatedActualTypeArguments()[0] : type;
	}

	static boolean isRecord(Parameter body) {
		return Schemas.raw(value(body).getType()).isRecord();
	}

	static boolean isRequired(Parameter body) {
		RequestBody declared = body.getAnnotation(RequestBody.class);
		return declared != null && declared.required() && body.getType() != Optional.class;
	}

	private static String given(String byDefault) {
		return byDefault.equals(ValueConstants.DEFAULT_NONE) ? "" : byDefault;
	}

}
