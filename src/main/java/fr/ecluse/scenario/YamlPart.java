package fr.ecluse.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** A map of a YAML file that is read strictly, and knows the line it stands on. */
final class YamlPart {

	private final String file;

	private final Node node;

	private final Map<String, Node> entries = new LinkedHashMap<>();

	private YamlPart(String file, Node node) {
		this.file = file;
		this.node = node;
		if (!(node instanceof MappingNode map)) {
			throw new ScenarioProblem(place(file, node), "il faut ici des lignes « nom: valeur »");
		}
		for (NodeTuple entry : map.getValue()) {
			String key = (entry.getKeyNode() instanceof ScalarNode scalar) ? scalar.getValue() : "";
			if (this.entries.put(key, entry.getValueNode()) != null) {
				throw new ScenarioProblem(place(file, entry.getKeyNode()), "« %s » y est deux fois".formatted(key));
			}
		}
	}

	static YamlPart of(String file, Node node) {
		return new YamlPart(file, node);
	}

	Where place() {
		return place(this.file, this.node);
	}

	ScenarioProblem problem(String key, String what) {
		Node value = this.entries.getOrDefault(key, this.node);
		return new ScenarioProblem(place(this.file, value), "« %s » %s".formatted(key, what));
	}

	YamlPart allowOnly(String... keys) {
		Set<String> allowed = new TreeSet<>(List.of(keys));
		this.entries.forEach((key, value) -> {
			if (!allowed.contains(key)) {
				throw new ScenarioProblem(place(this.file, value),
						"« %s » est inconnu ici ; on peut y écrire : %s".formatted(key, String.join(", ", allowed)));
			}
		});
		return this;
	}

	/** Line of the value of a key. */
	int line(String key) {
		return place(this.file, value(key)).line();
	}

	boolean isPart(String key) {
		return value(key) instanceof MappingNode;
	}

	Set<String> keys() {
		return this.entries.keySet();
	}

	boolean has(String key) {
		return this.entries.containsKey(key);
	}

	boolean isNothing(String key) {
		return Tag.NULL.equals(value(key).getTag());
	}

	String text(String key) {
		String text = optionalText(key);
		if (text == null || text.isBlank()) {
			throw problem(key, "est obligatoire");
		}
		return text;
	}

	@Nullable String optionalText(String key) {
		Node value = this.entries.get(key);
		if (value == null || Tag.NULL.equals(value.getTag())) {
			return null;
		}
		if (value instanceof ScalarNode scalar) {
			return scalar.getValue();
		}
		throw problem(key, "est un texte");
	}

	int number(String key) {
		try {
			return Integer.parseInt(text(key).replace("_", ""));
		}
		catch (NumberFormatException ex) {
			throw problem(key, "est un nombre entier");
		}
	}

	YamlPart part(String key) {
		return of(this.file, value(key));
	}

	List<YamlPart> parts(String key) {
		return list(key).stream().map((item) -> of(this.file, item)).toList();
	}

	List<String> texts(String key) {
		List<String> texts = new ArrayList<>();
		for (Node item : list(key)) {
			if (!(item instanceof ScalarNode scalar)) {
				throw new ScenarioProblem(place(this.file, item), "« %s » est une liste de textes".formatted(key));
			}
			texts.add(scalar.getValue());
		}
		return texts;
	}

	/** Free data: texts (dates too), numbers, true or false, lists and maps of them. */
	Map<String, @Nullable Object> data(String key) {
		Map<String, @Nullable Object> data = new LinkedHashMap<>();
		if (has(key)) {
			YamlPart part = part(key);
			part.entries.forEach((name, value) -> data.put(name, plain(value)));
		}
		return data;
	}

	private Node value(String key) {
		Node value = this.entries.get(key);
		if (value == null) {
			throw problem(key, "est obligatoire");
		}
		return value;
	}

	private List<Node> list(String key) {
		if (value(key) instanceof SequenceNode list) {
			return list.getValue();
		}
		throw problem(key, "est une liste");
	}

	private @Nullable Object plain(Node value) {
		if (value instanceof MappingNode) {
			Map<String, @Nullable Object> map = new LinkedHashMap<>();
			of(this.file, value).entries.forEach((name, item) -> map.put(name, plain(item)));
			return map;
		}
		if (value instanceof SequenceNode list) {
			List<@Nullable Object> items = new ArrayList<>();
			list.getValue().forEach((item) -> items.add(plain(item)));
			return items;
		}
		return scalar((ScalarNode) value);
	}

	private @Nullable Object scalar(ScalarNode value) {
		String text = value.getValue();
		Tag tag = value.getTag();
		try {
			return Tag.NULL.equals(tag) ? null
					: Tag.BOOL.equals(tag) ? (Object) Boolean.valueOf(text)
							: Tag.INT.equals(tag) ? (Object) Long.valueOf(text.replace("_", ""))
									: Tag.FLOAT.equals(tag) ? (Object) Double.valueOf(text) : text;
		}
		catch (NumberFormatException ex) {
			throw new ScenarioProblem(place(this.file, value),
					"« %s » n'est pas un nombre lisible ; entre guillemets, c'est un texte".formatted(text));
		}
	}

	private static Where place(String file, Node node) {
		return new Where(file, node.getStartMark().getLine() + 1, 0, "");
	}

}
