package fr.ecluse.gate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What may have happened before what, over all levels of the models. Each element has two
 * moments, when it begins and when it has ended; each level has one more, which stands
 * for any time while it is at work, when events at its edge and event sub-processes may
 * come up.
 */
final class VariableOrder {

	private final Map<XmlNode, Integer> numbers = new HashMap<>();

	private final List<List<Integer>> next = new ArrayList<>();

	private final Map<XmlNode, Integer> busy = new HashMap<>();

	VariableOrder(List<ModellingScope> scopes) {
		for (ModellingScope scope : scopes) {
			this.busy.put(scope.container(), moment());
			scope.nodes().forEach((node) -> {
				this.numbers.put(node, moment());
				moment();
			});
		}
		scopes.forEach(this::connect);
	}

	private int moment() {
		this.next.add(new ArrayList<>());
		return this.next.size() - 1;
	}

	private void connect(ModellingScope scope) {
		int any = this.busy.getOrDefault(scope.container(), 0);
		ModellingScope outer = scope.outer();
		if (outer != null) {
			link(any, this.busy.getOrDefault(outer.container(), any));
			inside(scope, any);
		}
		for (XmlNode node : scope.nodes()) {
			link(begin(node), any);
			if (!this.busy.containsKey(node)) {
				link(begin(node), end(node));
			}
			scope.next(node)
				.forEach((after) -> link(
						after.isBpmn("boundaryEvent") && scope.host(after) == node ? begin(node) : end(node),
						begin(after)));
			scope.attached(node).forEach((event) -> link(this.busy.getOrDefault(node, begin(node)), begin(event)));
			if (ModellingModel.isEventSubProcess(node) || ModellingModel.isCompensationHandler(node)) {
				link(any, begin(node));
				link(end(node), any);
			}
		}
	}

	/** How a sub-process begins and ends by what it holds. */
	private void inside(ModellingScope scope, int any) {
		XmlNode container = scope.container();
		link(begin(container), any);
		boolean repeated = ModellingModel.child(container, "multiInstanceLoopCharacteristics") != null
				|| ModellingModel.child(container, "standardLoopCharacteristics") != null;
		if (scope.nodes().isEmpty()) {
			link(begin(container), end(container));
		}
		for (XmlNode node : scope.nodes()) {
			if (scope.isEntry(node)) {
				link(begin(container), begin(node));
			}
			if (scope.outgoing(node).isEmpty()) {
				link(end(node), end(container));
			}
		}
		if (repeated) {
			link(end(container), begin(container));
		}
	}

	private void link(int before, int after) {
		this.next.get(before).add(after);
	}

	/** The moment when an element begins. */
	int begin(XmlNode node) {
		return this.numbers.getOrDefault(node, 0);
	}

	/** The moment when it has ended. */
	int end(XmlNode node) {
		return begin(node) + 1;
	}

	/** All moments that may follow the end of one of these elements. */
	BitSet after(Collection<XmlNode> nodes) {
		BitSet reached = new BitSet(this.next.size());
		Deque<Integer> waiting = new ArrayDeque<>();
		nodes.stream().filter(this.numbers::containsKey).map(this::end).forEach((moment) -> {
			reached.set(moment);
			waiting.add(moment);
		});
		while (!waiting.isEmpty()) {
			for (int after : this.next.get(waiting.remove())) {
				if (!reached.get(after)) {
					reached.set(after);
					waiting.add(after);
				}
			}
		}
		return reached;
	}

}
