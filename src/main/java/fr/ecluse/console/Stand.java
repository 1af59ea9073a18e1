package fr.ecluse.console;

import fr.ecluse.engine.Trace;

/** In words, where a dossier waits and what it waits for. */
record Stand(String element, String name, String awaits) {

	static Stand of(Trace.Position position, Moments moments, People people, boolean failing) {
		return new Stand(position.element(), position.name(),
				failing ? "En échec, voyez les incidents." : awaits(position, moments, people));
	}

	private static String awaits(Trace.Position position, Moments moments, People people) {
		String due = (position.due() != null) ? moments.of(position.due()) : null;
		return switch (position.kind()) {
			case "job" -> "Le serveur va l'exécuter.";
			case "userTask" -> task(position, people) + ((due != null) ? ", à faire avant le " + due : "") + ".";
			case "intermediateTimer" -> (due != null) ? "Attend le " + due + "." : "Attend une date.";
			case "intermediateMessageCatch", "receiveTask" -> "Attend un message.";
			case "eventBasedGateway" -> "Attend le premier de plusieurs événements.";
			case "parallelGateway", "inclusiveGateway" -> "Attend les autres chemins.";
			case "callActivity" -> "Attend la fin du modèle appelé.";
			default -> "En cours.";
		};
	}

	private static String task(Trace.Position task, People people) {
		if (task.assignee() != null) {
			return "Tâche prise en charge par " + people.name(task.assignee());
		}
		return task.roles().isEmpty() ? "Tâche à faire"
				: "Tâche à faire par un agent de rôle " + String.join(" ou ", task.roles());
	}

}
