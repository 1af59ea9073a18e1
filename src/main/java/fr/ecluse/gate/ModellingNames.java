package fr.ecluse.gate;

import static fr.ecluse.gate.ModellingModel.isBlank;

/** What people read on the diagram, in task lists and in the timeline of a dossier. */
final class ModellingNames {

	private ModellingNames() {
	}

	static void stepsAreNamed(ModellingScope scope, ModellingReport report) {
		for (XmlNode node : scope.nodes()) {
			if (isBlank(node.find("name")) && (ModellingModel.isActivity(node) || ModellingModel.isEvent(node))
					&& !ModellingModel.isEventSubProcess(node)) {
				report.warn("nom-absent", scope.file(), node, ModellingModel.isEvent(node)
						? "Cet événement n'a pas de nom : dites ce qui arrive, par exemple « Demande reçue »."
						: "Cette activité n'a pas de nom : dites ce qu'on y fait, par exemple « Instruire la demande ». Les agents lisent ce nom dans leur liste de tâches.");
			}
		}
	}

	static void questionsAreAsked(ModellingScope scope, ModellingReport report) {
		for (XmlNode node : scope.nodes()) {
			boolean asks = (node.isBpmn("exclusiveGateway") || node.isBpmn("inclusiveGateway"))
					&& scope.outgoing(node).size() > 1;
			if (asks && isBlank(node.find("name"))) {
				report.warn("nom-absent", scope.file(), node,
						"Cette passerelle n'a pas de nom : posez la question à laquelle ses flèches répondent, par exemple « Dossier complet ? ».");
			}
			if (asks) {
				scope.outgoing(node)
					.stream()
					.filter((flow) -> isBlank(flow.find("name")))
					.forEach((flow) -> report.advise("reponse-sans-nom", scope.file(), flow,
							"Cette flèche n'a pas de nom : écrivez-y la réponse qu'elle donne à la question posée, par exemple « oui »."));
			}
		}
	}

	static void lanesAreNamed(ModellingScope scope, ModellingReport report) {
		scope.container().children(XmlNode.BPMN, "laneSet").forEach((set) -> set.walk((lane) -> {
			if (lane.isBpmn("lane") && isBlank(lane.find("name"))) {
				report.warn("nom-absent", scope.file(), lane,
						"Ce couloir n'a pas de nom : dites qui y agit, par exemple « Instructeur ».");
			}
		}));
	}

}
