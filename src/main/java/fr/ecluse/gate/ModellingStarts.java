package fr.ecluse.gate;

import java.util.List;

import static fr.ecluse.gate.ModellingModel.label;

/** Where processes and sub-processes begin and end. */
final class ModellingStarts {

	private ModellingStarts() {
	}

	/** A process begins by filing, a sub-process by being reached. */
	static void begins(ModellingScope scope, ModellingReport report) {
		List<XmlNode> starts = scope.nodes("startEvent");
		List<XmlNode> blank = starts.stream().filter((start) -> ModellingModel.definition(start) == null).toList();
		if (scope.isEventSubProcess()) {
			triggered(scope, starts, blank, report);
		}
		else if (starts.isEmpty() && !scope.isAdHoc()) {
			report.refuse("debut-absent", scope.file(), scope.container(), scope.isProcess()
					? "Le processus %s n'a pas d'événement de début : ajoutez-en un, sans déclencheur, et donnez-lui le formulaire de dépôt."
						.formatted(label(scope.container()))
					: "Le sous-processus %s n'a pas d'événement de début : ajoutez-en un à l'intérieur, sans déclencheur."
						.formatted(label(scope.container())));
		}
		else {
			blank.stream()
				.skip(1)
				.forEach((start) -> report.refuse("debuts-multiples", scope.file(), start,
						"%s a déjà un début (%s) : gardez-en un seul, puis distinguez les cas par une passerelle."
							.formatted(label(scope.container()), label(blank.get(0)))));
			starts.stream()
				.filter((start) -> !scope.isProcess() && !blank.contains(start))
				.forEach((start) -> report.refuse("debut-declenche", scope.file(), start,
						"Un sous-processus commence dès qu'il est atteint : ôtez le déclencheur du début %s, ou faites-en un sous-processus événementiel."
							.formatted(label(start))));
		}
	}

	private static void triggered(ModellingScope scope, List<XmlNode> starts, List<XmlNode> blank,
			ModellingReport report) {
		if (starts.size() != 1) {
			report.refuse("debut-absent", scope.file(), scope.container(),
					"Le sous-processus événementiel %s doit avoir un seul événement de début, qui dit ce qui le déclenche."
						.formatted(label(scope.container())));
		}
		blank.forEach((start) -> report.refuse("debut-sans-declencheur", scope.file(), start,
				"Rien ne déclenche le sous-processus événementiel %s : donnez au début %s un message, une minuterie, une erreur ou une escalade."
					.formatted(label(scope.container()), label(start))));
	}

	/** Readers see where it is over. */
	static void ends(ModellingScope scope, ModellingReport report) {
		if (scope.nodes("endEvent").isEmpty() && !scope.isAdHoc()) {
			report.warn("fin-absente", scope.file(), scope.container(),
					"%s n'a pas d'événement de fin : ajoutez-en un au bout de chaque chemin, nommé par le résultat atteint."
						.formatted(label(scope.container())));
		}
	}

	/** A path that stops without saying so looks forgotten. */
	static void endsExplicitly(ModellingScope scope, ModellingReport report) {
		for (XmlNode node : scope.nodes()) {
			boolean over = scope.outgoing(node).isEmpty() && !scope.incoming(node).isEmpty();
			if (over && !node.isBpmn("endEvent") && !ModellingModel.isEvent(node, "link")
					&& !ModellingModel.isCompensationHandler(node) && !scope.isAdHoc()) {
				report.warn("fin-implicite", scope.file(), node,
						"Rien ne suit %s : reliez-le à la suite, ou à un événement de fin.".formatted(label(node)));
			}
		}
	}

	/** An event at the edge that leads nowhere changes nothing. */
	static void boundariesLeadOn(ModellingScope scope, ModellingReport report) {
		for (XmlNode event : scope.nodes("boundaryEvent")) {
			if (scope.host(event) == null) {
				report.refuse("limite-sans-activite", scope.file(), event,
						"L'événement %s n'est attaché à aucune activité de son niveau : faites-le glisser sur le bord de l'activité qu'il surveille."
							.formatted(label(event)));
			}
			else if (scope.outgoing(event).isEmpty() && !ModellingModel.isEvent(event, "compensate")) {
				report.warn("limite-sans-suite", scope.file(), event,
						"L'événement %s ne mène nulle part : reliez-le à ce qui doit arriver quand il survient."
							.formatted(label(event)));
			}
		}
	}

}
