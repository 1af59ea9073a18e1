package fr.ecluse.gate;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import fr.ecluse.engine.ModelExpression;
import org.jspecify.annotations.Nullable;

/** Values of attributes that decide what runs, for whom, and what is kept. */
final class BpmnValues {

	private static final Pattern KEY = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]{0,99}");

	private static final Pattern VARIABLE = Pattern.compile("[A-Za-zÀ-ÖØ-öø-ÿ_][A-Za-z0-9À-ÖØ-öø-ÿ_]{0,99}");

	private static final Pattern ROLES = Pattern
		.compile("\\s*[a-z][a-z0-9-]{1,39}\\s*(,\\s*[a-z][a-z0-9-]{1,39}\\s*){0,19}");

	private static final Pattern DAY = Pattern
		.compile("20\\d\\d-\\d\\d-\\d\\d(T\\d\\d:\\d\\d(:\\d\\d)?(Z|[+-]\\d\\d:?\\d\\d)?)?");

	private static final Set<String> FLAGS = Set.of("isExecutable", "isClosed", "isStartableInTasklist",
			"isInterrupting", "cancelActivity", "triggeredByEvent", "isForCompensation", "isSequential", "asyncBefore",
			"asyncAfter", "async", "exclusive", "waitForCompletion", "parallelMultiple", "instantiate", "isImmediate");

	private static final Set<String> MAPPERS = Set.of("singleEntry", "singleResult", "collectEntries", "resultList");

	private static final Set<String> VARIABLE_EVENTS = Set.of("create", "update", "delete");

	private final Set<String> blocks;

	BpmnValues(Set<String> blocks) {
		this.blocks = new TreeSet<>(blocks);
	}

	void check(XmlNode node, SafetyReport.InFile report) {
		node.attributes().forEach((name, value) -> {
			if (FLAGS.contains(name.getLocalPart()) && !value.equals("true") && !value.equals("false")) {
				report.refuse("valeur-interdite", node, "« %s » vaut true ou false, et non %s."
					.formatted(name.getLocalPart(), SafetyReport.quoted(value)));
			}
		});
		checkType(node, report);
		checkBlock(node, report);
		checkForm(node, report);
		checkDecision(node, report);
		checkPeople(node, report);
		checkNames(node, report);
	}

	private static void checkType(XmlNode node, SafetyReport.InFile report) {
		String type = node.attributes().get(new javax.xml.namespace.QName(Namespaces.XSI, "type"));
		if (type != null && !type.matches("([\\w.-]+:)?tFormalExpression")) {
			report.refuse("valeur-interdite", node,
					"xsi:type vaut « tFormalExpression », et non %s.".formatted(SafetyReport.quoted(type)));
		}
	}

	private void checkBlock(XmlNode node, SafetyReport.InFile report) {
		String delegate = node.camunda("delegateExpression");
		boolean known = delegate == null || (delegate.startsWith("${") && delegate.endsWith("}")
				&& this.blocks.contains(delegate.substring(2, delegate.length() - 1)));
		if (!known) {
			report.refuse("brique-inconnue", node,
					"%s n'est pas une brique. Écrivez camunda:delegateExpression=\"${brique}\" avec l'une de celles-ci : %s."
						.formatted(SafetyReport.quoted(String.valueOf(delegate)), String.join(", ", this.blocks)));
		}
	}

	private static void checkForm(XmlNode node, SafetyReport.InFile report) {
		String form = node.camunda("formRef");
		if (form != null && !KEY.matcher(form).matches()) {
			report.refuse("formulaire-interdit", node,
					"%s n'est pas l'identifiant d'un formulaire. Donnez celui d'un fichier .form du dépôt."
						.formatted(SafetyReport.quoted(form)));
		}
		if (form != null && !"deployment".equals(node.camunda("formRefBinding"))) {
			report.refuse("formulaire-interdit", node,
					"Le formulaire est celui du même dépôt : choisissez « Binding : deployment » dans Camunda Modeler (camunda:formRefBinding=\"deployment\").");
		}
	}

	private static void checkDecision(XmlNode node, SafetyReport.InFile report) {
		String decision = node.camunda("decisionRef");
		if (decision != null && !KEY.matcher(decision).matches()) {
			report.refuse("decision-mal-liee", node,
					"%s n'est pas l'identifiant d'une décision. Donnez celui d'une décision du dépôt."
						.formatted(SafetyReport.quoted(decision)));
		}
		if (decision != null && !"deployment".equals(node.camunda("decisionRefBinding"))) {
			report.refuse("decision-mal-liee", node,
					"La décision est celle du même dépôt : choisissez « Binding : deployment » dans Camunda Modeler (camunda:decisionRefBinding=\"deployment\").");
		}
		String mapper = node.camunda("mapDecisionResult");
		if (mapper != null && !MAPPERS.contains(mapper)) {
			report.refuse("valeur-interdite", node,
					"camunda:mapDecisionResult vaut singleEntry, singleResult, collectEntries ou resultList.");
		}
		if (node.is(XmlNode.CAMUNDA, "property") && "control".equals(node.find("name"))) {
			checkControl(node, report);
		}
	}

	/** A control looks at answers: to a task, or to the form that starts a dossier. */
	private static void checkControl(XmlNode property, SafetyReport.InFile report) {
		XmlNode owner = property.nearestWithId();
		boolean asynchronous = "true".equals(owner.camunda("asyncBefore")) || "true".equals(owner.camunda("async"));
		boolean start = owner.isBpmn("startEvent") && !asynchronous && owner.parent() != null
				&& owner.parent().isBpmn("process");
		if (!start && !owner.isBpmn("userTask")) {
			report.refuse("controle-mal-place", property,
					"Un contrôle des réponses se place sur une tâche utilisateur, ou sur le début de la démarche s'il n'est pas asynchrone.");
		}
		String decision = property.find("value");
		if (decision == null || !KEY.matcher(decision).matches()) {
			report.refuse("decision-mal-liee", property,
					"La propriété « control » porte l'identifiant d'une décision du dépôt.");
		}
	}

	private static void checkPeople(XmlNode node, SafetyReport.InFile report) {
		String roles = node.camunda("candidateGroups");
		if (roles != null && !ROLES.matcher(roles).matches()) {
			report.refuse("role-interdit", node,
					"%s n'est pas une liste de rôles. Écrivez-les en minuscules, séparés par des virgules, par exemple « accueil,instructeur »."
						.formatted(SafetyReport.quoted(roles)));
		}
		String assignee = node.camunda("assignee");
		if (assignee != null && !assignee.equals(initiator(node))) {
			report.refuse("affectation-interdite", node,
					"Une tâche s'offre à des rôles, par camunda:candidateGroups. La seule personne que l'on puisse désigner est celle qui a ouvert le dossier : camunda:initiator=\"initiateur\" sur le début, et camunda:assignee=\"${initiateur}\".");
		}
		checkDate(node, node.camunda("dueDate"), report);
		checkDate(node, node.camunda("followUpDate"), report);
		String priority = node.camunda("priority");
		if (priority != null && !priority.matches("\\d{1,3}") && !ExpressionGrammar.of(priority).isSingle()) {
			report.refuse("valeur-interdite", node, "La priorité est un nombre de 0 à 999, ou une expression ${…}.");
		}
	}

	/** The expression that gives who has opened the dossier; null when there is none. */
	private static @Nullable String initiator(XmlNode node) {
		XmlNode process = node;
		while (process != null && !process.isBpmn("process")) {
			process = process.parent();
		}
		return (process == null) ? null
				: process.children(XmlNode.BPMN, "startEvent")
					.stream()
					.map((start) -> start.camunda("initiator"))
					.filter((name) -> name != null && VARIABLE.matcher(name).matches())
					.map((name) -> "${" + name + "}")
					.findFirst()
					.orElse(null);
	}

	private static void checkDate(XmlNode node, @Nullable String date, SafetyReport.InFile report) {
		if (date != null && !DAY.matcher(date).matches() && !BpmnTimers.isDuration(date)
				&& !ExpressionGrammar.of(date).isSingle()) {
			report.refuse("date-interdite", node,
					"%s n'est pas une échéance. Donnez une expression telle que ${silenceAt}, ou une durée telle que P15D."
						.formatted(SafetyReport.quoted(date)));
		}
	}

	private static void checkNames(XmlNode node, SafetyReport.InFile report) {
		checkVariable(node, node.camunda("resultVariable"), report);
		checkVariable(node, node.camunda("elementVariable"), report);
		checkVariable(node, node.camunda("initiator"), report);
		checkVariable(node, node.camunda("variableName"), report);
		if (node.is(XmlNode.CAMUNDA, "inputParameter") || node.is(XmlNode.CAMUNDA, "outputParameter")) {
			checkVariable(node, String.valueOf(node.find("name")), report);
		}
		String events = node.camunda("variableEvents");
		if (events != null
				&& !Arrays.stream(events.split(",")).map(String::strip).allMatch(VARIABLE_EVENTS::contains)) {
			report.refuse("valeur-interdite", node, "camunda:variableEvents énumère create, update et delete.");
		}
	}

	private static void checkVariable(XmlNode node, @Nullable String name, SafetyReport.InFile report) {
		if (name == null) {
			return;
		}
		if (ModelExpression.isReserved(name)) {
			report.refuse("variable-reservee", node,
					"« %s » est un nom que le moteur se réserve. Donnez un autre nom à cette donnée.".formatted(name));
		}
		else if (!VARIABLE.matcher(name).matches()) {
			report.refuse("variable-reservee", node,
					"%s n'est pas un nom de donnée : employez des lettres, des chiffres et « _ »."
						.formatted(SafetyReport.quoted(name)));
		}
	}

}
