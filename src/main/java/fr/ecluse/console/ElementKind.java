package fr.ecluse.console;

/** French names of what models are made of. */
final class ElementKind {

	private ElementKind() {
	}

	/** What readers call an element of that kind, in the engine's word. */
	static String label(String kind) {
		return switch (kind) {
			case "startEvent", "messageStartEvent", "startTimerEvent", "conditionalStartEvent", "errorStartEvent" ->
				"début";
			case "userTask" -> "tâche";
			case "serviceTask", "sendTask", "job" -> "action du serveur";
			case "businessRuleTask" -> "décision";
			case "exclusiveGateway", "inclusiveGateway" -> "choix";
			case "parallelGateway" -> "étapes simultanées";
			case "eventBasedGateway" -> "attente du premier événement";
			case "intermediateTimer" -> "attente d'une date";
			case "intermediateMessageCatch", "receiveTask" -> "attente d'un message";
			case "boundaryTimer" -> "échéance";
			case "boundaryMessage" -> "message reçu";
			case "boundaryError" -> "cas prévu par le modèle";
			case "subProcess" -> "sous-processus";
			case "callActivity" -> "modèle appelé";
			default -> kind.endsWith("EndEvent") ? "fin" : "événement";
		};
	}

}
