package fr.ecluse.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import static fr.ecluse.gate.Attack.around;
import static fr.ecluse.gate.Attack.element;
import static fr.ecluse.gate.Attack.expression;
import static fr.ecluse.gate.Attack.model;
import static fr.ecluse.gate.Attack.process;
import static fr.ecluse.gate.Attack.raw;
import static fr.ecluse.gate.Attack.xml;

/** Expressions that would reach the server, said in many ways and many places. */
final class ExpressionAttacks {

	private static final String CALL = "expression-appel";

	private static final String RESERVED = "expression-reservee";

	private static final String PROPERTY = "expression-propriete";

	private static final String UNREADABLE = "expression-illisible";

	/** Runs a command when anything runs it. */
	private static final String COMMAND = "${''.getClass().forName('org.springframework.expression.spel.standard.SpelExpressionParser').newInstance().parseExpression('T(Runtime).getRuntime().exec(\"touch %s\")').getValue()}"
		.formatted(Attacks.CANARY);

	private ExpressionAttacks() {
	}

	static Stream<Attack> all() {
		return Stream.of(objects().stream(), hidden(), places().stream(), misplaced()).flatMap((it) -> it);
	}

	private static List<Attack> objects() {
		List<Attack> attacks = new ArrayList<>();
		String[][] table = { { CALL, COMMAND },
				{ CALL, "${''.getClass().forName('java.lang.Runtime').getMethods()[6].invoke(null).exec('touch "
						+ Attacks.CANARY + "')}" },
				{ CALL, "${1.0.getClass().forName('java.lang.ProcessBuilder')}" }, { PROPERTY, "${''.class.name}" },
				{ PROPERTY, "${x.class}" }, { PROPERTY, "${x['class'].classLoader}" }, { PROPERTY, "${now().time}" },
				{ PROPERTY, "${dateTime().chronology}" },
				{ CALL, "${execution.processEngineServices.identityService.newUser('z')}" },
				{ RESERVED, "${execution.processEngineServices}" }, { RESERVED, "${execution.processEngine.name}" },
				{ RESERVED, "${execution['processEngineServices']}" },
				{ CALL, "${execution.getProcessEngineServices().getRuntimeService()}" },
				{ CALL, "${execution.setVariable('x', 1)}" }, { CALL, "${execution.getVariable('x')}" },
				{ RESERVED, "${task.execution}" }, { CALL, "${task.setAssignee('admin')}" },
				{ RESERVED, "${caseExecution}" }, { RESERVED, "${externalTask.id}" }, { RESERVED, "${dataSource}" },
				{ RESERVED, "${dataSource.connection}" }, { CALL, "${environment.getProperty('user.home')}" },
				{ RESERVED, "${processEngineConfiguration}" }, { RESERVED, "${beans}" },
				{ CALL, "${mail.execute(execution)}" }, { "brique-mal-placee", "${mail.class2}" },
				{ CALL, "${currentUserGroups().getClass()}" }, { CALL, "${now().setTime(0)}" },
				{ "expression-fonction", "${JSON('{}')}" }, { CALL, "${S('1').prop('x')}" },
				{ "expression-fonction", "${XML('<a/>')}" }, { CALL, "${elements(x).iterator()}" },
				{ CALL, "${x.forEach(y)}" }, { RESERVED, "#{execution.processEngineServices}" },
				{ UNREADABLE, "${T(java.lang.Runtime).getRuntime()." }, { "expression-fonction", "${getClass()}" },
				{ UNREADABLE, "${x -> x}" }, { UNREADABLE, "${execution = null}" }, { UNREADABLE, "${x; y}" } };
		for (String[] row : table) {
			attacks.add(expression("expression " + row[1], row[0], row[1]));
		}
		return attacks;
	}

