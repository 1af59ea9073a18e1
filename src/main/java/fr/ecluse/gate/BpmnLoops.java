package fr.ecluse.gate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Loops that pass through nothing that waits: the engine would turn in them until the
 * memory is full, in one transaction or in one job after the other.
 */
final class BpmnLoops {

	private static final Set<String> WAITING = Set.of("userTask", "receiveTask");

	private static final Set<String> CATCHING = Set.of("messageEventDefinition", "conditionalEventDefinition");

	private final Map<String, XmlNode> nodes = new HashMap<>();

	private final Map<String, List<String>> next = new HashMap<>();

	private final Set<String> done = new HashSet<>();

	private BpmnLoops() {
	}

	static void check(XmlNode root, SafetyReport.InFile report) {
		BpmnLoops loops = new BpmnLoops();
		root.walk(loops::collect);
		loops.links(root);
		for (String id : List.copyOf(loops.next.keySet())) {
			report.report().time().check();
			XmlNode turning = loops.search(id);
			if (turning != null) {
				report.refuse("boucle-sans-attente", turning,
						"Cette boucle ne passe par aucune attente (tâche, message, durée) : elle pourrait tourner sans fin. Faites-la passer par une tâche ou par une minuterie d'une durée donnée, ou répétez un sous-processus sur une liste.");
				return;
			}
		}
	}

	private void collect(XmlNode node) {
		String id = node.find("id");
		if (id != null) {
			this.nodes.putIfAbsent(id, node);
		}
		if (node.isBpmn("sequenceFlow")) {
			edge(node.find("sourceRef"), node.find("targetRef"));
		}
		else if (node.isBpmn("boundaryEvent")) {
			edge(node.find("attachedToRef"), id);
		}
	}

	private void edge(@Nullable String source, @Nullable String target) {
		if (source != null && target != null) {
			this.next.computeIfAbsent(source, (key) -> new ArrayList<>()).add(target);
		}
	}

	private void links(XmlNode root) {
		Map<String, String> catching = new HashMap<>();
		root.walk((node) -> {
			if (node.isBpmn("linkEventDefinition") && node.parent() != null
					&& node.parent().isBpmn("intermediateCatchEvent")) {
				catching.put(String.valueOf(node.find("name")), String.valueOf(node.parent().find("id")));
			}
		});
		root.walk((node) -> {
			if (node.isBpmn("linkEventDefinition") && node.parent() != null
					&& node.parent().isBpmn("intermediateThrowEvent")) {
				edge(node.parent().find("id"), catching.get(String.valueOf(node.find("name"))));
			}
		});
	}

	/** Looks for a way from an element back to it, without recursion. */
	private @Nullable XmlNode search(String start) {
		if (this.done.contains(start) || waits(start)) {
			return null;
		}
		Set<String> path = new HashSet<>();
		Deque<Step> steps = new ArrayDeque<>();
		steps.push(new Step(start, 0));
		path.add(start);
		while (!steps.isEmpty()) {
			Step step = steps.pop();
			List<String> targets = this.next.getOrDefault(step.id(), List.of());
			if (step.taken() == targets.size()) {
				path.remove(step.id());
				this.done.add(step.id());
				continue;
			}
			steps.push(new Step(step.id(), step.taken() + 1));
			String target = targets.get(step.taken());
			if (path.contains(target)) {
				return this.nodes.get(target);
			}
			if (!this.done.contains(target) && !waits(target)) {
				path.add(target);
				steps.push(new Step(target, 0));
			}
		}
		return null;
	}

	private boolean waits(String id) {
		XmlNode node = this.nodes.get(id);
		if (node == null || !node.namespace().equals(XmlNode.BPMN)) {
			return true;
		}
		if (WAITING.contains(node.local())) {
			return true;
		}
		if (node.isBpmn("intermediateCatchEvent") || node.isBpmn("boundaryEvent")) {
			return node.children().stream().anyMatch(BpmnLoops::isWaiting);
		}
		return (node.isBpmn("subProcess") || node.isBpmn("transaction")) && node.children()
			.stream()
			.anyMatch((inner) -> WAITING.contains(inner.local())
					|| (inner.find("id") != null && waits(String.valueOf(inner.find("id")))));
	}

	/** A computed date may already be past. */
	private static boolean isWaiting(XmlNode definition) {
		return CATCHING.contains(definition.local())
				|| (definition.isBpmn("timerEventDefinition") && definition.children(XmlNode.BPMN, "timeDuration")
					.stream()
					.anyMatch((duration) -> BpmnTimers.isDuration(duration.text().strip())));
	}

	/** Where a search stands: how many ways out of an element have been taken. */
	private record Step(String id, int taken) {
	}

}
