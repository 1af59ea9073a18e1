package fr.ecluse.openapi;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The document as its pages show it, group by group. */
final class Guide {

	private static final String SCHEMAS = "#/components/schemas/";

	private final ObjectNode document;

	private final JsonMapper pretty;

	Guide(ObjectNode document, JsonMapper json) {
		this.document = document;
		this.pretty = json.rebuild().enable(SerializationFeature.INDENT_OUTPUT).build();
	}

	Prose introduction() {
		return Prose.of(this.document.path("info").path("description").asString());
	}

	List<Credential> credentials() {
		List<Credential> all = new ArrayList<>();
		this.document.path("components")
			.path("securitySchemes")
			.properties()
			.forEach((scheme) -> all
				.add(new Credential(scheme.getKey(), Prose.line(scheme.getValue().path("description").asString()))));
		return all;
	}

	List<Group> groups() {
		List<Group> groups = new ArrayList<>();
		this.document.path("tags").forEach((tag) -> {
			String name = tag.path("name").asString();
			groups.add(new Group(name, slug(name), tag.path("description").asString(), calls(name)));
		});
		return groups;
	}

	Optional<Group> group(String slug) {
		return groups().stream().filter((group) -> group.slug().equals(slug)).findFirst();
	}

	List<Refusal> refusals() {
		List<Refusal> all = new ArrayList<>();
		this.document.path("components").path("examples").properties().forEach((entry) -> {
			JsonNode value = entry.getValue().path("value");
			all.add(new Refusal(entry.getKey(), value.path("status").asInt(), value.path("title").asString(),
					value.path("detail").asString()));
		});
		return all;
	}

	/** The types that the calls of a group mention, and those that these mention. */
	List<Type> types(Group group) {
		Set<String> names = new LinkedHashSet<>();
		this.document.path("paths").forEach((path) -> path.forEach((operation) -> {
			if (operation.path("tags").path(0).asString().equals(group.name())) {
				mention(operation.path("parameters"), names);
				mention(operation.path("requestBody"), names);
				mention(operation.path("responses"), names);
			}
		}));
		names.remove("Problem");
		names.remove("ProblemError");
		TreeMap<String, Type> types = new TreeMap<>();
		names.forEach((name) -> {
			JsonNode schema = schema(name);
			types.put(name,
					new Type(name, Prose.line(schema.path("description").asString()), fields(schema), shape(schema)));
		});
		return List.copyOf(types.values());
	}

	private void mention(JsonNode node, Set<String> names) {
		String reference = node.path("$ref").asString("");
		if (reference.startsWith(SCHEMAS) && names.add(reference.substring(SCHEMAS.length()))) {
			mention(schema(reference.substring(SCHEMAS.length())), names);
		}
		node.forEach((child) -> mention(child, names));
	}

	private JsonNode schema(String name) {
		return this.document.path("components").path("schemas").path(name);
	}

	private List<Call> calls(String tag) {
		List<Call> calls = new ArrayList<>();
		this.document.path("paths").properties().forEach((path) -> path.getValue().properties().forEach((method) -> {
			JsonNode operation = method.getValue();
			if (operation.path("tags").path(0).asString().equals(tag)) {
				calls.add(call(method.getKey().toUpperCase(Locale.ROOT), path.getKey(), operation));
			}
		}));
		return calls;
	}

	private Call call(String method, String path, JsonNode operation) {
		List<Field> parameters = new ArrayList<>();
		operation.path("parameters")
			.forEach((it) -> parameters.add(field(it.path("name").asString(), it.path("schema"),
					it.path("required").asBoolean(), it.path("description").asString())));
		List<Answer> answers = new ArrayList<>();
		operation.path("responses")
			.properties()
			.forEach((entry) -> answers.add(answer(entry.getKey(), entry.getValue())));
		return new Call(operation.path("operationId").asString(), method, path, operation.path("summary").asString(),
				Prose.of(operation.path("description").asString()), parameters,
				contents(operation.path("requestBody").path("content")), answers,
				Sample.of(method, path, operation, this.pretty));
	}

	private Answer answer(String status, JsonNode response) {
		List<String> slugs = new ArrayList<>();
		response.path("content").path("application/problem+json").path("examples").propertyNames().forEach(slugs::add);
		List<String> headers = List.copyOf(response.path("headers").propertyNames());
		return new Answer(status, slugs.isEmpty() ? Prose.line(response.path("description").asString()) : List.of(),
				slugs.isEmpty() ? contents(response.path("content")) : List.of(), headers, slugs);
	}

	private List<Content> contents(JsonNode content) {
		List<Content> all = new ArrayList<>();
		content.properties()
			.forEach((entry) -> all.add(new Content(entry.getKey(), shape(entry.getValue().path("schema")),
					entry.getValue().has("example") ? shown(entry.getValue().path("example")) : null)));
		return all;
	}

	private String shown(JsonNode example) {
		return example.isString() ? example.asString() : this.pretty.writeValueAsString(example);
	}

	private List<Field> fields(JsonNode schema) {
		List<String> required = new ArrayList<>();
		schema.path("required").forEach((name) -> required.add(name.asString()));
		List<Field> fields = new ArrayList<>();
		schema.path("properties")
			.properties()
			.forEach((entry) -> fields.add(field(entry.getKey(), entry.getValue(), required.contains(entry.getKey()),
					entry.getValue().path("description").asString())));
		return fields;
	}

	private Field field(String name, JsonNode schema, boolean required, String description) {
		return new Field(name, shape(schema), required, Prose.line(description));
	}

	private Shape shape(JsonNode schema) {
		return Shape.of(schema);
	}

	static String slug(String name) {
		return Normalizer.normalize(name.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
			.replaceAll("\\p{M}+", "")
			.replaceAll("[^a-z0-9]+", "-");
	}

	/** Operations that belong together. */
	record Group(String name, String slug, String description, List<Call> calls) {
	}

	/** One operation; {@code sample} is a command to try it with. */
	record Call(String id, String method, String path, String summary, Prose description, List<Field> parameters,
			List<Content> bodies, List<Answer> answers, String sample) {
	}

	/** A parameter or a property. */
	record Field(String name, Shape shape, boolean required, List<Prose.Piece> description) {
	}

	/** What a body is made of. */
	record Content(String mediaType, Shape shape, @Nullable String example) {
	}

	/** What a status means: a success with its contents, or refusals by their names. */
	record Answer(String status, List<Prose.Piece> description, List<Content> contents, List<String> headers,
			List<String> refusals) {
	}

	/** A named schema. */
	record Type(String name, List<Prose.Piece> description, List<Field> fields, Shape shape) {
	}

	/** A refusal by its stable name. */
	record Refusal(String slug, int status, String title, String detail) {
	}

	/** A way to prove who calls. */
	record Credential(String name, List<Prose.Piece> description) {
	}

}
