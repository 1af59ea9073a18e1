package fr.ecluse.gate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * What a process or sub-process holds directly, and how its elements follow each other.
 */
final class ModellingScope {

	private static final Set<String> EVENTS = Set.of("startEvent", "endEvent", "intermediateCatchEvent",
			"intermediateThrowEvent", "boundaryEvent");

	private final ModellingModel model;

	private final XmlNode container;

	private final @Nullable ModellingScope outer;

	private final List<XmlNode> nodes = new ArrayList<>();

	private final List<XmlNode> flows = new ArrayList<>();

	private final Map<String, XmlNode> byId = new HashMap<>();

	private final Map<XmlNode, List<XmlNode>> incoming = new HashMap<>();

	private final Map<XmlNode, List<XmlNode>> outgoing = new HashMap<>();

	private final Map<XmlNode, List<XmlNode>> attached = new HashMap<>();

	ModellingScope(ModellingModel model, XmlNode container, @Nullable ModellingScope outer) {
		this.model = model;
		this.container = container;
		this.outer = outer;
		for (XmlNode child : container.children()) {
			if (child.isBpmn("sequenceFlow")) {
				this.flows.add(child);
			}
			else if (isFlowNode(child)) {
				this.nodes.add(child);
				String id = child.find("id");
				if (id != null) {
					this.byId.putIfAbsent(id, child);
				}
			}
		}
		connect();
	}

	private void connect() {
		for (XmlNode flow : this.flows) {
			XmlNode source = source(flow);
			XmlNode target = target(flow);
			if (source != null && target != null) {
				this.outgoing.computeIfAbsent(source, (node) -> new ArrayList<>()).add(flow);
				this.incoming.computeIfAbsent(target, (node) -> new ArrayList<>()).add(flow);
			}
		}
		for (XmlNode node : this.nodes) {
			XmlNode host = host(node);
			if (host != null) {
				this.attached.computeIfAbsent(host, (it) -> new ArrayList<>()).add(node);
			}
		}
	}

	private static boolean isFlowNode(XmlNode node) {
		return node.namespace().equals(XmlNode.BPMN)
				&& (EVENTS.contains(node.local()) || ModellingModel.isActivity(node) || ModellingModel.isGateway(node));
	}

	ModellingModel model() {
		return this.model;
	}

	String file() {
		return this.model.file();
	}

	/** The process or sub-process itself. */
	XmlNode container() {
		return this.container;
	}

	/** The scope around it; null for a process. */
	@Nullable ModellingScope outer() {
		return this.outer;
	}

	boolean isProcess() {
		return this.outer == null;
	}

	boolean isEventSubProcess() {
		return ModellingModel.isEventSubProcess(this.container);
	}

	/** Whether its elements need no flows between them. */
	boolean isAdHoc() {
		return this.container.local().equals("adHocSubProcess");
	}

	List<XmlNode> nodes() {
		return this.nodes;
	}

	List<XmlNode> flows() {
		return this.flows;
	}

	List<XmlNode> nodes(String local) {
		return this.nodes.stream().filter((node) -> node.isBpmn(local)).toList();
	}

	List<XmlNode> incoming(XmlNode node) {
		return this.incoming.getOrDefault(node, List.of());
	}

	List<XmlNode> outgoing(XmlNode node) {
		return this.outgoing.getOrDefault(node, List.of());
	}

	/** The events at the edge of an activity. */
	List<XmlNode> attached(XmlNode activity) {
		return this.attached.getOrDefault(activity, List.of());
	}

	@Nullable XmlNode find(@Nullable String id) {
		return (id != null) ? this.byId.get(id) : null;
	}

	@Nullable XmlNode source(XmlNode flow) {
		return find(flow.find("sourceRef"));
	}

	@Nullable XmlNode target(XmlNode flow) {
		return find(flow.find("targetRef"));
	}

	/** The activity that a boundary event is attached to. */
	@Nullable XmlNode host(XmlNode node) {
		return node.isBpmn("boundaryEvent") ? find(node.find("attachedToRef")) : null;
	}

	/** The flow that is taken when no condition holds. */
	@Nullable XmlNode byDefault(XmlNode node) {
		String id = node.find("default");
		return (id == null) ? null
				: outgoing(node).stream().filter((flow) -> id.equals(flow.find("id"))).findFirst().orElse(null);
	}

	/** Where something begins without a flow that leads there. */
	boolean isEntry(XmlNode node) {
		return node.isBpmn("startEvent") || ModellingModel.isEventSubProcess(node)
				|| ModellingModel.isCompensationHandler(node) || (isAdHoc() && incoming(node).isEmpty());
	}

	/** What may come right after an element, events at its edge and links included. */
	List<XmlNode> next(XmlNode node) {
		List<XmlNode> next = new ArrayList<>(attached(node));
		for (XmlNode flow : outgoing(node)) {
			XmlNode target = target(flow);
			if (target != null) {
				next.add(target);
			}
		}
		if (node.isBpmn("intermediateThrowEvent") && ModellingModel.isEvent(node, "link")) {
			next.addAll(landings(node));
		}
		return next;
	}

	/** The events where a link comes out again. */
	List<XmlNode> landings(XmlNode link) {
		String name = linkName(link);
		return (name == null) ? List.of()
				: nodes("intermediateCatchEvent").stream().filter((event) -> name.equals(linkName(event))).toList();
	}

	/** Name of a link; null when the event is none or has no name. */
	static @Nullable String linkName(XmlNode event) {
		XmlNode definition = ModellingModel.definition(event);
		return (definition != null && definition.isBpmn("linkEventDefinition")) ? definition.find("name") : null;
	}

	/** All that can be reached from there, the starting points included. */
	static Set<XmlNode> reach(Collection<XmlNode> from, Function<XmlNode, ? extends Collection<XmlNode>> next) {
		Set<XmlNode> reached = new HashSet<>(from);
		Deque<XmlNode> waiting = new ArrayDeque<>(from);
		while (!waiting.isEmpty()) {
			for (XmlNode node : next.apply(waiting.remove())) {
				if (reached.add(node)) {
					waiting.add(node);
				}
			}
		}
		return reached;
	}

}
