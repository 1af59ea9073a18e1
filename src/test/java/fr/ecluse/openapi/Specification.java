package fr.ecluse.openapi;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The document as a judge of answers: what it does not announce is a fault. */
final class Specification {

	/** Headers that depend on what is set, or on what came before. */
	private static final Set<String> SOMETIMES = Set.of("Idempotent-Replayed", "RateLimit", "RateLimit-Policy");

	private static final JsonMapper JSON = new JsonMapper();

	private final JsonNode document;

	/** In answers nothing may come that the document does not name. */
	private final JsonNode strict;

	private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

	private final Map<JsonNode, Schema> compiled = new HashMap<>();

	private final List<Operation> operations = new ArrayList<>();

	Specification(JsonNode document) {
		this.document = document;
		JsonNode components = document.path("components").deepCopy();
		components.path("schemas").properties().forEach((entry) -> {
			boolean open = entry.getKey().startsWith("Problem") || !entry.getValue().has("properties")
					|| entry.getValue().has("additionalProperties");
			if (!open) {
				((ObjectNode) entry.getValue()).put("additionalProperties", false);
			}
		});
		this.strict = components;
		document.path("paths")
			.properties()
			.forEach((path) -> path.getValue()
				.properties()
				.forEach((method) -> this.operations.add(new Operation(method.getKey().toUpperCase(Locale.ROOT),
						path.getKey(), method.getValue(), pattern(path.getKey())))));
	}

	List<Operation> operations() {
		return this.operations;
	}

	Operation operation(String id) {
		return this.operations.stream().filter((it) -> it.id().equals(id)).findFirst().orElseThrow();
	}

	JsonNode document() {
		return this.document;
	}

	/** Follows a reference. */
	JsonNode resolve(JsonNode node) {
		JsonNode found = node;
		while (found.has("$ref")) {
			found = this.document.at(found.path("$ref").asString().substring(1));
		}
		return found;
	}

	/** Faults of a JSON value that a caller sends. */
	List<String> faults(JsonNode schema, JsonNode value) {
		return faults(schema, value, this.document.path("components"), false);
	}

	private List<String> faults(JsonNode schema, JsonNode value, JsonNode components, boolean formats) {
		ObjectNode whole = JSON.createObjectNode();
		whole.put("$schema", "https://json-schema.org/draft/2020-12/schema");
		whole.putArray("allOf").add(schema);
		whole.set("components", JSON.createObjectNode().set("schemas", components.path("schemas")));
		Schema judge = this.compiled.computeIfAbsent(schema, (it) -> this.registry.getSchema(whole));
		return judge.validate(value, (context) -> context.executionConfig((it) -> it.formatAssertionsEnabled(formats)))
			.stream()
			.map((Error error) -> error.getInstanceLocation() + ": " + error.getMessage())
			.toList();
	}

	/** What an answer says that the document does not announce. */
	List<String> faults(Operation operation, Wire.Answer answer) {
		if (answer.status() == 417 && answer.mediaType().equals("application/problem+json")) {
			return List.of();
		}
		if (answer.status() >= 500 && !operation.announces(answer.status())) {
			return List.of("the server broke: " + answer.text());
		}
		if (!operation.announces(answer.status())) {
			return List.of("status %d is not in the contract: %s".formatted(answer.status(), answer.text()));
		}
		if (answer.status() == 304) {
			return List.of();
		}
		JsonNode response = operation.node().path("responses").path(String.valueOf(answer.status()));
		List<String> faults = new ArrayList<>();
		for (String header : response.path("headers").propertyNames()) {
			if (!SOMETIMES.contains(header) && answer.header(header).isEmpty()) {
				faults.add("the header " + header + " is missing");
			}
		}
		if (operation.method().equals("HEAD")) {
			return faults;
		}
		if (!response.has("content")) {
			if (answer.body().length > 0) {
				faults.add("a body that is not in the contract: " + answer.text());
			}
			return faults;
		}
		JsonNode content = response.path("content").has("*/*") ? response.path("content").path("*/*")
				: response.path("content").path(answer.mediaType());
		if (content.isMissingNode()) {
			faults.add("« %s » is not in the contract".formatted(answer.mediaType()));
		}
		else if (answer.mediaType().endsWith("json")) {
			try {
				JsonNode body = JSON.readTree(answer.body());
				faults(content.path("schema"), body, this.strict, true)
					.forEach((fault) -> faults.add(fault + " in " + answer.text()));
				if (answer.mediaType().equals("application/problem+json")
						&& body.path("status").asInt() != answer.status()) {
					faults.add("the problem says another status: " + answer.text());
				}
			}
			catch (JacksonException ex) {
				faults.add("unreadable JSON: " + ex.getMessage());
			}
		}
		return faults;
	}

	/** Values that an address gives to the parameters of an operation's address. */
	Optional<Map<String, String>> match(String address) {
		for (Operation operation : this.operations) {
			Matcher matcher = operation.pattern().matcher(address);
			if (matcher.matches()) {
				Map<String, String> values = new HashMap<>();
				List<String> names = operation.pathParameters();
				for (int i = 0; i < names.size(); i++) {
					values.put(operation.prefix(names.get(i)), matcher.group(i + 1));
				}
				return Optional.of(values);
			}
		}
		return Optional.empty();
	}

	private static Pattern pattern(String path) {
		return Pattern.compile(path.replace("{path}", "(.+)").replaceAll("\\{[a-z]+}", "([^/?]+)"));
	}

	/** One operation of the document. */
	record Operation(String method, String path, JsonNode node, Pattern pattern) {

		private static final Pattern PARAMETER = Pattern.compile("\\{([a-z]+)}");

		String id() {
			return this.node.path("operationId").asString();
		}

		String address() {
			return this.method + " " + this.path;
		}

		boolean writes() {
			return !List.of("GET", "HEAD", "OPTIONS").contains(this.method);
		}

		/** What a program must have been given, as the description says. */
		String scope() {
			String description = this.node.path("description").asString();
			return description.substring(description.lastIndexOf("Portée : `") + 10).replaceAll("`.*", "");
		}

		boolean announces(int status) {
			return this.node.path("responses").has(String.valueOf(status));
		}

		List<String> pathParameters() {
			List<String> names = new ArrayList<>();
			Matcher matcher = PARAMETER.matcher(this.path);
			while (matcher.find()) {
				names.add(matcher.group(1));
			}
			return names;
		}

		/** The address up to a parameter, which tells what its values are of. */
		String prefix(String parameter) {
			return this.path.substring(0, this.path.indexOf("{" + parameter + "}"));
		}

		JsonNode content() {
			return this.node.path("requestBody").path("content");
		}

		/** The announced refusals, by status and name. */
		List<String> refusals() {
			List<String> all = new ArrayList<>();
			this.node.path("responses")
				.properties()
				.forEach((entry) -> entry.getValue()
					.path("content")
					.path("application/problem+json")
					.path("examples")
					.propertyNames()
					.forEach((slug) -> all.add(entry.getKey() + " " + slug)));
			return all;
		}

	}

}
