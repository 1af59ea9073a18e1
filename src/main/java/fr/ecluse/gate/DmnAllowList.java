package fr.ecluse.gate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import javax.xml.namespace.QName;

import fr.ecluse.engine.FeelRefusal;
import fr.ecluse.engine.FeelSyntax;

/**
 * What a DMN file may hold: tables and expressions in FEEL, read within bounds; no other
 * language, no file or address, no function of its own.
 */
final class DmnAllowList {

	private static final String DMN = "http://www.omg.org/spec/DMN/20180521/MODEL/";

	/** The drawings of all versions, under the name of one. */
	private static final String DMNDI = "http://www.omg.org/spec/DMN/20180521/DMNDI/";

	private static final String BIODI = "http://bpmn.io/schema/dmn/biodi/2.0";

	/** Files of any version that the engine reads. */
	private static final Map<String, String> SAME = Map.ofEntries(
			Map.entry("http://bpmn.io/schema/dmn/biodi/1.0", BIODI),
			Map.entry("http://www.omg.org/spec/DMN/20151101/dmn.xsd", DMN),
			Map.entry("http://www.omg.org/spec/DMN/20151101/dmn11.xsd", DMN),
			Map.entry("http://www.omg.org/spec/DMN/20151130", DMN),
			Map.entry("https://www.omg.org/spec/DMN/20191111/MODEL/", DMN),
			Map.entry("https://www.omg.org/spec/DMN/20211108/MODEL/", DMN),
			Map.entry("https://www.omg.org/spec/DMN/20230324/MODEL/", DMN),
			Map.entry("https://www.omg.org/spec/DMN/20191111/DMNDI/", DMNDI),
			Map.entry("https://www.omg.org/spec/DMN/20211108/DMNDI/", DMNDI),
			Map.entry("https://www.omg.org/spec/DMN/20230324/DMNDI/", DMNDI));

	private static final Vocabulary WORDS = Vocabulary.read("dmn.txt",
			Map.of("", DMN, "camunda", "http://camunda.org/schema/1.0/dmn", "dmndi", DMNDI, "dc",
					"http://www.omg.org/spec/DMN/20180521/DC/", "di", "http://www.omg.org/spec/DMN/20180521/DI/",
					"modeler", BpmnAllowList.MODELER, "biodi", BIODI, "xsi", Namespaces.XSI));

	private static final Set<String> LANGUAGES = Set.of("feel", "http://www.omg.org/spec/feel/20140401",
			"http://www.omg.org/spec/dmn/20180521/feel/", "https://www.omg.org/spec/dmn/20191111/feel/",
			"https://www.omg.org/spec/dmn/20211108/feel/", "https://www.omg.org/spec/dmn/20230324/feel/");

	private static final Set<String> CODE = Set.of("businessKnowledgeModel", "encapsulatedLogic", "invocation",
			"functionDefinition", "decisionService", "requiredKnowledge", "knowledgeRequirement", "formalParameter",
			"binding");

	private static final Set<String> EXPRESSIONS = Set.of("inputExpression", "literalExpression", "outputEntry",
			"defaultOutputEntry", "inputEntry");