	/** The same under a veil. */
	private static Stream<Attack> hidden() {
		String call = "execution.processEngineServices}";
		return Stream.of(input("références décimales", RESERVED, "&#36;&#123;" + call),
				input("références hexadécimales", RESERVED, "&#x24;&#x7b;" + call),
				input("référence dans le nom", RESERVED, "${ex&#101;cution.processEngineServices}"),
				input("CDATA", RESERVED, "<![CDATA[${" + call + "]]>"),
				input("CDATA coupé", RESERVED, "<![CDATA[$]]>{" + call),
				input("CDATA au milieu du nom", RESERVED, "${exec<![CDATA[ution]]>.processEngineServices}"),
				input("commentaire au milieu", RESERVED, "$<!-- rien -->{" + call),
				input("commentaire dans le nom", RESERVED, "${execu<!-- -->tion.processEngineServices}"),
				input("retours à la ligne", RESERVED, "${\n\t execution\n . processEngineServices\n}"),
				input("composée", RESERVED, "un texte ${x} puis ${" + call + " puis un autre"),
				input("après cent autres", "expression-reservee", "${x}".repeat(100) + "${task}"),
				input("entre guillemets", UNREADABLE, "${'${task}'}"), input("imbriquée", UNREADABLE, "${x[${task}]}"),
				input("échappée", UNREADABLE, "\\${" + call),
				input("échappement Unicode", UNREADABLE, "${\\u0065xecution.processEngineServices}"),
				input("espace de largeur nulle", UNREADABLE, "${ex\u200Becution.processEngineServices}"),
				input("lettre cyrillique", UNREADABLE, "${\u0435xecution.processEngineServices}"),
				input("parenthèses", RESERVED, "${((execution))}"), input("ternaire", RESERVED, "${x ? execution : 1}"),
				input("indice", RESERVED, "${x[execution.processEngineServices]}"),
				input("argument", RESERVED, "${size(execution.processEngineServices)}"),
				input("opérateur", RESERVED, "${1 + execution}"), input("vide", RESERVED, "${empty execution}"),
				input("nom composé de textes", PROPERTY, "${x['cl' + 'ass']}"),
				input("sans fin", UNREADABLE, "${" + "x".repeat(50)),
				input("trop longue", "expression-trop-longue", "${x" + " + x".repeat(800) + "}"),
				input("trop profonde", "expression-trop-longue", "${" + "!".repeat(200) + "x}"),
				raw("préfixe d'un autre nom", RESERVED, "it", "id=\"it\"", model(around(
						"<b:userTask xmlns:b=\"http://www.omg.org/spec/BPMN/20100524/MODEL\" id=\"it\" name=\"${execution.processEngineServices}\"/>"))),
				raw("espace de noms par défaut", RESERVED, "it", "id=\"it\"", model(around(
						"<userTask xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\" xmlns:c=\"http://camunda.org/schema/1.0/bpmn\" id=\"it\" c:dueDate=\"${execution.processEngineServices}\"/>"))));
	}

	/** Wherever the engine computes, or might. */
	private static List<Attack> places() {
		String it = xml("${execution.processEngineServices.identityService}");
		List<Attack> attacks = new ArrayList<>();
		String[][] attributes = { { "nom", "name" }, { "échéance", "camunda:dueDate" },
				{ "relance", "camunda:followUpDate" }, { "rôle", "camunda:candidateGroups" },
				{ "personne", "camunda:assignee" }, { "priorité", "camunda:priority" },
				{ "formulaire", "camunda:formRef" }, { "modèle d'élément", "camunda:modelerTemplate" },
				{ "asynchrone", "camunda:asyncBefore" }, { "attribut inconnu", "camunda:unknown" } };
		for (String[] attribute : attributes) {
			String rule = attribute[1].equals("camunda:unknown") ? "attribut-interdit" : RESERVED;
			attacks.add(element("expression en " + attribute[0], rule,
					"<bpmn:userTask id=\"it\" " + attribute[1] + "=\"" + it + "\"/>"));
		}
		String[][] contents = { { "documentation", "<bpmn:documentation>%s</bpmn:documentation>" },
				{ "sortie", io("<camunda:outputParameter name=\"x\">%s</camunda:outputParameter>") },
				{ "liste", io(
						"<camunda:inputParameter name=\"x\"><camunda:list><camunda:value>%s</camunda:value></camunda:list></camunda:inputParameter>") },
				{ "table", io(
						"<camunda:inputParameter name=\"x\"><camunda:map><camunda:entry key=\"k\">%s</camunda:entry></camunda:map></camunda:inputParameter>") },
				{ "clé de table", io(
						"<camunda:inputParameter name=\"x\"><camunda:map><camunda:entry key=\"%s\">1</camunda:entry></camunda:map></camunda:inputParameter>") },
				{ "nom d'entrée", io("<camunda:inputParameter name=\"%s\">1</camunda:inputParameter>") },
				{ "propriété",
						"<bpmn:extensionElements><camunda:properties><camunda:property name=\"n\" value=\"%s\"/></camunda:properties></bpmn:extensionElements>" },
				{ "reprise",
						"<bpmn:extensionElements><camunda:failedJobRetryTimeCycle>%s</camunda:failedJobRetryTimeCycle></bpmn:extensionElements>" },
				{ "liste répétée", "<bpmn:multiInstanceLoopCharacteristics camunda:collection=\"%s\"/>" },
				{ "nombre de répétitions",
						"<bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality xsi:type=\"bpmn:tFormalExpression\">%s</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics>" },
				{ "condition d'arrêt",
						"<bpmn:multiInstanceLoopCharacteristics camunda:collection=\"${elements(x)}\"><bpmn:completionCondition xsi:type=\"bpmn:tFormalExpression\">%s</bpmn:completionCondition></bpmn:multiInstanceLoopCharacteristics>" } };
		for (String[] content : contents) {
			attacks.add(element("expression en " + content[0], RESERVED,
					"<bpmn:userTask id=\"it\">" + content[1].formatted(it) + "</bpmn:userTask>"));
		}
		for (String timer : List.of("timeDate", "timeDuration", "timeCycle")) {
			attacks.add(element("expression en " + timer, RESERVED,
					"<bpmn:intermediateCatchEvent id=\"it\"><bpmn:timerEventDefinition><bpmn:%s xsi:type=\"bpmn:tFormalExpression\">%s</bpmn:%s></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>"
						.formatted(timer, it, timer)));
		}
		attacks.add(process("expression en condition", RESERVED, "f",
				"<bpmn:startEvent id=\"s\"/><bpmn:exclusiveGateway id=\"g\"/><bpmn:endEvent id=\"end\"/><bpmn:sequenceFlow id=\"e\" sourceRef=\"s\" targetRef=\"g\"/>\n<bpmn:sequenceFlow id=\"f\" sourceRef=\"g\" targetRef=\"end\"><bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\">"
						+ it + "</bpmn:conditionExpression></bpmn:sequenceFlow>"));
		attacks.add(process("expression en note", RESERVED, "n",
				around("<bpmn:userTask id=\"it\"/>\n<bpmn:textAnnotation id=\"n\"><bpmn:text>" + it
						+ "</bpmn:text></bpmn:textAnnotation>")));
		attacks.add(raw("expression en message", RESERVED, "m", "id=\"m\"",
				Attack.definitions("<bpmn:message id=\"m\" name=\"" + it + "\"/>")));
		attacks.add(raw("expression en erreur", RESERVED, "m", "id=\"m\"",
				Attack.definitions("<bpmn:error id=\"m\" errorCode=\"x\" camunda:errorMessage=\"" + it + "\"/>")));
		attacks.add(raw("expression en dessin", RESERVED, "m", "id=\"m\"",
				Attack.definitions("<bpmndi:BPMNDiagram id=\"m\" name=\"" + it + "\"/>")));
		attacks.add(raw("expression en extension étrangère", RESERVED, "m", "id=\"m\"",
				Attack.definitions("<bpmn:process id=\"m\"><bpmn:extensionElements><x:y xmlns:x=\"urn:x\">" + it
						+ "</x:y></bpmn:extensionElements></bpmn:process>")));
		return attacks;
	}

