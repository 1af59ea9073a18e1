package fr.ecluse.form;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A Camunda Form as the server enforces it: the browser's checks are a comfort, these are
 * the rule. A constraint written as a FEEL expression is left to the browser, except a
 * {@code conditional.hide} that compares one field with one value.
 */
public final class Form {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final String id;

	private final FormPart.Group root;

	private Form(String id, FormPart.Group root) {
		this.id = id;
		this.root = root;
	}

	/**
	 * Reads a {@code .form} file; {@link IllegalArgumentException} when it is not one.
	 */
	public static Form parse(String json) {
		JsonNode tree;
		try {
			tree = JSON.readTree(json);
		}
		catch (JacksonException ex) {
			throw new IllegalArgumentException("Le formulaire n'est pas un fichier JSON valable.", ex);
		}
		if (!tree.path("components").isArray()) {
			throw new IllegalArgumentException("Le formulaire ne contient pas de liste « components ».");
		}
		return new Form(tree.path("id").asString(""), FormReader.group(tree));
	}

	/** The identifier by which models refer to the form, empty when it has none. */
	public String id() {
		return this.id;
	}

	/** The names of the top-level answers. */
	public Set<String> keys() {
		return this.root.parts().keySet();
	}

	/** The top-level answers that are shown but may not be given: disabled, read-only. */
	public Set<String> lockedKeys() {
		return this.root.lockedKeys();
	}

	/**
	 * The same rules as a JSON Schema (draft 2020-12) of the answers; only that a date
	 * may not be past cannot be said there.
	 */
	public ObjectNode schema() {
		return FormSchema.of(this.root);
	}

	/** Checks the answers, without the rule on past dates. */
	public List<Violation> check(Map<String, ? extends @Nullable Object> answers) {
		return violations(answers, null);
	}

	/** Checks the answers; dates that may not be past are compared with today. */
	public List<Violation> check(Map<String, ? extends @Nullable Object> answers, LocalDate today) {
		return violations(answers, today);
	}

	private List<Violation> violations(Map<String, ? extends @Nullable Object> answers, @Nullable LocalDate today) {
		List<Violation> violations = new ArrayList<>();
		this.root.check(answers, "", new FormPart.Check(answers, today, violations));
		return List.copyOf(violations);
	}

}
