package fr.ecluse.gate;

import java.util.stream.Stream;

import static fr.ecluse.gate.Attack.around;
import static fr.ecluse.gate.Attack.element;
import static fr.ecluse.gate.Attack.process;
import static fr.ecluse.gate.Attack.raw;

/** Models that would run code, reach outside, or act for another member. */
final class CodeAttacks {

	private static final String CODE = "code-interdit";

	private static final String SCRIPT = "script-interdit";

	private static final String LISTENER = "ecouteur-interdit";

	private static final String FORM = "formulaire-interdit";

	private CodeAttacks() {
	}

	static Stream<Attack> all() {
		return Stream.of(code(), blocks(), scripts(), listeners(), forms(), members(), events()).flatMap((it) -> it);
	}

	private static Stream<Attack> code() {
		String shell = "<bpmn:extensionElements><camunda:field name=\"command\" stringValue=\"touch\"/><camunda:field name=\"arg1\" stringValue=\""
				+ Attacks.CANARY + "\"/></bpmn:extensionElements>";
		return Stream.of(
				element("commande du système", CODE,
						"<bpmn:serviceTask id=\"it\" camunda:type=\"shell\">" + shell + "</bpmn:serviceTask>"),
				element("commande du système par sa classe", CODE,
						"<bpmn:serviceTask id=\"it\" camunda:class=\"org.camunda.bpm.engine.impl.bpmn.behavior.ShellActivityBehavior\">"
								+ shell + "</bpmn:serviceTask>"),
				element("champ injecté seul", CODE,
						"<bpmn:serviceTask id=\"it\" camunda:delegateExpression=\"${append}\">" + shell
								+ "</bpmn:serviceTask>"),
				element("classe quelconque", CODE, service("class=\"java.util.Random\"")),
				element("classe dans un envoi", CODE, "<bpmn:sendTask id=\"it\" camunda:class=\"java.util.Random\"/>"),
				element("classe dans une règle", CODE,
						"<bpmn:businessRuleTask id=\"it\" camunda:class=\"java.util.Random\"/>"),
				element("courriel du moteur", CODE, service("type=\"mail\"")),
				element("tâche externe", CODE, service("type=\"external\" camunda:topic=\"x\"")),
				element("sujet de tâche externe seul", CODE, service("topic=\"x\"")),
				element("priorité de tâche externe", CODE, service("taskPriority=\"${1}\"")),
				element("expression comme service", CODE, service("expression=\"${true}\"")),
				element("expression et son résultat", CODE,
						service("expression=\"${execution}\" camunda:resultVariable=\"x\"")),
				element("message envoyé par une classe", CODE,
						"<bpmn:intermediateThrowEvent id=\"it\"><bpmn:messageEventDefinition messageRef=\"message\" camunda:class=\"java.util.Random\"/></bpmn:intermediateThrowEvent>"),
				element("message envoyé par une expression", CODE,
						"<bpmn:intermediateThrowEvent id=\"it\"><bpmn:messageEventDefinition messageRef=\"message\" camunda:expression=\"${1}\"/></bpmn:intermediateThrowEvent>"),
				element("service web", CODE,
						"<bpmn:serviceTask id=\"it\" implementation=\"##WebService\" operationRef=\"x\"/>"),
				raw("interface et opération", CODE, "i", "id=\"i\"", Attack.definitions(
						"<bpmn:interface id=\"i\" name=\"i\"><bpmn:operation id=\"o\" name=\"o\"><bpmn:inMessageRef>message</bpmn:inMessageRef></bpmn:operation></bpmn:interface>")),
				element("connecteur", "connecteur-interdit",
						"<bpmn:serviceTask id=\"it\"><bpmn:extensionElements><camunda:connector><camunda:connectorId>http-connector</camunda:connectorId></camunda:connector></bpmn:extensionElements></bpmn:serviceTask>"),
				element("connecteur dans un événement", "connecteur-interdit",
						"<bpmn:intermediateThrowEvent id=\"it\"><bpmn:messageEventDefinition messageRef=\"message\"><bpmn:extensionElements><camunda:connector><camunda:connectorId>soap-http-connector</camunda:connectorId></camunda:connector></bpmn:extensionElements></bpmn:messageEventDefinition></bpmn:intermediateThrowEvent>"),
				element("erreur calculée d'une tâche externe", "element-interdit",
						"<bpmn:serviceTask id=\"it\"><bpmn:extensionElements><camunda:errorEventDefinition id=\"e\" errorRef=\"error\" expression=\"${true}\"/></bpmn:extensionElements></bpmn:serviceTask>"),
				element("programme hors de sa place", "element-mal-place",
						"<bpmn:userTask id=\"it\"><camunda:inputOutput><camunda:inputParameter name=\"x\">1</camunda:inputParameter></camunda:inputOutput></bpmn:userTask>"),
				element("propriété du travail du moteur", "attribut-interdit",
						"<bpmn:userTask id=\"it\" camunda:jobPriority=\"999999\"/>"));
	}

