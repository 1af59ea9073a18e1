package fr.ecluse.gate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import javax.xml.namespace.QName;

/**
 * The elements and attributes that a kind of file may hold, read from a table beside the
 * program.
 */
final class Vocabulary {

	private final Map<String, String> prefixes;

	private final Map<QName, Word> words = new HashMap<>();

	private Vocabulary(Map<String, String> prefixes) {
		this.prefixes = Map.copyOf(prefixes);
	}

	/**
	 * Reads a table.
	 * @param file in the folder {@code gate/} of the class path
	 * @param prefixes that it uses; the empty one is that of names without prefix
	 */
	static Vocabulary read(String file, Map<String, String> prefixes) {
		Vocabulary vocabulary = new Vocabulary(prefixes);
		try (InputStream in = Vocabulary.class.getResourceAsStream("/gate/" + file)) {
			String table = new String(java.util.Objects.requireNonNull(in, file).readAllBytes(),
					StandardCharsets.UTF_8);
			Map<String, List<String>> shared = new HashMap<>();
			table.lines()
				.filter((line) -> !line.isBlank() && !line.startsWith("#"))
				.forEach((line) -> vocabulary.add(line, shared));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return vocabulary;
	}

	private void add(String line, Map<String, List<String>> shared) {
		int end = line.indexOf(": ");
		String head = (end < 0) ? line.substring(0, line.length() - 1) : line.substring(0, end);
		List<String> attributes = new ArrayList<>();
		for (String name : words((end < 0) ? "" : line.substring(end + 2))) {
			attributes.addAll(name.startsWith("@") ? shared.getOrDefault(name, List.of()) : List.of(name));
		}
		if (head.startsWith("@")) {
			shared.put(head, attributes);
			return;
		}
		String[] sides = head.split(" < ");
		Set<QName> parents = new HashSet<>();
		words((sides.length > 1) ? sides[1] : "").forEach((parent) -> parents.add(name(parent, true)));
		Set<QName> allowed = new HashSet<>();
		attributes.forEach((attribute) -> allowed.add(name(attribute, false)));
		this.words.put(name(sides[0], true), new Word(parents, allowed));
	}

	private static List<String> words(String text) {
		return Arrays.stream(text.split(" ")).filter((word) -> !word.isBlank()).toList();
	}

	private QName name(String name, boolean element) {
		int colon = name.indexOf(':');
		if (colon < 0) {
			return element ? new QName(namespace(""), name) : new QName(name);
		}
		return new QName(namespace(name.substring(0, colon)), name.substring(colon + 1));
	}

	private String namespace(String prefix) {
		String namespace = this.prefixes.get(prefix);
		if (namespace == null) {
			throw new IllegalStateException("The table uses the unknown prefix " + prefix);
		}
		return namespace;
	}

	/** Whether an element of that name may stand there. */
	boolean allows(QName element, QName parent) {
		Word word = this.words.get(element);
		return word != null && (word.parents().isEmpty() || word.parents().contains(parent));
	}

	/** Whether an element may carry an attribute. */
	boolean allowsAttribute(QName element, QName attribute) {
		Word word = this.words.get(element);
		return word != null && word.attributes().contains(attribute);
	}

	/** Whether elements or attributes of that namespace have a place at all. */
	boolean knows(String namespace) {
		return this.prefixes.containsValue(namespace);
	}

	/** Whether there is an element of that name, wherever it stands. */
	boolean knows(QName element) {
		return this.words.containsKey(element);
	}

	/**
	 * What is known of an element.
	 *
	 * @param parents in which it may stand, anywhere when empty
	 */
	private record Word(Set<QName> parents, Set<QName> attributes) {
	}

}
