package fr.ecluse.openapi;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The refusals of an operation: those that follow from its shape, and those that its
 * texts name.
 */
final class Problems {

	static final String TYPES = "https://ecluse.fr/problemes/";

	private final JsonMapper json;

	private final Texts texts;

	Problems(JsonMapper json, Texts texts) {
		this.json = json;
		this.texts = texts;
	}

	/** Keys of all that an operation can answer instead of what was asked. */
	Set<String> of(Endpoint endpoint, ObjectNode words, boolean hasBody) {
		Set<String> slugs = new LinkedHashSet<>();
		String access = words.path("access").asString("member");
		slugs.add("requete-invalide");
		// A wrong key is refused everywhere, even where none is needed.
		slugs.add("authentification-requise");
		slugs.add("trop-de-tentatives");
		slugs.add("portee-manquante");
		slugs.add("adresse-reseau-refusee");
		slugs.add("trop-d-appels");
		if (Set.of("opsn", "designer", "member-admin", "software").contains(access)) {
			slugs.add("operation-interdite");
		}
		if (endpoint.takesParameters()) {
			slugs.add("parametre-invalide");
		}
		if (endpoint.writes()) {
			slugs.add("jeton-de-formulaire");
			slugs.add("modification-concurrente");
		}
		if (endpoint.ofOneMember()) {
			slugs.add("adherent-inconnu");
		}
		if (hasBody) {
			slugs.add("corps-trop-volumineux");
			if (!endpoint.consumes().isEmpty() || !endpoint.bodies().isEmpty()) {
				slugs.add("type-de-contenu");
			}
			if (endpoint.bodies().stream().anyMatch((body) -> body.getType() != byte[].class)) {
				slugs.add("corps-illisible");
			}
			if (endpoint.bodies().stream().anyMatch((body) -> Parameters.isRecord(body))) {
				slugs.add("champs-invalides");
			}
			if (endpoint.consumes().contains("multipart/form-data")) {
				slugs.add("longueur-requise");
			}
		}
		if (!endpoint.answersBytes() && !endpoint.answersNothing()) {
			slugs.add("format-de-reponse");
		}
		words.path("problems").forEach((slug) -> slugs.add(slug.asString()));
		words.path("never").forEach((slug) -> slugs.remove(slug.asString()));
		return slugs;
	}

	/** Writes one response for each status; those to HEAD have no body. */
	void write(Set<String> slugs, boolean bare, ObjectNode responses) {
		Map<Integer, Set<String>> byStatus = new TreeMap<>();
		slugs.forEach(
				(slug) -> byStatus.computeIfAbsent(status(slug), (status) -> new LinkedHashSet<>()).add(name(slug)));
		byStatus.forEach((status, named) -> {
			ObjectNode response = responses.putObject(String.valueOf(status));
			response.put("description", String.join(" ; ", named.stream().map(this::title).toList()) + ".");
			headers(status, response);
			if (bare) {
				return;
			}
			ObjectNode content = response.putObject("content").putObject("application/problem+json");
			ArrayNode all = content.putObject("schema").putArray("allOf");
			all.addObject().put("$ref", "#/components/schemas/Problem");
			ArrayNode types = all.addObject()
				.put("type", "object")
				.putObject("properties")
				.putObject("type")
				.putArray("enum");
			ObjectNode examples = content.putObject("examples");
			named.forEach((slug) -> {
				types.add(TYPES + slug);
				examples.putObject(slug).put("$ref", "#/components/examples/" + slug);
			});
		});
	}

	private static void headers(int status, ObjectNode response) {
		List<String> headers = switch (status) {
			case 401 -> List.of("WWW-Authenticate");
			case 429 -> List.of("Retry-After", "RateLimit", "RateLimit-Policy");
			case 503 -> List.of("Retry-After");
			default -> List.of();
		};
		headers.forEach((header) -> response.withObjectProperty("headers")
			.putObject(header)
			.put("$ref", "#/components/headers/" + header));
	}

	ObjectNode examples() {
		ObjectNode examples = this.json.createObjectNode();
		this.texts.section("problems").properties().forEach((entry) -> {
			JsonNode said = entry.getValue();
			ObjectNode example = examples.putObject(entry.getKey());
			example.put("summary", said.path("title").asString());
			ObjectNode value = example.putObject("value");
			value.put("type", TYPES + entry.getKey())
				.put("title", said.path("title").asString())
				.put("status", said.path("status").asInt())
				.put("detail", said.path("detail").asString());
			if (said.has("errors")) {
				value.set("errors", said.path("errors"));
			}
		});
		return examples;
	}

	/**
	 * A text may name another status than the usual one: {@code adherent-inconnu@400}.
	 */
	private int status(String slug) {
		int at = slug.indexOf('@');
		return (at > 0) ? Integer.parseInt(slug.substring(at + 1))
				: this.texts.get("problems", slug).path("status").asInt();
	}

	private static String name(String slug) {
		int at = slug.indexOf('@');
		return (at > 0) ? slug.substring(0, at) : slug;
	}

	private String title(String slug) {
		return this.texts.get("problems", slug).path("title").asString();
	}

}
