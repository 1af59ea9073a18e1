package fr.ecluse.gate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/** A BPMN file, as the rules of good modelling look at it. */
final class ModellingModel {

	private static final String DI = "http://www.omg.org/spec/BPMN/20100524/DI";

	private static final Set<String> SUB_PROCESSES = Set.of("subProcess", "transaction", "adHocSubProcess");

	private final String file;

	private final XmlNode root;

	private final Map<String, XmlNode> byId = new HashMap<>();

	private final List<ModellingScope> scopes = new ArrayList<>();

	ModellingModel(String file, XmlNode root) {
		this.file = file;
		this.root = root;
		root.walk((node) -> {
			String id = node.find("id");
			if (id != null) {
				this.byId.putIfAbsent(id, node);
			}
		});
		processes().forEach((process) -> addScope(process, null));
	}

	private void addScope(XmlNode container, @Nullable ModellingScope outer) {
		ModellingScope scope = new ModellingScope(this, container, outer);
		this.scopes.add(scope);
		scope.nodes().stream().filter(ModellingModel::isSubProcess).forEach((inner) -> addScope(inner, scope));
	}

	String file() {
		return this.file;
	}

	XmlNode root() {
		return this.root;
	}

	List<XmlNode> processes() {
		return this.root.children(XmlNode.BPMN, "process");
	}

	/** Processes and sub-processes, the outer before the inner. */
	List<ModellingScope> scopes() {
		return this.scopes;
	}

	/** The scope of a container; null when it is none of this file. */
	@Nullable ModellingScope scope(XmlNode container) {
		return this.scopes.stream().filter((scope) -> scope.container() == container).findFirst().orElse(null);
	}

	@Nullable XmlNode byId(@Nullable String id) {
		return (id != null) ? this.byId.get(id) : null;
	}

	/** All BPMN elements of that name, in the order of the file. */
	List<XmlNode> all(String local) {
		List<XmlNode> found = new ArrayList<>();
		this.root.walk((node) -> {
			if (node.isBpmn(local)) {
				found.add(node);
			}
		});
		return found;
	}

	/** Ids of the elements that the diagram shows. */
	Set<String> drawn() {
		Set<String> drawn = new java.util.HashSet<>();
		this.root.walk((node) -> {
			String element = node.find("bpmnElement");
			if (element != null && node.namespace().equals(DI)) {
				drawn.add(element.substring(element.indexOf(':') + 1));
			}
		});
		return drawn;
	}

	static boolean isExecutable(XmlNode process) {
		String flag = process.find("isExecutable");
		return flag != null && (flag.strip().equals("true") || flag.strip().equals("1"));
	}

	static boolean isSubProcess(XmlNode node) {
		return node.namespace().equals(XmlNode.BPMN) && SUB_PROCESSES.contains(node.local());
	}

	static boolean isEventSubProcess(XmlNode node) {
		return isSubProcess(node) && "true".equals(node.find("triggeredByEvent"));
	}

	static boolean isActivity(XmlNode node) {
		return node.local().equals("task") || node.local().endsWith("Task") || node.local().equals("callActivity")
				|| isSubProcess(node);
	}

	static boolean isGateway(XmlNode node) {
		return node.local().endsWith("Gateway");
	}

	static boolean isEvent(XmlNode node) {
		return node.local().endsWith("Event");
	}

	static boolean isCompensationHandler(XmlNode node) {
		return "true".equals(node.find("isForCompensation"));
	}

	/** What an event waits for or does; null when it is a blank event. */
	static @Nullable XmlNode definition(XmlNode event) {
		return event.children()
			.stream()
			.filter((child) -> child.namespace().equals(XmlNode.BPMN) && child.local().endsWith("EventDefinition"))
			.findFirst()
			.orElse(null);
	}

	/** Whether it is an event of that kind, for example {@code timer}. */
	static boolean isEvent(XmlNode event, String kind) {
		XmlNode definition = isEvent(event) ? definition(event) : null;
		return definition != null && definition.isBpmn(kind + "EventDefinition");
	}

	/** A BPMN child of that name. */
	static @Nullable XmlNode child(XmlNode node, String local) {
		return node.children(XmlNode.BPMN, local).stream().findFirst().orElse(null);
	}

	/** The engine's elements of that name in the extensions of an element. */
	static List<XmlNode> extensions(XmlNode node, String local) {
		return node.children(XmlNode.BPMN, "extensionElements")
			.stream()
			.flatMap((extensions) -> extensions.children(XmlNode.CAMUNDA, local).stream())
			.toList();
	}

	/**
	 * Inputs or outputs of an element: {@code inputParameter}, {@code outputParameter}.
	 */
	static List<XmlNode> parameters(XmlNode node, String local) {
		return extensions(node, "inputOutput").stream()
			.flatMap((mapping) -> mapping.children(XmlNode.CAMUNDA, local).stream())
			.toList();
	}

	/** The decision that checks the answers to a form of an element. */
	static @Nullable String control(XmlNode node) {
		return extensions(node, "properties").stream()
			.flatMap((properties) -> properties.children(XmlNode.CAMUNDA, "property").stream())
			.filter((property) -> "control".equals(property.find("name")))
			.map((property) -> property.find("value"))
			.flatMap(Stream::ofNullable)
			.findFirst()
			.orElse(null);
	}

	/** How a sentence names an element. */
	static String label(XmlNode node) {
		String name = node.find("name");
		String id = node.find("id");
		return (name != null && !name.isBlank()) ? "« %s »".formatted(shortened(name.strip().replaceAll("\\s+", " ")))
				: (id != null) ? "« %s »".formatted(shortened(id)) : "sans nom";
	}

	static String shortened(String text) {
		return (text.length() <= 80) ? text : text.substring(0, 79) + "…";
	}

	static boolean isBlank(@Nullable String text) {
		return text == null || text.isBlank();
	}

}
