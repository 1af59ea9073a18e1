package fr.ecluse.gate;

import java.time.DateTimeException;
import java.time.Period;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which processes a file holds, how they begin, and how long their traces are kept. */
final class BpmnProcesses {

	private static final int LONGEST_KEPT = 3660;

	private static final Set<String> TRIGGERS = Set.of("messageEventDefinition", "timerEventDefinition",
			"conditionalEventDefinition", "errorEventDefinition", "escalationEventDefinition",
			"compensateEventDefinition");

	private BpmnProcesses() {
	}

	static void check(String key, XmlNode root, SafetyReport.InFile report) {
		List<XmlNode> processes = root.children(XmlNode.BPMN, "process");
		processes.forEach((process) -> checkProcess(key, process, report));
		checkIds(root, report);
		root.walk((node) -> {
			checkKept(node, report);
			checkEvents(node, report);
		});
	}

	/** Two executable processes would be two procedures, of which one passes unseen. */
	private static void checkProcess(String key, XmlNode process, SafetyReport.InFile report) {
		if ("true".equals(process.find("isExecutable"))) {
			String id = String.valueOf(process.find("id"));
			if (!id.equals(key)) {
				report.refuse("cle-du-processus", process,
						"Le processus exécutable s'appelle %s, alors que la démarche est « %s ». Donnez-lui cet identifiant ; décochez « Executable » s'il n'est là que pour le dessin."
							.formatted(SafetyReport.quoted(id), key));
			}
		}
		else if (hasFlow(process)) {
			report.refuse("processus-non-executable", process,
					"Ce processus contient des étapes mais n'est pas exécutable. Cochez « Executable » s'il s'agit de la démarche ; sinon repliez son couloir et videz-le.");
		}
		for (XmlNode start : process.children(XmlNode.BPMN, "startEvent")) {
			start.children()
				.stream()
				.filter((it) -> it.namespace().equals(XmlNode.BPMN) && TRIGGERS.contains(it.local()))
				.forEach((trigger) -> report.refuse("debut-interdit", start,
						"Une démarche commence par un formulaire ou par un appel, au nom d'une collectivité : ce début (%s) n'aurait pas de collectivité. Employez un début simple."
							.formatted(trigger.local())));
		}
	}

	private static boolean hasFlow(XmlNode process) {
		return !process.children(XmlNode.BPMN, "startEvent").isEmpty()
				|| !process.children(XmlNode.BPMN, "sequenceFlow").isEmpty();
	}

	/** The engine finds elements by their ids, hence takes no two of the same. */
	static void checkIds(XmlNode root, SafetyReport.InFile report) {
		Set<String> ids = new HashSet<>();
		root.walk((node) -> {
			String id = node.find("id");
			if (id != null && !ids.add(id)) {
				report.refuse("identifiant-double", node,
						"Deux éléments s'appellent %s dans ce fichier. Donnez à celui-ci un autre identifiant."
							.formatted(SafetyReport.quoted(id)));
			}
		});
	}

	/** What is kept is bounded by law; what is kept for ever is a leak. */
	static void checkKept(XmlNode node, SafetyReport.InFile report) {
		node.attributes().forEach((name, value) -> {
			if (name.getLocalPart().equals("historyTimeToLive") && !isAcceptable(value)) {
				report.refuse("conservation-excessive", node,
						"%s n'est pas une durée de conservation d'un jour à dix ans. Écrivez par exemple P1826D (cinq ans)."
							.formatted(SafetyReport.quoted(value)));
			}
		});
	}

	private static boolean isAcceptable(String value) {
		try {
			Period period = value.matches("\\d{1,5}") ? Period.ofDays(Integer.parseInt(value)) : Period.parse(value);
			long days = period.toTotalMonths() * 31 + period.getDays();
			return !period.isNegative() && days >= 1 && days <= LONGEST_KEPT + 60;
		}
		catch (DateTimeException | ArithmeticException ex) {
			return false;
		}
	}

	private static void checkEvents(XmlNode node, SafetyReport.InFile report) {
		if ((node.isBpmn("receiveTask") || node.isBpmn("eventBasedGateway"))
				&& "true".equals(node.find("instantiate"))) {
			report.refuse("debut-interdit", node,
					"Un élément qui attend ne commence pas une démarche : retirez « instantiate » et employez un début simple.");
		}
		if (node.isBpmn("conditionalEventDefinition") && node.parent() != null
				&& ("false".equals(node.parent().find("cancelActivity"))
						|| "false".equals(node.parent().find("isInterrupting")))) {
			report.refuse("condition-repetee", node,
					"Cette condition serait revue à chaque changement de donnée, et pourrait se déclencher sans fin. Rendez l'événement interruptif.");
		}
	}

}
