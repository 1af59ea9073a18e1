package fr.ecluse.gate;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import fr.ecluse.form.Form;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A form of a package.
 *
 * @param name of its file
 * @param json its content, an empty object when it cannot be read
 * @param form as the server enforces it; null when it refuses to
 * @param problem why it cannot be read or enforced, null when it can
 * @param components all of them, the outer before the inner
 */
record FormFile(String name, JsonNode json, @Nullable Form form, @Nullable Problem problem,
		List<FormComponent> components) {

	private static final int DEEPEST = 60;

	private static final JsonMapper JSON = JsonMapper
		.builder(JsonFactory.builder()
			.streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
			.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
			.build())
		.build();

	private static final Form EMPTY = Form.parse("{\"components\":[]}");

	static FormFile read(String name, byte[] content) {
		try {
			String text = StandardCharsets.UTF_8.newDecoder()
				.onMalformedInput(CodingErrorAction.REPORT)
				.decode(ByteBuffer.wrap(content))
				.toString();
			JsonNode json = JSON.readTree(text);
			if (!json.isObject() || !json.path("components").isArray()) {
				return unreadable(name, 0,
						"Ce fichier n'est pas un formulaire : il lui manque la liste « components ».");
			}
			List<FormComponent> components = new ArrayList<>();
			collect(json, "", lines(json, text), components);
			return read(name, json, text, components);
		}
		catch (CharacterCodingException ex) {
			return unreadable(name, 0, "Ce fichier n'est pas en UTF-8 : enregistrez-le dans cet encodage.");
		}
		catch (JacksonException ex) {
			int line = (ex.getLocation() != null) ? Math.max(ex.getLocation().getLineNr(), 0) : 0;
			return unreadable(name, line,
					"Ce fichier n'est pas du JSON lisible, ou une clé y est deux fois : ouvrez-le dans l'éditeur de formulaires et enregistrez-le à nouveau.");
		}
	}

	private static FormFile read(String name, JsonNode json, String text, List<FormComponent> components) {
		try {
			return new FormFile(name, json, Form.parse(text), null, components);
		}
		catch (IllegalArgumentException ex) {
			return new FormFile(name, json, null, new Problem(0, String.valueOf(ex.getMessage())), components);
		}
	}

	private static FormFile unreadable(String name, int line, String message) {
		return new FormFile(name, JSON.createObjectNode(), null, new Problem(line, message), List.of());
	}

	/** The line on which each object begins: the parser meets them in this order. */
	private static Map<JsonNode, Integer> lines(JsonNode json, String text) {
		Deque<Integer> begun = new ArrayDeque<>();
		try (JsonParser parser = JSON.createParser(text)) {
			while (parser.nextToken() != null) {
				if (parser.currentToken() == JsonToken.START_OBJECT) {
					begun.add(parser.currentTokenLocation().getLineNr());
				}
			}
		}
		Map<JsonNode, Integer> lines = new IdentityHashMap<>();
		number(json, begun, lines);
		return lines;
	}

	private static void number(JsonNode node, Deque<Integer> begun, Map<JsonNode, Integer> lines) {
		if (node.isObject()) {
			lines.put(node, begun.remove());
		}
		node.forEach((child) -> number(child, begun, lines));
	}

	private static void collect(JsonNode parent, String home, Map<JsonNode, Integer> lines, List<FormComponent> found) {
		for (JsonNode component : parent.path("components")) {
			String type = component.path("type").asString("");
			boolean container = type.equals("group") || type.equals("dynamiclist");
			String own = component.path(container ? "path" : "key").asString("").strip();
			String path = own.isEmpty() || !(container || FormComponent.FIELDS.contains(type)) ? ""
					: home.isEmpty() ? own : home + '.' + own;
			found.add(new FormComponent(component, lines.getOrDefault(component, 0), path));
			collect(component, path.isEmpty() ? home : path, lines, found);
		}
	}

	/** By which models refer to it; empty when it has none. */
	String id() {
		return this.json.path("id").asString("");
	}

	/** The variables that its answers become. */
	Set<String> keys() {
		return (this.form != null) ? this.form.keys() : Set.of();
	}

	/** The variables that it shows and that may not be changed in it. */
	Set<String> lockedKeys() {
		return (this.form != null) ? this.form.lockedKeys() : Set.of();
	}

	/** The form, or one without fields when it cannot be enforced. */
	Form formOrEmpty() {
		return (this.form != null) ? this.form : EMPTY;
	}

	/** Why a form cannot be used, and on which line; 0 when that is not known. */
	record Problem(int line, String message) {
	}

}
