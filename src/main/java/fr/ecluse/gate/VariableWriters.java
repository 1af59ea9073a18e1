package fr.ecluse.gate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Who sets which variable. The world is closed: answers to forms, blocks, decisions,
 * inputs and outputs, repetitions, messages and the server itself; nothing else can.
 */
final class VariableWriters {

	/** What the server sets when a dossier is opened, before its first step. */
	static final Set<String> SERVER = Set.of("dossierId", "received", "memberSiren", "memberDepartment", "memberName",
			"memberKind", "memberPopulation", "memberTerritory", "parameters");

	/** What the server sets when somebody sends a message to a dossier. */
	static final Set<String> MESSAGE = Set.of("messageReason", "messageBy", "messageDate");

	/** What the engine counts while an activity repeats itself. */
	private static final Set<String> REPETITION = Set.of("loopCounter", "nrOfInstances", "nrOfActiveInstances",
			"nrOfCompletedInstances");

	private final ModellingPackage all;

	/** The elements after which a variable is set. */
	private final Map<String, Set<XmlNode>> byName = new HashMap<>();

	/** Ends of names that a model computes, so that what they begin with is not known. */
	private final Set<String> endings = new HashSet<>();

	VariableWriters(ModellingPackage all) {
		this.all = all;
		all.scopes().forEach((scope) -> scope.nodes().forEach((node) -> collect(scope, node)));
	}

	private void collect(ModellingScope scope, XmlNode node) {
		this.all.form(node.camunda("formRef"))
			.ifPresent((form) -> form.keys()
				.stream()
				.filter((key) -> !form.lockedKeys().contains(key) || node.isBpmn("startEvent"))
				.forEach((key) -> set(key, node)));
		ModellingModel.extensions(node, "formData")
			.forEach((data) -> data.children(XmlNode.CAMUNDA, "formField")
				.forEach((field) -> set(field.find("id"), node)));
		ModellingModel.parameters(node, "outputParameter").forEach((output) -> set(output.find("name"), node));
		set(node.camunda("resultVariable"), node);
		set(node.camunda("initiator"), node);
		XmlNode definition = ModellingModel.isEvent(node) ? ModellingModel.definition(node) : null;
		if (definition != null) {
			set(definition.camunda("escalationCodeVariable"), node);
			if (definition.isBpmn("messageEventDefinition")) {
				MESSAGE.forEach((name) -> set(name, node));
			}
		}
		if (node.isBpmn("receiveTask")) {
			MESSAGE.forEach((name) -> set(name, node));
		}
		blocks(node);
	}

	/** What a block leaves behind. */
	private void blocks(XmlNode node) {
		Map<String, String> inputs = ModellingBlocks.inputs(node);
		String result = inputs.get("result");
		switch (ModellingBlocks.name(node)) {
			case "document" ->
				setNamed(node, (result != null) ? result : inputs.get("key"), (result != null) ? "" : "DocumentId");
			case "deadline", "clock" -> {
				setNamed(node, inputs.get("name"), "Date");
				setNamed(node, inputs.get("name"), "At");
			}
			case "register" -> {
				if (inputs.containsKey("register")) {
					setNamed(node, result, "");
				}
				else {
					set("reference", node);
				}
			}
			case "box" -> {
				setNamed(node, result, "");
				setNamed(node, result, "Late");
				setNamed(node, result, "Superseded");
			}
			case "append" -> setNamed(node, inputs.get("list"), "");
			default -> {
			}
		}
	}

	private void setNamed(XmlNode node, @Nullable String name, String ending) {
		if (name != null && name.contains("{")) {
			this.endings.add(ending);
		}
		else if (name != null) {
			set(name + ending, node);
		}
	}

	private void set(@Nullable String name, XmlNode node) {
		if (name != null && name.contains("{")) {
			this.endings.add("");
		}
		else if (name != null && !name.isBlank()) {
			this.byName.computeIfAbsent(name.strip(), (it) -> new HashSet<>()).add(node);
		}
	}

	/** The variables that only the inside of an element sees. */
	static Set<String> locals(XmlNode node) {
		Set<String> locals = new HashSet<>();
		for (XmlNode input : ModellingModel.parameters(node, "inputParameter")) {
			add(locals, input.find("name"));
		}
		locals.addAll(repetition(node));
		if (node.isBpmn("businessRuleTask")) {
			locals.add("decisionResult");
		}
		return locals;
	}

	/** What a repeated activity counts and hands out. */
	static Set<String> repetition(XmlNode node) {
		Set<String> names = new HashSet<>();
		XmlNode loop = ModellingModel.child(node, "multiInstanceLoopCharacteristics");
		if (loop != null) {
			names.addAll(REPETITION);
			add(names, loop.camunda("elementVariable"));
			XmlNode item = ModellingModel.child(loop, "inputDataItem");
			add(names, (item != null) ? item.find("name") : null);
		}
		return names;
	}

	private static void add(Set<String> names, @Nullable String name) {
		if (name != null && !name.isBlank()) {
			names.add(name.strip());
		}
	}

	/** The elements after which a variable is set; none for those of the server. */
	Set<XmlNode> of(String name) {
		return this.byName.getOrDefault(name, Set.of());
	}

	/** Whether a variable may have a name that the model computes. */
	boolean mayCompute(String name) {
		return this.endings.stream().anyMatch(name::endsWith);
	}

	/** Whether anything, anywhere, sets a variable for all of the dossier. */
	boolean set(String name) {
		return SERVER.contains(name) || this.byName.containsKey(name) || mayCompute(name);
	}

	/** The names that are known. */
	Set<String> names() {
		Set<String> names = new HashSet<>(SERVER);
		names.addAll(this.byName.keySet());
		return names;
	}

	/** The names that are set only inside of elements. */
	Set<String> localNames() {
		Set<String> names = new HashSet<>();
		this.all.nodes().forEach((node) -> names.addAll(locals(node)));
		return names;
	}

	/** For messages: those most like a name that nothing sets. */
	List<String> like(String name) {
		List<String> like = new ArrayList<>();
		for (String known : names()) {
			if (known.equalsIgnoreCase(name) || distance(known, name) <= Math.max(1, name.length() / 4)) {
				like.add(known);
			}
		}
		return like.stream().sorted().limit(3).toList();
	}

	/** How many letters have to be changed, no further than a few. */
	private static int distance(String one, String other) {
		if (Math.abs(one.length() - other.length()) > 3 || one.length() > 60 || other.length() > 60) {
			return Integer.MAX_VALUE;
		}
		int[] row = new int[other.length() + 1];
		for (int j = 0; j <= other.length(); j++) {
			row[j] = j;
		}
		for (int i = 1; i <= one.length(); i++) {
			int diagonal = row[0];
			row[0] = i;
			for (int j = 1; j <= other.length(); j++) {
				int above = row[j];
				int change = (one.charAt(i - 1) == other.charAt(j - 1)) ? 0 : 1;
				row[j] = Math.min(Math.min(above, row[j - 1]) + 1, diagonal + change);
				diagonal = above;
			}
		}
		return row[other.length()];
	}

}