	/** Acceptable expressions, where nothing may be computed. */
	private static Stream<Attack> misplaced() {
		String rule = "expression-mal-placee";
		return Stream.of(
				raw("nom de message calculé", rule, "m", "id=\"m\"",
						Attack.definitions("<bpmn:message id=\"m\" name=\"${x}\"/>")),
				raw("signal calculé", rule, "m", "id=\"m\"",
						Attack.definitions("<bpmn:signal id=\"m\" name=\"${x}\"/>")),
				raw("code d'erreur calculé", rule, "m", "id=\"m\"",
						Attack.definitions("<bpmn:error id=\"m\" errorCode=\"${x}\"/>")),
				element("variable du moteur en sortie", "variable-reservee",
						"<bpmn:userTask id=\"it\">"
								+ io("<camunda:outputParameter name=\"execution\">1</camunda:outputParameter>")
								+ "</bpmn:userTask>"),
				element("résultat sous un nom du moteur", "variable-reservee",
						"<bpmn:businessRuleTask id=\"it\" camunda:decisionRef=\"d\" camunda:decisionRefBinding=\"deployment\" camunda:resultVariable=\"task\"/>"),
				element("nom de variable étrange", "variable-reservee", "<bpmn:userTask id=\"it\">"
						+ io("<camunda:outputParameter name=\"a.b\">1</camunda:outputParameter>") + "</bpmn:userTask>"),
				process("condition en partie calculée", "condition-illisible", "f",
						"<bpmn:startEvent id=\"s\"/><bpmn:exclusiveGateway id=\"g\"/><bpmn:endEvent id=\"end\"/><bpmn:sequenceFlow id=\"e\" sourceRef=\"s\" targetRef=\"g\"/>\n<bpmn:sequenceFlow id=\"f\" sourceRef=\"g\" targetRef=\"end\"><bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\">x${x}</bpmn:conditionExpression></bpmn:sequenceFlow>"));
	}

	private static Attack input(String name, String rule, String raw) {
		return new Attack("expression : " + name, rule, Attack.MODEL, "it", "inputParameter",
				java.util.Map.of(Attack.MODEL,
						Attack.utf8(model(around("<bpmn:userTask id=\"it\">"
								+ io("<camunda:inputParameter name=\"x\">" + raw + "</camunda:inputParameter>")
								+ "</bpmn:userTask>")))));
	}

	private static String io(String parameters) {
		return "<bpmn:extensionElements><camunda:inputOutput>" + parameters
				+ "</camunda:inputOutput></bpmn:extensionElements>";
	}

}