	private static Stream<Attack> blocks() {
		String rule = "brique-inconnue";
		return Stream.of(element("objet du serveur comme brique", rule, delegate("${dataSource}")),
				element("brique choisie par une expression", rule, delegate("${true ? mail : document}")),
				element("brique entre espaces", rule, delegate("${ mail }")),
				element("brique différée", rule, delegate("#{mail}")),
				element("brique suivie d'une autre", rule, delegate("${mail}${document}")),
				element("brique et son appel", rule, delegate("${mail.run(execution)}")),
				element("brique sans accolades", rule, delegate("mail")),
				element("brique de casse différente", rule, delegate("${Mail}")),
				element("variable comme brique", rule, delegate("${x}")),
				element("brique lue comme une variable", "brique-mal-placee",
						"<bpmn:userTask id=\"it\" name=\"${mail}\"/>"),
				element("brique dans un envoi", rule,
						"<bpmn:sendTask id=\"it\" camunda:delegateExpression=\"${environment}\"/>"),
				element("brique dans un message", rule,
						"<bpmn:intermediateThrowEvent id=\"it\"><bpmn:messageEventDefinition messageRef=\"message\" camunda:delegateExpression=\"${dataSource}\"/></bpmn:intermediateThrowEvent>"));
	}

	private static Stream<Attack> scripts() {
		return Stream.of(script("juel", "${1}"), script("feel", "1"), script("javascript", "java.lang.Runtime"),
				script("groovy", "'x'.execute()"), script("python", "1"), script("ruby", "1"),
				element("script pris ailleurs", SCRIPT,
						"<bpmn:scriptTask id=\"it\" scriptFormat=\"groovy\" camunda:resource=\"http://127.0.0.1/x\"/>"),
				element("script en entrée", SCRIPT,
						io("inputParameter", "<camunda:script scriptFormat=\"juel\">${1}</camunda:script>")),
				element("script en sortie", SCRIPT,
						io("outputParameter", "<camunda:script scriptFormat=\"juel\">${1}</camunda:script>")),
				element("script d'une ressource en entrée", SCRIPT,
						io("inputParameter",
								"<camunda:script scriptFormat=\"groovy\" resource=\"deployment://x.groovy\"/>")),
				element("script dans une liste", SCRIPT, io("inputParameter",
						"<camunda:list><camunda:script scriptFormat=\"juel\">${1}</camunda:script></camunda:list>")),
				element("script dans une table", SCRIPT, io("inputParameter",
						"<camunda:map><camunda:entry key=\"k\"><camunda:script scriptFormat=\"juel\">${1}</camunda:script></camunda:entry></camunda:map>")),
				element("script en CDATA", SCRIPT,
						io("inputParameter",
								"<camunda:script scriptFormat=\"juel\"><![CDATA[${1}]]></camunda:script>")),
				element("format de script sur une tâche", SCRIPT, "<bpmn:userTask id=\"it\" scriptFormat=\"juel\"/>"),
				condition("langage-interdit", "language=\"juel\""), condition("langage-interdit", "language=\"feel\""),
				condition("langage-interdit", "language=\"javascript\""),
				condition("langage-interdit", "language=\"http://www.w3.org/1999/XPath\""),
				condition("code-interdit", "camunda:resource=\"deployment://x.js\""));
	}

