package fr.ecluse.scenario;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;

/** Plain data as YAML for people: what fits stands on one line, the rest below. */
final class YamlText {

	/** What a line may hold after its name. */
	private static final int ROOM = 90;

	private YamlText() {
	}

	/**
	 * The text of a map whose entries, and the maps of whose lists, each begin a line.
	 */
	static String of(Map<String, ? extends @Nullable Object> data) {
		DumperOptions options = new DumperOptions();
		options.setIndent(2);
		options.setIndicatorIndent(2);
		options.setIndentWithIndicator(true);
		options.setSplitLines(false);
		options.setAllowUnicode(true);
		StringWriter text = new StringWriter();
		new Yaml(new SafeConstructor(new LoaderOptions()), new Representer(options), options, new LoaderOptions(),
				new PlainValues())
			.serialize(top(data), text);
		return text.toString();
	}

	private static Node top(Map<String, ? extends @Nullable Object> data) {
		List<NodeTuple> entries = new ArrayList<>();
		data.forEach((key, value) -> entries
			.add(new NodeTuple(scalar(key), (value instanceof List<?> list) ? rows(list) : node(value))));
		return new MappingNode(Tag.MAP, entries, FlowStyle.BLOCK);
	}

	private static Node rows(List<?> list) {
		List<Node> items = new ArrayList<>();
		list.forEach((item) -> items.add((item instanceof Map<?, ?> map) ? map(map, true) : node(item)));
		return new SequenceNode(Tag.SEQ, items, FlowStyle.BLOCK);
	}

	private static Node node(@Nullable Object value) {
		boolean below = length(value) > ROOM;
		if (value instanceof Map<?, ?> map) {
			return map(map, below);
		}
		if (value instanceof List<?> list) {
			return below ? rows(list)
					: new SequenceNode(Tag.SEQ, list.stream().map(YamlText::node).toList(), FlowStyle.FLOW);
		}
		return scalar(value);
	}

	private static Node map(Map<?, ?> map, boolean below) {
		List<NodeTuple> entries = new ArrayList<>();
		map.forEach((key, value) -> entries.add(new NodeTuple(scalar(String.valueOf(key)), node(value))));
		return new MappingNode(Tag.MAP, entries, below ? FlowStyle.BLOCK : FlowStyle.FLOW);
	}

	private static Node scalar(@Nullable Object value) {
		if (value == null) {
			return new ScalarNode(Tag.NULL, "null", null, null, ScalarStyle.PLAIN);
		}
		if (value instanceof Boolean) {
			return new ScalarNode(Tag.BOOL, value.toString(), null, null, ScalarStyle.PLAIN);
		}
		if (value instanceof Number number) {
			BigDecimal decimal = new BigDecimal(number.toString());
			boolean whole = decimal.stripTrailingZeros().scale() <= 0;
			return new ScalarNode(whole ? Tag.INT : Tag.FLOAT,
					whole ? decimal.toBigInteger().toString() : decimal.toPlainString(), null, null, ScalarStyle.PLAIN);
		}
		String text = value.toString();
		return new ScalarNode(Tag.STR, text, null, null,
				text.contains("\n") ? ScalarStyle.DOUBLE_QUOTED : ScalarStyle.PLAIN);
	}

	/** On one line. */
	private static int length(@Nullable Object value) {
		if (value instanceof Map<?, ?> map) {
			return map.entrySet()
				.stream()
				.mapToInt((entry) -> String.valueOf(entry.getKey()).length() + length(entry.getValue()) + 4)
				.sum() + 2;
		}
		if (value instanceof List<?> list) {
			return list.stream().mapToInt((item) -> length(item) + 2).sum() + 2;
		}
		return String.valueOf(value).length();
	}

}
