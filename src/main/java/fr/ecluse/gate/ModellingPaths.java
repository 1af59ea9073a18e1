package fr.ecluse.gate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static fr.ecluse.gate.ModellingModel.label;

/** Whether each element lies on a path from the beginning to an end. */
final class ModellingPaths {

	private ModellingPaths() {
	}

	/** Both ends of a flow exist, at its own level. */
	static void flowsAreTied(ModellingScope scope, ModellingReport report) {
		for (XmlNode flow : scope.flows()) {
			if (scope.source(flow) == null || scope.target(flow) == null) {
				report.refuse("fleche-detachee", scope.file(), flow,
						"La flèche %s ne relie pas deux éléments du même niveau : supprimez-la et tracez-la à nouveau, sans franchir le bord d'un sous-processus."
							.formatted(label(flow)));
			}
		}
	}

	static void flowsAreSingle(ModellingScope scope, ModellingReport report) {
		Set<String> seen = new HashSet<>();
		for (XmlNode flow : scope.flows()) {
			XmlNode source = scope.source(flow);
			XmlNode target = scope.target(flow);
			if (source != null && target != null && !seen.add(flow.find("sourceRef") + '>' + flow.find("targetRef"))) {
				report.warn("fleche-double", scope.file(), flow,
						"Deux flèches vont de %s à %s : supprimez celle-ci, au besoin en réunissant leurs conditions par ||."
							.formatted(label(source), label(target)));
			}
		}
	}

	static void nodesAreTied(ModellingScope scope, ModellingReport report) {
		for (XmlNode node : scope.nodes()) {
			if (isIsolated(scope, node)) {
				report.warn("element-isole", scope.file(), node,
						"%s n'est relié à rien : reliez-le par une flèche, ou supprimez-le.".formatted(label(node)));
			}
		}
	}

	private static boolean isIsolated(ModellingScope scope, XmlNode node) {
		return scope.incoming(node).isEmpty() && scope.outgoing(node).isEmpty() && !scope.isAdHoc()
				&& !node.isBpmn("boundaryEvent") && !ModellingModel.isEventSubProcess(node)
				&& !ModellingModel.isCompensationHandler(node);
	}

	/** Said once per stretch that cannot be reached, where it begins. */
	static void everythingIsReached(ModellingScope scope, ModellingReport report) {
		List<XmlNode> entries = scope.nodes().stream().filter(scope::isEntry).toList();
		if (entries.isEmpty()) {
			return;
		}
		Set<XmlNode> reached = ModellingScope.reach(entries, scope::next);
		List<XmlNode> lost = scope.nodes()
			.stream()
			.filter((node) -> !reached.contains(node) && !isIsolated(scope, node))
			.toList();
		List<XmlNode> heads = new ArrayList<>(
				lost.stream().filter((node) -> scope.incoming(node).isEmpty() && scope.host(node) == null).toList());
		Set<XmlNode> told = new HashSet<>(ModellingScope.reach(heads, scope::next));
		for (XmlNode node : lost) {
			if (!told.contains(node)) {
				heads.add(node);
				told.addAll(ModellingScope.reach(List.of(node), scope::next));
			}
		}
		heads.forEach((node) -> report.warn("chemin-inaccessible", scope.file(), node,
				"Aucun chemin ne mène du début à %s : reliez-le à ce qui le précède, ou supprimez-le."
					.formatted(label(node))));
	}

	/** Said once per stretch from which nothing leads out. */
	static void everythingLeadsToAnEnd(ModellingScope scope, ModellingReport report) {
		Map<XmlNode, List<XmlNode>> before = new HashMap<>();
		for (XmlNode node : scope.nodes()) {
			scope.next(node).forEach((next) -> before.computeIfAbsent(next, (it) -> new ArrayList<>()).add(node));
		}
		List<XmlNode> ends = scope.nodes().stream().filter((node) -> scope.next(node).isEmpty()).toList();
		Set<XmlNode> ending = ModellingScope.reach(ends,
				(node) -> (Collection<XmlNode>) before.getOrDefault(node, List.of()));
		Set<XmlNode> told = new HashSet<>();
		for (XmlNode node : scope.nodes()) {
			if (!ending.contains(node) && !told.contains(node)) {
				told.addAll(ModellingScope.reach(List.of(node), scope::next));
				report.warn("chemin-sans-fin", scope.file(), node,
						"À partir de %s, le dossier tourne sans pouvoir atteindre de fin : ajoutez une sortie à cette boucle."
							.formatted(label(node)));
			}
		}
	}

}