	private static Stream<Attack> listeners() {
		return Stream.of(
				element("écouteur d'exécution", LISTENER,
						extension("<camunda:executionListener event=\"start\" expression=\"${1}\"/>")),
				element("écouteur de tâche", LISTENER,
						extension("<camunda:taskListener event=\"create\" class=\"java.util.Random\"/>")),
				element("écouteur par une brique", LISTENER,
						extension("<camunda:taskListener event=\"create\" delegateExpression=\"${mail}\"/>")),
				element("écouteur par script", LISTENER, extension(
						"<camunda:executionListener event=\"end\"><camunda:script scriptFormat=\"juel\">${1}</camunda:script></camunda:executionListener>")),
				element("écouteur à échéance", LISTENER, extension(
						"<camunda:taskListener event=\"timeout\" id=\"t\" class=\"java.util.Random\"><bpmn:timerEventDefinition><bpmn:timeDuration xsi:type=\"bpmn:tFormalExpression\">PT1H</bpmn:timeDuration></bpmn:timerEventDefinition></camunda:taskListener>")),
				process("écouteur du processus", LISTENER, Attack.KEY, "executionListener",
						"<bpmn:extensionElements>\n<camunda:executionListener event=\"start\" class=\"java.util.Random\"/>\n</bpmn:extensionElements>"
								+ around("<bpmn:userTask id=\"it\"/>")),
				process("écouteur d'une flèche", LISTENER, "f",
						"<bpmn:startEvent id=\"s\"/><bpmn:userTask id=\"it\"/>\n<bpmn:sequenceFlow id=\"f\" sourceRef=\"s\" targetRef=\"it\"><bpmn:extensionElements><camunda:executionListener event=\"take\" expression=\"${1}\"/></bpmn:extensionElements></bpmn:sequenceFlow>"));
	}

	private static Stream<Attack> forms() {
		return Stream.of(form("formKey=\"embedded:deployment:evil.html\""), form("formKey=\"embedded:app:evil.html\""),
				form("formKey=\"app:evil.html\""), form("formKey=\"https://evil.invalid/x\""),
				form("formKey=\"javascript:alert(1)\""), form("formKey=\"${x}\""),
				form("formKey=\"camunda-forms:deployment:x.form\""), form("formKey=\"\""),
				form("formRef=\"x\" camunda:formRefBinding=\"latest\""),
				form("formRef=\"x\" camunda:formRefBinding=\"version\" camunda:formRefVersion=\"1\""),
				form("formRef=\"x\""), form("formRef=\"../x\" camunda:formRefBinding=\"deployment\""),
				form("formHandlerClass=\"java.util.Random\""),
				element("formulaire désigné par une expression", "expression-mal-placee",
						"<bpmn:userTask id=\"it\" camunda:formRef=\"${x}\" camunda:formRefBinding=\"deployment\"/>"),
				element("formulaire engendré", FORM,
						extension(
								"<camunda:formData><camunda:formField id=\"f\" type=\"string\"/></camunda:formData>")),
				element("contrôle par une classe", FORM, extension(
						"<camunda:formData><camunda:formField id=\"f\" type=\"string\"><camunda:validation><camunda:constraint name=\"validator\" config=\"java.util.Random\"/></camunda:validation></camunda:formField></camunda:formData>")),
				element("propriété de formulaire", FORM,
						extension("<camunda:formProperty id=\"p\" expression=\"${1}\"/>")));
	}

