package fr.ecluse.gate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import static fr.ecluse.gate.ModellingModel.label;

/**
 * Steps where several flows meet without a gateway. That is a matter of taste where only
 * one of them can be on its way, and a fault where two can: the step is then done twice.
 */
final class ModellingJoins {

	/** Each parting of paths is walked through; more in one process are not looked at. */
	private static final int MOST_PARTINGS = 200;

	private ModellingJoins() {
	}

	static void meetExplicitly(ModellingScope scope, ModellingReport report) {
		List<XmlNode> meetings = scope.nodes()
			.stream()
			.filter((node) -> !ModellingModel.isGateway(node) && scope.incoming(node).size() > 1)
			.toList();
		if (meetings.isEmpty()) {
			return;
		}
		Set<XmlNode> doubled = doubled(scope, meetings);
		for (XmlNode node : meetings) {
			boolean end = node.isBpmn("endEvent");
			if (doubled.contains(node) && !end) {
				report.warn("fausse-jonction", scope.file(), node,
						"Des chemins menés de front arrivent à %s, qui sera exécuté une fois pour chacun : réunissez-les avant par une passerelle parallèle ou inclusive."
							.formatted(label(node)));
			}
			else if (!end) {
				report.advise("fausse-jonction", scope.file(), node,
						"Plusieurs flèches arrivent à %s ; une passerelle exclusive montrerait que l'une ou l'autre suffit."
							.formatted(label(node)));
			}
		}
	}

	private static Set<XmlNode> doubled(ModellingScope scope, List<XmlNode> meetings) {
		Set<XmlNode> doubled = new HashSet<>();
		scope.nodes()
			.stream()
			.filter((node) -> branches(scope, node).size() > 1)
			.limit(MOST_PARTINGS)
			.forEach((node) -> {
				List<Set<XmlNode>> walked = branches(scope, node).stream()
					.map((branch) -> walk(scope, branch, node))
					.toList();
				for (XmlNode meeting : meetings) {
					if (!doubled.contains(meeting) && meets(scope, meeting, walked)) {
						doubled.add(meeting);
					}
				}
			});
		return doubled;
	}

	/** The flows by which an element sends the dossier on several ways at once. */
	private static List<XmlNode> branches(ModellingScope scope, XmlNode node) {
		List<XmlNode> branches = new ArrayList<>();
		if (node.isBpmn("parallelGateway") || node.isBpmn("inclusiveGateway")
				|| (!ModellingModel.isGateway(node) && ModellingGateways.parts(scope, node))) {
			branches.addAll(scope.outgoing(node));
		}
		for (XmlNode event : scope.attached(node)) {
			if ("false".equals(event.find("cancelActivity"))) {
				branches.addAll(scope.outgoing(event));
			}
		}
		boolean beside = !branches.isEmpty() && !ModellingModel.isGateway(node);
		if (beside && !branches.containsAll(scope.outgoing(node))) {
			branches.addAll(scope.outgoing(node));
		}
		return branches;
	}

	/**
	 * The flows that one branch can take before it meets another at a gateway, or comes
	 * back to where they parted.
	 */
	private static Set<XmlNode> walk(ModellingScope scope, XmlNode branch, XmlNode parting) {
		Set<XmlNode> walked = new HashSet<>();
		Deque<XmlNode> waiting = new ArrayDeque<>(List.of(branch));
		while (!waiting.isEmpty()) {
			XmlNode flow = waiting.remove();
			XmlNode target = scope.target(flow);
			if (!walked.add(flow) || target == null || target == parting || joins(scope, target)) {
				continue;
			}
			waiting.addAll(scope.outgoing(target));
			scope.attached(target).forEach((event) -> waiting.addAll(scope.outgoing(event)));
		}
		return walked;
	}

	private static boolean joins(ModellingScope scope, XmlNode node) {
		return (node.isBpmn("parallelGateway") || node.isBpmn("inclusiveGateway")) && scope.incoming(node).size() > 1;
	}

	/** Whether two branches reach an element by different flows. */
	private static boolean meets(ModellingScope scope, XmlNode meeting, List<Set<XmlNode>> branches) {
		int by = 0;
		Set<XmlNode> arrivals = new HashSet<>();
		for (Set<XmlNode> branch : branches) {
			List<XmlNode> arriving = scope.incoming(meeting).stream().filter(branch::contains).toList();
			if (!arriving.isEmpty()) {
				by++;
				arrivals.addAll(arriving);
			}
		}
		return by > 1 && arrivals.size() > 1;
	}

}
