package fr.ecluse.gate;

import java.util.Map;
import java.util.Set;

import javax.xml.namespace.QName;

import org.jspecify.annotations.Nullable;

/**
 * What a BPMN file may hold, so that nothing in it can run code, reach outside, leave its
 * member or keep the engine at work for ever: elements and attributes from a list,
 * expressions of a small grammar, bounded repetitions and timers.
 */
final class BpmnAllowList {

	static final String MODELER = "http://camunda.org/schema/modeler/1.0";

	private static final Vocabulary BPMN = Vocabulary.read("bpmn.txt",
			Map.of("", XmlNode.BPMN, "camunda", XmlNode.CAMUNDA, "bpmndi", "http://www.omg.org/spec/BPMN/20100524/DI",
					"dc", "http://www.omg.org/spec/DD/20100524/DC", "di", "http://www.omg.org/spec/DD/20100524/DI",
					"modeler", MODELER, "bioc", "http://bpmn.io/schema/bpmn/biocolor/1.0", "color",
					"http://www.omg.org/spec/BPMN/non-normative/color/1.0", "xsi", Namespaces.XSI));

	private static final QName NOTHING = new QName("");

	private final BpmnExpressions expressions;

	private final BpmnValues values;

	BpmnAllowList(Set<String> blocks) {
		this.expressions = new BpmnExpressions(blocks);
		this.values = new BpmnValues(blocks);
	}

	/**
	 * Checks one file.
	 * @param key of the procedure, which is that of its one executable process
	 */
	void check(String key, XmlNode root, SafetyReport.InFile report) {
		if (!root.isBpmn("definitions")) {
			report.refuse("pas-du-bpmn", root,
					"Ce fichier n'est pas du BPMN 2.0 : son premier élément est %s. Exportez le modèle au format BPMN 2.0, puis ouvrez-le dans Camunda Modeler."
						.formatted(SafetyReport.quoted(root.local())));
			return;
		}
		Namespaces namespaces = new Namespaces(BPMN);
		check(root, namespaces, report);
		namespaces.report(report);
		BpmnProcesses.check(key, root, report);
		BpmnLoops.check(root, report);
	}

	private void check(XmlNode node, Namespaces namespaces, SafetyReport.InFile report) {
		report.report().time().check();
		if (namespaces.isForeign(node.qname(), node, false)) {
			node.walk((below) -> this.expressions.check(below, report));
			return;
		}
		XmlNode parent = node.parent();
		if (!BPMN.allows(node.qname(), (parent != null) ? parent.qname() : NOTHING)) {
			refuseElement(node, report);
			return;
		}
		for (QName attribute : node.attributes().keySet()) {
			if (!namespaces.isForeign(attribute, node, true) && !BPMN.allowsAttribute(node.qname(), attribute)) {
				refuseAttribute(node, attribute, report);
			}
		}
		this.expressions.check(node, report);
		this.values.check(node, report);
		BpmnTimers.check(node, report);
		BpmnRepetitions.check(node, report);
		node.children().forEach((child) -> check(child, namespaces, report));
	}

	private static void refuseElement(XmlNode node, SafetyReport.InFile report) {
		if (BPMN.knows(node.qname())) {
			report.refuse("element-mal-place", node,
					"L'élément « %s » n'a rien à faire dans « %s ». Ouvrez le modèle dans Camunda Modeler, supprimez-le et recréez-le."
						.formatted(name(node.qname()),
								(node.parent() != null) ? name(node.parent().qname()) : "le fichier"));
			return;
		}
		Forbidden forbidden = Forbidden.element(node);
		report.refuse((forbidden != null) ? forbidden.rule() : "element-interdit", node,
				"L'élément « %s » n'est pas permis : %s".formatted(name(node.qname()), why(forbidden)));
	}

	private static void refuseAttribute(XmlNode node, QName attribute, SafetyReport.InFile report) {
		Forbidden forbidden = Forbidden.attribute(attribute.getLocalPart());
		report.refuse((forbidden != null) ? forbidden.rule() : "attribut-interdit", node,
				"L'attribut « %s » n'est pas permis sur « %s » : %s".formatted(name(attribute), name(node.qname()),
						why(forbidden)));
	}

	private static String why(@Nullable Forbidden forbidden) {
		return (forbidden != null) ? forbidden.why()
				: "il n'est pas de ceux qu'emploie une démarche. Supprimez-le dans Camunda Modeler.";
	}

	private static String name(QName name) {
		String prefix = switch (name.getNamespaceURI()) {
			case XmlNode.CAMUNDA -> "camunda:";
			case Namespaces.XSI -> "xsi:";
			default -> "";
		};
		String local = name.getLocalPart();
		return prefix + ((local.length() <= 60) ? local : local.substring(0, 59) + "…");
	}

}