	private static Stream<Attack> members() {
		String decision = "<bpmn:businessRuleTask id=\"it\" camunda:decisionRef=\"%s\" %s/>";
		String call = "appel-interdit";
		String people = "affectation-interdite";
		return Stream.of(element("processus d'une autre collectivité", call,
				"<bpmn:callActivity id=\"it\" calledElement=\"x\" camunda:calledElementTenantId=\"213105554\"/>"),
				element("appel de soi-même sans fin", call,
						"<bpmn:callActivity id=\"it\" calledElement=\"" + Attack.KEY + "\"/>"),
				element("processus choisi par une expression", call,
						"<bpmn:callActivity id=\"it\" calledElement=\"${x}\"/>"),
				element("variables copiées par une classe", call,
						"<bpmn:callActivity id=\"it\" calledElement=\"x\" camunda:variableMappingClass=\"java.util.Random\"/>"),
				element("variables copiées par un objet du serveur", call,
						"<bpmn:callActivity id=\"it\" calledElement=\"x\" camunda:variableMappingDelegateExpression=\"${dataSource}\"/>"),
				element("cas CMMN", call,
						"<bpmn:callActivity id=\"it\" camunda:caseRef=\"x\" camunda:caseTenantId=\"1\"/>"),
				element("décision d'une autre collectivité", "locataire-interdit",
						decision.formatted("x",
								"camunda:decisionRefBinding=\"deployment\" camunda:decisionRefTenantId=\"213105554\"")),
				process("collectivité du processus", "locataire-interdit", Attack.KEY, "tenantId",
						"</bpmn:process>\n<bpmn:process id=\"autre\" isExecutable=\"false\" camunda:tenantId=\"213105554\">")
					.withElement("autre"),
				element("décision par une expression", "expression-mal-placee",
						decision.formatted("${x}", "camunda:decisionRefBinding=\"deployment\"")),
				element("dernière décision venue", "decision-mal-liee",
						decision.formatted("x", "camunda:decisionRefBinding=\"latest\"")),
				element("décision sans lien", "decision-mal-liee", decision.formatted("x", "")),
				element("décision d'une version", "decision-mal-liee",
						decision.formatted("x",
								"camunda:decisionRefBinding=\"deployment\" camunda:decisionRefVersion=\"1\"")),
				element("contrôle là où personne ne répond", "controle-mal-place",
						"<bpmn:serviceTask id=\"it\" camunda:delegateExpression=\"${append}\"><bpmn:extensionElements><camunda:properties><camunda:property name=\"control\" value=\"d\"/></camunda:properties></bpmn:extensionElements></bpmn:serviceTask>"),
				element("tâche pour une personne", people, "<bpmn:userTask id=\"it\" camunda:assignee=\"admin\"/>"),
				element("tâche pour une personne calculée", people,
						"<bpmn:userTask id=\"it\" camunda:assignee=\"${chef}\"/>"),
				element("tâche pour des personnes", people,
						"<bpmn:userTask id=\"it\" camunda:candidateUsers=\"admin\"/>"),
				element("exécutant BPMN", people,
						"<bpmn:userTask id=\"it\"><bpmn:humanPerformer><bpmn:resourceAssignmentExpression><bpmn:formalExpression>admin</bpmn:formalExpression></bpmn:resourceAssignmentExpression></bpmn:humanPerformer></bpmn:userTask>"),
				element("candidat BPMN", people,
						"<bpmn:userTask id=\"it\"><bpmn:potentialOwner><bpmn:resourceAssignmentExpression><bpmn:formalExpression>group(camunda-admin)</bpmn:formalExpression></bpmn:resourceAssignmentExpression></bpmn:potentialOwner></bpmn:userTask>"),
				element("groupe d'une autre collectivité", "role-interdit",
						"<bpmn:userTask id=\"it\" camunda:candidateGroups=\"213105554-maire\"/>"),
				element("rôle calculé", "expression-mal-placee",
						"<bpmn:userTask id=\"it\" camunda:candidateGroups=\"${role}\"/>"),
				element("rôle illisible", "role-interdit", "<bpmn:userTask id=\"it\" camunda:candidateGroups=\"*\"/>"));
	}

