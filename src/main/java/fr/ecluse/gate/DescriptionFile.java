package fr.ecluse.gate;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A YAML file of a stranger: no classes, few aliases, bounded size and nesting, and each
 * entry with its line.
 */
final class DescriptionFile {

	private static final int LONGEST = 1_000_000;

	private static final int DEEPEST = 30;

	private static final int MOST_ALIASES = 20;

	private final @Nullable Node root;

	private DescriptionFile(@Nullable Node root) {
		this.root = root;
	}

	/**
	 * Reads the file.
	 * @throws Unreadable in French, with the line
	 */
	static DescriptionFile read(byte[] bytes) throws Unreadable {
		try {
			String text = StandardCharsets.UTF_8.newDecoder()
				.onMalformedInput(CodingErrorAction.REPORT)
				.decode(ByteBuffer.wrap(bytes))
				.toString();
			Yaml yaml = new Yaml(new SafeConstructor(options()));
			// Only the second counts aliases and finds keys that stand twice.
			Node root = yaml.compose(new StringReader(text));
			yaml.load(text);
			return new DescriptionFile(root);
		}
		catch (CharacterCodingException ex) {
			throw new Unreadable(0, "Ce fichier n'est pas en UTF-8 : enregistrez-le dans cet encodage.");
		}
		catch (MarkedYAMLException ex) {
			int line = (ex.getProblemMark() != null) ? ex.getProblemMark().getLine() + 1 : 0;
			throw new Unreadable(line,
					"Ce fichier n'est pas du YAML lisible : vérifiez les retraits, les deux-points et les guillemets à cet endroit.");
		}
		catch (YAMLException | StackOverflowError | ClassCastException | NumberFormatException ex) {
			throw new Unreadable(0,
					"Ce fichier est trop grand ou trop imbriqué, ou n'est pas du YAML : %d caractères, %d niveaux et %d renvois (&, *) au plus."
						.formatted(LONGEST, DEEPEST, MOST_ALIASES));
		}
	}

	private static LoaderOptions options() {
		LoaderOptions options = new LoaderOptions();
		options.setAllowDuplicateKeys(false);
		options.setAllowRecursiveKeys(false);
		options.setCodePointLimit(LONGEST);
		options.setNestingDepthLimit(DEEPEST);
		options.setMaxAliasesForCollections(MOST_ALIASES);
		return options;
	}

	/**
	 * The line of an entry, from 1; that of the nearest one above when there is none.
	 * @param path keys, and numbers of items from 1
	 */
	int line(List<String> path) {
		Node node = this.root;
		int line = 0;
		for (String name : path) {
			if (node instanceof MappingNode map) {
				NodeTuple found = map.getValue()
					.stream()
					.filter((entry) -> entry.getKeyNode() instanceof ScalarNode key && key.getValue().equals(name))
					.findFirst()
					.orElse(null);
				line = (found != null) ? line(found.getKeyNode()) : line;
				node = (found != null) ? found.getValueNode() : null;
			}
			else if (node instanceof SequenceNode list && name.matches("\\d{1,6}")
					&& Integer.parseInt(name) <= list.getValue().size() && Integer.parseInt(name) > 0) {
				node = list.getValue().get(Integer.parseInt(name) - 1);
				line = line(node);
			}
			else {
				node = null;
			}
		}
		return line;
	}

	private static int line(Node node) {
		return node.getStartMark().getLine() + 1;
	}

	/** Why a file cannot be read, and on which line; 0 when that is not known. */
	static final class Unreadable extends Exception {

		private final int line;

		Unreadable(int line, String message) {
			super(message);
			this.line = line;
		}

		int line() {
			return this.line;
		}

	}

}