	private static final Pattern KEY = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]{0,99}");

	private static final Pattern REFERENCE = Pattern.compile("#[A-Za-z_][\\w.-]{0,99}");

	private DmnAllowList() {
	}

	static void check(XmlNode root, SafetyReport.InFile report) {
		if (!name(root.qname()).equals(new QName(DMN, "definitions"))) {
			report.refuse("pas-du-dmn", root,
					"Ce fichier n'est pas du DMN lisible (version 1.1 à 1.5) : son premier élément est %s. Ouvrez la décision dans Camunda Modeler et enregistrez-la à nouveau."
						.formatted(SafetyReport.quoted(root.local())));
			return;
		}
		Namespaces namespaces = new Namespaces(WORDS);
		check(root, namespaces, report);
		namespaces.report(report);
		BpmnProcesses.checkIds(root, report);
	}

	private static void check(XmlNode node, Namespaces namespaces, SafetyReport.InFile report) {
		report.report().time().check();
		QName name = name(node.qname());
		if (namespaces.isForeign(name, node, false)) {
			return;
		}
		XmlNode parent = node.parent();
		if (!WORDS.allows(name, (parent != null) ? name(parent.qname()) : new QName(""))) {
			refuseElement(node, report);
			return;
		}
		for (QName attribute : node.attributes().keySet()) {
			if (!namespaces.isForeign(name(attribute), node, true) && !WORDS.allowsAttribute(name, name(attribute))) {
				report.refuse(
						attribute.getNamespaceURI().equals(Namespaces.XSI) ? "import-interdit" : "attribut-interdit",
						node, "L'attribut « %s » n'est pas permis sur « %s ». Supprimez-le dans Camunda Modeler."
							.formatted(attribute.getLocalPart(), node.local()));
			}
		}
		checkValues(node, report);
		if (EXPRESSIONS.contains(node.local())) {
			checkText(node, report);
		}
		node.children().forEach((child) -> check(child, namespaces, report));
	}

	private static void refuseElement(XmlNode node, SafetyReport.InFile report) {
		if (node.local().equals("import") || node.local().equals("importedValues")) {
			report.refuse("import-interdit", node,
					"Une décision ne lit aucun autre fichier ni aucune adresse. Recopiez ici ce qu'elle emploie.");
		}
		else if (CODE.contains(node.local())) {
			report.refuse("fonction-interdite", node,
					"« %s » définit ou appelle une fonction, ce qui n'est pas permis. Écrivez une décision et faites-en dépendre celle-ci."
						.formatted(node.local()));
		}
		else {
			report.refuse("element-interdit", node,
					"L'élément « %s » n'est pas de ceux qu'emploie une décision : tables et expressions FEEL. Supprimez-le dans Camunda Modeler."
						.formatted(node.local()));
		}
	}

	private static void checkValues(XmlNode node, SafetyReport.InFile report) {
		String language = node.find("expressionLanguage");
		if (language != null && !LANGUAGES.contains(language.toLowerCase(java.util.Locale.ROOT))) {
			report.refuse("langage-interdit", node,
					"Le langage %s ne s'exécute pas ici : les décisions s'écrivent en FEEL. Retirez l'attribut, ou mettez « feel »."
						.formatted(SafetyReport.quoted(language)));
		}
		BpmnProcesses.checkKept(node, report);
		String id = node.find("id");
		if (node.local().equals("decision") && (id == null || !KEY.matcher(id).matches())) {
			report.refuse("decision-sans-cle", node,
					"%s n'est pas l'identifiant d'une décision : donnez-lui des lettres, des chiffres et des tirets."
						.formatted(SafetyReport.quoted(String.valueOf(id))));
		}
		String target = node.find("href");
		if (target != null && !REFERENCE.matcher(target).matches()) {
			report.refuse("import-interdit", node,
					"%s n'est pas un élément de ce fichier. Une décision ne dépend que de celles de son fichier : « #identifiant »."
						.formatted(SafetyReport.quoted(target)));
		}
	}

	private static void checkText(XmlNode node, SafetyReport.InFile report) {
		for (XmlNode text : node.children()) {
			String feel = text.text().strip();
			if (!text.local().equals("text") || feel.isEmpty() || feel.equals("-")) {
				continue;
			}
			report.report().time().check();
			try {
				FeelSyntax.check(feel, node.local().equals("inputEntry"));
			}
			catch (FeelRefusal ex) {
				String why = String.valueOf(ex.getMessage());
				report.refuse(rule(ex), text, ex.isSyntax() ? why + " Corrigez-la dans Camunda Modeler."
						: "L'expression %s est refusée : %s.".formatted(SafetyReport.quoted(feel), why));
			}
		}
	}

	private static String rule(FeelRefusal refusal) {
		return switch (refusal.reason()) {
			case SYNTAX -> "feel-illisible";
			case SIZE -> "feel-excessif";
			case FUNCTION -> "fonction-interdite";
		};
	}

	/** Keys of the decisions of a file, with where they stand. */
	static Map<String, XmlNode> keys(XmlNode root) {
		Map<String, XmlNode> keys = new HashMap<>();
		for (XmlNode node : decisions(root)) {
			String id = node.find("id");
			if (id != null) {
				keys.put(id, node);
			}
		}
		return keys;
	}

	private static List<XmlNode> decisions(XmlNode root) {
		return root.children().stream().filter((node) -> node.local().equals("decision")).toList();
	}

	private static QName name(QName name) {
		String same = SAME.get(name.getNamespaceURI());
		return (same != null) ? new QName(same, name.getLocalPart()) : name;
	}

}
