package fr.ecluse.deposit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.web.multipart.MultipartFile;

/**
 * What a caller hands in, checked: the JSON part as it came and as it reads, and files.
 */
record Submission(byte[] json, Map<String, @Nullable Object> depositor, Map<String, @Nullable Object> content,
		List<MultipartFile> files) {

	private static final int LONGEST_NAME = 200;

	private static final Pattern SIRET = Pattern.compile("(\\s*\\d){14}\\s*");

	private static final Pattern EMAIL = Pattern.compile("[^\\s@<>]{1,64}@[^\\s@<>.]+(\\.[^\\s@<>.]+)+");

	/** Everything below a space but tab and line ends: no document could print it. */
	private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]");

	/**
	 * Reads a deposit.
	 * @throws org.springframework.web.ErrorResponseException when it is not one
	 */
	static Submission read(byte[] json, List<MultipartFile> files, DepositSettings.Limits limits, JsonMapper mapper) {
		if (json.length > limits.contentLimit().toBytes()) {
			throw Refusal.invalid("/content", "Limitez les données du dépôt à %d ko ; joignez le reste en fichiers."
				.formatted(limits.contentLimit().toKilobytes()));
		}
		if (files.size() > limits.files()) {
			throw Refusal.invalid("/files", "Joignez %d fichiers au plus.".formatted(limits.files()));
		}
		for (MultipartFile file : files) {
			if (file.getSize() > limits.fileLimit().toBytes()) {
				throw Refusal.tooLarge(limits.fileLimit());
			}
		}
		Map<String, @Nullable Object> tree = tree(json, mapper);
		Submission submission = new Submission(json, object(tree, "depositor"), object(tree, "content"), files);
		submission.check();
		return submission;
	}

	private static Map<String, @Nullable Object> tree(byte[] json, JsonMapper mapper) {
		Map<String, @Nullable Object> tree;
		try {
			tree = mapper.readValue(json, new TypeReference<Map<String, @Nullable Object>>() {
			});
		}
		catch (JacksonException ex) {
			throw Refusal.invalid("", "La partie « deposit » n'est pas un objet JSON lisible.");
		}
		if (tree == null) {
			throw Refusal.invalid("", "La partie « deposit » est vide.");
		}
		tree.keySet().forEach((key) -> {
			if (!key.equals("depositor") && !key.equals("content")) {
				throw Refusal.invalid("/" + key, "Un dépôt se compose de « depositor » et de « content ».");
			}
		});
		return tree;
	}

	@SuppressWarnings("unchecked")
	private static Map<String, @Nullable Object> object(Map<String, @Nullable Object> tree, String name) {
		if (tree.get(name) instanceof Map<?, ?> object) {
			return (Map<String, @Nullable Object>) object;
		}
		if (tree.get(name) == null && name.equals("content")) {
			return Map.of();
		}
		throw Refusal.invalid("/" + name, "Donnez « %s » par un objet JSON.".formatted(name));
	}

	private void check() {
		if (!(this.depositor.get("name") instanceof String name) || name.isBlank() || name.length() > LONGEST_NAME) {
			throw Refusal.invalid("/depositor/name",
					"Donnez le nom du déposant, en %d caractères au plus.".formatted(LONGEST_NAME));
		}
		Object siret = this.depositor.get("siret");
		boolean other = this.depositor.get("identifier") instanceof String identifier && !identifier.isBlank();
		if (siret == null && !other) {
			throw Refusal.invalid("/depositor/siret",
					"Donnez le SIRET du déposant, ou un autre identifiant officiel par « identifier ».");
		}
		if (siret != null && !(siret instanceof String text && SIRET.matcher(text).matches())) {
			throw Refusal.invalid("/depositor/siret", "Le SIRET compte quatorze chiffres, donnés en texte.");
		}
		Object email = this.depositor.get("email");
		if (email != null && !(email instanceof String text && EMAIL.matcher(text).matches())) {
			throw Refusal.invalid("/depositor/email",
					"Donnez une adresse électronique complète, par exemple marches@exemple.fr.");
		}
		printable(new ArrayList<>(this.depositor.values()), "/depositor");
		printable(new ArrayList<>(this.content.values()), "/content");
	}

	private static void printable(@Nullable Object value, String pointer) {
		if (value instanceof String text && CONTROL.matcher(text).find()) {
			throw Refusal.invalid(pointer, "Retirez du dépôt les caractères non imprimables.");
		}
		if (value instanceof List<?> list) {
			list.forEach((it) -> printable(it, pointer));
		}
		if (value instanceof Map<?, ?> map) {
			map.values().forEach((it) -> printable(it, pointer));
		}
	}

}