	private static Stream<Attack> events() {
		String signal = "<bpmn:signalEventDefinition signalRef=\"signal\"/>";
		String flow = "<bpmn:userTask id=\"it\"/>\n<bpmn:sequenceFlow id=\"f\" sourceRef=\"s\" targetRef=\"it\"/>\n";
		return Stream.of(
				element("signal à tous", "signal-interdit",
						"<bpmn:intermediateThrowEvent id=\"it\">" + signal + "</bpmn:intermediateThrowEvent>"),
				element("signal attendu", "signal-interdit",
						"<bpmn:intermediateCatchEvent id=\"it\">" + signal + "</bpmn:intermediateCatchEvent>"),
				process("début par signal", "signal-interdit", "s",
						flow + "<bpmn:startEvent id=\"s\">" + signal + "</bpmn:startEvent>"),
				process("fin par signal", "signal-interdit", "e",
						around("<bpmn:userTask id=\"it\"/>\n<bpmn:endEvent id=\"e\">" + signal + "</bpmn:endEvent>")),
				process("signal au bord d'une tâche", "signal-interdit", "e",
						around("<bpmn:userTask id=\"it\"/>\n<bpmn:boundaryEvent id=\"e\" attachedToRef=\"it\">" + signal
								+ "</bpmn:boundaryEvent>")),
				process("début par message", "debut-interdit", "s", flow
						+ "<bpmn:startEvent id=\"s\"><bpmn:messageEventDefinition messageRef=\"message\"/></bpmn:startEvent>"),
				process("début par minuterie", "debut-interdit", "s", flow
						+ "<bpmn:startEvent id=\"s\"><bpmn:timerEventDefinition><bpmn:timeDate xsi:type=\"bpmn:tFormalExpression\">2090-01-01T00:00:00</bpmn:timeDate></bpmn:timerEventDefinition></bpmn:startEvent>"),
				process("début par condition", "debut-interdit", "s", flow
						+ "<bpmn:startEvent id=\"s\"><bpmn:conditionalEventDefinition><bpmn:condition xsi:type=\"bpmn:tFormalExpression\">${true}</bpmn:condition></bpmn:conditionalEventDefinition></bpmn:startEvent>"),
				process("réception qui commence", "debut-interdit", "it",
						"<bpmn:receiveTask id=\"it\" messageRef=\"message\" instantiate=\"true\"/>"),
				process("condition qui se répète", "condition-repetee", "e", "conditionalEventDefinition", around(
						"<bpmn:userTask id=\"it\"/>\n<bpmn:boundaryEvent id=\"e\" attachedToRef=\"it\" cancelActivity=\"false\"><bpmn:conditionalEventDefinition><bpmn:condition xsi:type=\"bpmn:tFormalExpression\">${x > 0}</bpmn:condition></bpmn:conditionalEventDefinition></bpmn:boundaryEvent>")));
	}

	private static String service(String attributes) {
		return "<bpmn:serviceTask id=\"it\" camunda:" + attributes + "/>";
	}

	private static String delegate(String expression) {
		return service("delegateExpression=\"" + expression + "\"");
	}

	private static Attack script(String language, String text) {
		return element("script " + language, SCRIPT, "<bpmn:scriptTask id=\"it\" scriptFormat=\"" + language
				+ "\"><bpmn:script>" + text + "</bpmn:script></bpmn:scriptTask>");
	}

	private static Attack form(String attributes) {
		return element("formulaire " + attributes, FORM, "<bpmn:userTask id=\"it\" camunda:" + attributes + "/>");
	}

	private static Attack condition(String rule, String attribute) {
		return process("condition avec " + attribute, rule, "f",
				"<bpmn:startEvent id=\"s\"/><bpmn:exclusiveGateway id=\"g\"/><bpmn:endEvent id=\"end\"/><bpmn:sequenceFlow id=\"e\" sourceRef=\"s\" targetRef=\"g\"/>\n<bpmn:sequenceFlow id=\"f\" sourceRef=\"g\" targetRef=\"end\"><bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\" "
						+ attribute + ">${true}</bpmn:conditionExpression></bpmn:sequenceFlow>");
	}

	private static String io(String parameter, String value) {
		return extension("<camunda:inputOutput><camunda:" + parameter + " name=\"x\">" + value + "</camunda:"
				+ parameter + "></camunda:inputOutput>");
	}

	private static String extension(String content) {
		return "<bpmn:userTask id=\"it\"><bpmn:extensionElements>" + content
				+ "</bpmn:extensionElements></bpmn:userTask>";
	}

}
