package fr.ecluse.tasklist;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

import org.springframework.http.HttpStatus;

/**
 * The JSON body of a call, read under limits and passed on as it was understood. No
 * string of a query may hold an expression and no key may ask for one: the engine's own
 * check overlooks those inside {@code orQueries} (CVE-2026-109432).
 */
final class JsonBody {

	static final byte[] NOTHING = {};

	static final int LARGEST = 1_000_000;

	private static final int DEEPEST = 20;

	private static final int LONGEST_LIST = 50;

	private static final int LONGEST_COMMENT = 4000;

	static final JsonMapper JSON = JsonMapper
		.builder(JsonFactory.builder()
			.streamReadConstraints(
					StreamReadConstraints.builder().maxNestingDepth(DEEPEST).maxStringLength(LARGEST).build())
			.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
			.build())
		.build();

	private final JsonNode tree;

	private JsonBody(JsonNode tree) {
		this.tree = tree;
	}

	static JsonBody read(HttpServletRequest request) throws IOException {
		if (request.getContentLengthLong() > LARGEST) {
			throw tooLarge();
		}
		byte[] bytes = request.getInputStream().readNBytes(LARGEST + 1);
		if (bytes.length > LARGEST) {
			throw tooLarge();
		}
		return of(bytes);
	}

	static JsonBody of(byte[] bytes) {
		try {
			JsonNode tree = (bytes.length == 0) ? MissingNode.getInstance() : JSON.readTree(bytes);
			if (!tree.isObject() && !tree.isMissingNode()) {
				throw unreadable();
			}
			return new JsonBody(tree);
		}
		catch (JacksonException ex) {
			throw unreadable();
		}
	}

	JsonNode tree() {
		return this.tree;
	}

	byte[] bytes() {
		return this.tree.isMissingNode() ? NOTHING : JSON.writeValueAsBytes(this.tree);
	}

	void requireNothing() {
		if (!this.tree.isMissingNode() && !this.tree.isEmpty()) {
			throw Refusal.badRequest("Cet appel ne prend aucun contenu.");
		}
	}

	void requireOnly(String key, String value) {
		if (this.tree.size() != 1 || !value.equals(this.tree.path(key).asString(""))) {
			throw Refusal.badRequest("Une tâche ne peut être prise en charge que pour vous-même.");
		}
	}

	void requireText(String key) {
		String text = this.tree.path(key).isString() ? this.tree.path(key).stringValue() : "";
		if (this.tree.size() != 1 || text.isBlank() || text.length() > LONGEST_COMMENT) {
			throw Refusal.badRequest("Rédigez un commentaire de %d caractères au plus.".formatted(LONGEST_COMMENT));
		}
	}

	/** Texts of exactly these names. */
	void requireTexts(String... keys) {
		for (String key : keys) {
			if (this.tree.size() != keys.length || !this.tree.path(key).isString()) {
				throw Refusal
					.badRequest("Cet appel prend exactement ces textes : %s.".formatted(String.join(", ", keys)));
			}
		}
	}

	void requireQuery() {
		requireQuery(this.tree);
	}

	private static void requireQuery(JsonNode node) {
		if (node.size() > LONGEST_LIST) {
			throw Refusal.badRequest("La recherche compte trop de critères : retirez-en.");
		}
		node.properties().forEach((entry) -> {
			if (!entry.getKey().matches("[A-Za-z]{1,60}") || entry.getKey().endsWith("Expression")) {
				throw expression();
			}
		});
		if (node.isString() && (node.stringValue().contains("${") || node.stringValue().contains("#{")
				|| node.stringValue().length() > 500)) {
			throw expression();
		}
		node.forEach(JsonBody::requireQuery);
	}

	private static Refusal expression() {
		return Refusal.badRequest("La recherche comporte un critère qui n'est pas permis : retirez-le.");
	}

	private static Refusal unreadable() {
		return Refusal.badRequest("Le contenu de l'appel n'est pas un objet JSON lisible.");
	}

	private static Refusal tooLarge() {
		return Refusal.of(HttpStatus.CONTENT_TOO_LARGE, "contenu-trop-grand", "Contenu trop grand",
				"L'appel dépasse un million d'octets : raccourcissez les textes saisis.");
	}

}
