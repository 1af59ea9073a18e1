package fr.ecluse.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * What the code cannot say of the API: French sentences, names for clients, examples,
 * limits that a rule checks, and which refusals an operation can give. One file per group
 * of operations; all sections of all files are one.
 */
final class Texts {

	private final ObjectNode all;

	private Texts(ObjectNode all) {
		this.all = all;
	}

	static Texts load(JsonMapper json) {
		try {
			ObjectNode all = json.createObjectNode();
			Resource[] files = new PathMatchingResourcePatternResolver(Texts.class.getClassLoader())
				.getResources("classpath*:openapi/*.yaml");
			Arrays.sort(files, Comparator.comparing(Resource::getFilename));
			for (Resource file : files) {
				try (InputStream content = file.getInputStream()) {
					Map<String, ?> read = new Yaml(new SafeConstructor(new LoaderOptions())).load(content);
					ObjectNode texts = json.valueToTree(read);
					refuseCutTexts(texts, String.valueOf(file.getFilename()));
					merge(all, texts, String.valueOf(file.getFilename()));
				}
			}
			return new Texts(all);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void merge(ObjectNode all, ObjectNode file, String name) {
		file.properties().forEach((section) -> {
			if (!(section.getValue() instanceof ObjectNode entries)) {
				all.set(section.getKey(), section.getValue());
				return;
			}
			ObjectNode known = all.withObject("/" + section.getKey());
			entries.properties().forEach((entry) -> {
				if (known.has(entry.getKey())) {
					throw new IllegalStateException("%s says %s again".formatted(name, entry.getKey()));
				}
				known.set(entry.getKey(), entry.getValue());
			});
		});
	}

	/** A comma in a text without quotes makes YAML take its rest for another key. */
	private static void refuseCutTexts(JsonNode node, String file) {
		node.properties().forEach((entry) -> {
			if (entry.getValue().isNull() && entry.getKey().contains(" ")) {
				throw new IllegalStateException(
						"%s: put the text with « %s » in quotes".formatted(file, entry.getKey()));
			}
		});
		node.forEach((child) -> refuseCutTexts(child, file));
	}

	ObjectNode section(String name) {
		return this.all.withObject("/" + name);
	}

	/** An entry of a section as an object; a bare text is its description. */
	@Nullable ObjectNode find(String section, String key) {
		return object(section(section).get(key));
	}

	ObjectNode get(String section, String key) {
		ObjectNode found = find(section, key);
		if (found == null) {
			throw new IllegalStateException("The texts of the API say nothing of %s, under %s: %s".formatted(key,
					section, section(section).propertyNames().stream().collect(Collectors.joining(", "))));
		}
		return found;
	}

	/** A copy that may be changed. */
	@Nullable ObjectNode object(@Nullable JsonNode entry) {
		if (entry == null || entry.isNull()) {
			return null;
		}
		return entry.isString() ? this.all.objectNode().put("description", entry.asString())
				: (ObjectNode) entry.deepCopy();
	}

}
