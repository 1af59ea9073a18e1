package fr.ecluse.openapi;

import java.util.Collection;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;

/** Writes the OpenAPI document of the controllers. */
final class ApiDocument {

	private final JsonMapper json;

	private final Texts texts;

	private final Schemas schemas;

	private final Parameters parameters;

	private final Problems problems;

	ApiDocument(JsonMapper json, Texts texts) {
		this.json = json;
		this.texts = texts;
		this.schemas = new Schemas(json, texts);
		this.parameters = new Parameters(json, texts, this.schemas);
		this.problems = new Problems(json, texts);
	}

	static ObjectNode of(Map<RequestMappingInfo, HandlerMethod> mappings, JsonMapper json) {
		return new ApiDocument(json, Texts.load(json)).write(Endpoint.among(mappings));
	}

	private ObjectNode write(Collection<Endpoint> endpoints) {
		ObjectNode document = this.json.createObjectNode();
		document.put("openapi", "3.1.1");
		document.set("info", this.texts.section("info"));
		document.set("servers", this.json.createArrayNode().add(this.texts.section("server")));
		document.set("tags",
				this.json.valueToTree(this.texts.section("tags")
					.properties()
					.stream()
					.map((tag) -> Map.of("name", tag.getKey(), "description", tag.getValue().asString()))
					.toList()));
		ObjectNode paths = document.putObject("paths");
		for (Endpoint endpoint : endpoints) {
			paths.withObjectProperty(endpoint.address())
				.set(endpoint.method().toLowerCase(java.util.Locale.ROOT), operation(endpoint));
		}
		ObjectNode components = document.putObject("components");
		components.set("schemas", this.schemas.components());
		components.set("headers", this.texts.section("headers"));
		components.set("examples", this.problems.examples());
		components.set("securitySchemes", this.texts.section("securitySchemes"));
		return document;
	}

	private ObjectNode operation(Endpoint endpoint) {
		ObjectNode words = this.texts.get("operations", endpoint.key());
		ObjectNode operation = this.json.createObjectNode();
		operation.putArray("tags").add(words.path("tag").asString());
		operation.set("operationId", words.path("id"));
		operation.set("summary", words.path("summary"));
		operation.put("description", description(endpoint, words));
		operation.set("security", security(words.path("access").asString("member"), scope(endpoint, words)));
		JsonNode parameters = this.parameters.of(endpoint, words);
		if (!parameters.isEmpty()) {
			operation.set("parameters", parameters);
		}
		ObjectNode body = body(endpoint, words);
		if (body != null) {
			operation.set("requestBody", body);
		}
		ObjectNode responses = operation.putObject("responses");
		success(endpoint, words, responses);
		this.problems.write(this.problems.of(endpoint, words, body != null), endpoint.method().equals("HEAD"),
				responses);
		return operation;
	}

	/** Who may call it stands where a reader looks for it. */
	private String description(Endpoint endpoint, ObjectNode words) {
		String who = this.texts.section("access").path(words.path("access").asString("member")).asString();
		return "%s\n\n%s Portée : `%s`.".formatted(words.path("description").asString().strip(), who,
				scope(endpoint, words));
	}

	/** What a program must have been given; people need none. */
	private static String scope(Endpoint endpoint, ObjectNode words) {
		return words.path("scope").asString(endpoint.writes() ? "admin" : "read");
	}

	private JsonNode security(String access, String scope) {
		if (access.equals("public")) {
			return this.json.createArrayNode();
		}
		ArrayNode ways = this.json.createArrayNode();
		ways.addObject().putArray("apiKey").add(scope);
		ways.addObject().putArray("token").add(scope);
		if (!access.equals("software")) {
			ways.addObject().putArray("session");
		}
		return ways;
	}

	private @Nullable ObjectNode body(Endpoint endpoint, ObjectNode words) {
		if (words.get("body") instanceof ObjectNode given) {
			return given;
		}
		var bodies = endpoint.bodies();
		if (bodies.isEmpty()) {
			return null;
		}
		var declared = bodies.get(0);
		ObjectNode body = this.json.createObjectNode();
		boolean optional = !Parameters.isRequired(declared);
		body.put("required", !optional);
		ObjectNode content = body.putObject("content").putObject("application/json");
		content.set("schema", words.has("body") ? this.schemas.named(words.path("body").asString())
				: this.schemas.of(Parameters.value(declared), true));
		if (words.has("request")) {
			content.set("example", words.path("request"));
		}
		return body;
	}

	private static boolean isTagged(Endpoint endpoint, ObjectNode words) {
		return endpoint.isTagged() && !words.path("untagged").asBoolean(false);
	}

	private static void tag(ObjectNode response) {
		response.withObjectProperty("headers").putObject("ETag").put("$ref", "#/components/headers/ETag");
	}

	private void success(Endpoint endpoint, ObjectNode words, ObjectNode responses) {
		words.path("success").properties().forEach((entry) -> {
			int status = Integer.parseInt(entry.getKey());
			ObjectNode response = responses.putObject(entry.getKey());
			response.set("description", entry.getValue());
			words.path("headers")
				.path(entry.getKey())
				.forEach((name) -> response.withObjectProperty("headers")
					.putObject(name.asString())
					.put("$ref", "#/components/headers/" + name.asString()));
			if (status == 204 || status == 304 || endpoint.answersNothing() && !words.has("produces")) {
				return;
			}
			ObjectNode content = response.putObject("content");
			if (words.has("produces")) {
				words.path("produces")
					.forEach((type) -> content.putObject(type.asString())
						.putObject("schema")
						.put("type", "string")
						.put("contentMediaType", type.asString()));
				return;
			}
			if (isTagged(endpoint, words)) {
				tag(response);
			}
			ObjectNode json = content.putObject(endpoint.produces());
			json.set("schema", this.schemas.of(endpoint.answer(), false));
			if (words.has("response")) {
				json.set("example", words.path("response"));
			}
		});
		if (isTagged(endpoint, words)) {
			ObjectNode unchanged = responses.putObject("304");
			unchanged.put("description", "Rien n'a changé depuis l'`ETag` donné.");
			tag(unchanged);
		}
	}

}
