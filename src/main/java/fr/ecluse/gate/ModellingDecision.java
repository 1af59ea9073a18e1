package fr.ecluse.gate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A decision of a DMN file.
 *
 * @param requires decisions that it builds on, by id
 * @param reads variables that its expressions may read
 * @param outputs names of what it gives
 */
record ModellingDecision(String id, String file, XmlNode node, Set<String> requires, Set<String> reads,
		Set<String> outputs) {

	private static final Set<String> EXPRESSIONS = Set.of("inputExpression", "inputEntry", "outputEntry",
			"literalExpression", "defaultOutputEntry");

	/** The decisions of a file, in its order. */
	static List<ModellingDecision> of(String file, XmlNode root) {
		List<ModellingDecision> decisions = new ArrayList<>();
		for (XmlNode child : root.children()) {
			String id = child.find("id");
			if (isDmn(child, "decision") && id != null) {
				decisions.add(of(file, id, child));
			}
		}
		return decisions;
	}

	private static ModellingDecision of(String file, String id, XmlNode decision) {
		Set<String> requires = new HashSet<>();
		Set<String> reads = new LinkedHashSet<>();
		Set<String> outputs = new LinkedHashSet<>();
		decision.walk((node) -> {
			String href = node.find("href");
			if (isDmn(node, "requiredDecision") && href != null) {
				requires.add(href.substring(href.indexOf('#') + 1));
			}
			else if (isDmn(node, "output")) {
				add(outputs, node.find("name"));
			}
			else if (EXPRESSIONS.contains(node.local())) {
				reads.addAll(VariableNames.ofFeel(text(node)));
			}
		});
		if (outputs.isEmpty()) {
			decision.children()
				.stream()
				.filter((child) -> isDmn(child, "variable"))
				.forEach((variable) -> add(outputs, variable.find("name")));
		}
		return new ModellingDecision(id, file, decision, requires, reads, outputs);
	}

	/** The expressions that say what the columns of its table look at. */
	List<XmlNode> inputs() {
		List<XmlNode> inputs = new ArrayList<>();
		this.node.walk((child) -> {
			if (isDmn(child, "inputExpression")) {
				inputs.add(child);
			}
		});
		return inputs;
	}

	/** The text of an expression. */
	static String text(XmlNode expression) {
		return expression.children()
			.stream()
			.filter((child) -> isDmn(child, "text"))
			.map(XmlNode::text)
			.findFirst()
			.orElse("");
	}

	private static boolean isDmn(XmlNode node, String local) {
		return node.local().equals(local) && node.namespace().contains("/spec/DMN/");
	}

	private static void add(Set<String> names, @Nullable String name) {
		if (name != null && !name.isBlank()) {
			names.add(name);
		}
	}

}
