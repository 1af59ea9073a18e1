package fr.ecluse.openapi;

import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A command that calls an operation, made of the examples of its parameters and body. */
final class Sample {

	private Sample() {
	}

	static String of(String method, String path, JsonNode operation, JsonMapper json) {
		String address = path;
		List<String> query = new ArrayList<>();
		List<String> lines = new ArrayList<>();
		for (JsonNode parameter : operation.path("parameters")) {
			String name = parameter.path("name").asString();
			String example = parameter.path("example").asString("");
			switch (parameter.path("in").asString()) {
				case "path" -> address = example.isEmpty() ? address : address.replace("{%s}".formatted(name), example);
				case "query" -> {
					if (parameter.path("required").asBoolean()) {
						query.add(name + "=" + example);
					}
				}
				default -> {
					if (!example.isEmpty() && !method.equals("GET")) {
						lines.add("-H '%s: %s'".formatted(name, example));
					}
				}
			}
		}
		if (!operation.path("security").isEmpty()) {
			lines.add(0, "-H \"Authorization: Bearer $CLE\"");
		}
		lines.addAll(body(operation.path("requestBody").path("content"), json));
		lines.add("\"$ECLUSE%s%s\"".formatted(address, query.isEmpty() ? "" : "?" + String.join("&", query)));
		return "curl " + (method.equals("GET") ? "" : "-X " + method + " ") + String.join(" \\\n  ", lines);
	}

	private static List<String> body(JsonNode content, JsonMapper json) {
		if (content.has("application/json")) {
			JsonNode example = content.path("application/json").path("example");
			return example.isMissingNode() ? List.of() : List.of("-H 'Content-Type: application/json'",
					"--data '%s'".formatted(json.writeValueAsString(example).replace("'", "’")));
		}
		for (String type : content.propertyNames()) {
			return type.startsWith("multipart/") ? List.of("-F fichier=@fichier")
					: List.of("-H 'Content-Type: %s'".formatted(type), "--data-binary @fichier");
		}
		return List.of();
	}

}
