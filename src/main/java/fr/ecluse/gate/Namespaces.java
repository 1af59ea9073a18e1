package fr.ecluse.gate;

import java.util.LinkedHashMap;
import java.util.Map;

import javax.xml.namespace.QName;

/**
 * Names in spaces that belong to other programs. A model of another vendor gets one
 * finding for each of them, not one for each element.
 */
final class Namespaces {

	static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";

	private static final String XML = "http://www.w3.org/XML/1998/namespace";

	/** Parts of addresses, and whose they are. */
	private static final Map<String, String> VENDORS = new LinkedHashMap<>();

	static {
		VENDORS.put("activiti.org", "Activiti");
		VENDORS.put("flowable.org", "Flowable");
		VENDORS.put("camunda.org/schema/zeebe", "Camunda 8 (Zeebe)");
		VENDORS.put("operaton.org", "Operaton");
		VENDORS.put("signavio", "Signavio");
		VENDORS.put("bizagi", "Bizagi");
		VENDORS.put("ibm.com", "IBM");
		VENDORS.put("trisotech", "Trisotech");
		VENDORS.put("boc-", "ADONIS");
		VENDORS.put("boc-group", "ADONIS");
		VENDORS.put("drools", "jBPM");
		VENDORS.put("jboss.org", "jBPM");
		VENDORS.put("jbpm", "jBPM");
		VENDORS.put("bonitasoft", "Bonita");
		VENDORS.put("oracle", "Oracle");
		VENDORS.put("sap.com", "SAP");
		VENDORS.put("visual-paradigm", "Visual Paradigm");
		VENDORS.put("yaoqiang", "Yaoqiang");
		VENDORS.put("aris", "ARIS");
		VENDORS.put("modelio", "Modelio");
		VENDORS.put("igrafx", "iGrafx");
		VENDORS.put("omg.org/spec/BPMN/non-normative/extensions/i18n", "une extension de traduction");
	}

	private final Vocabulary vocabulary;

	private final Map<String, Strangers> found = new LinkedHashMap<>();

	Namespaces(Vocabulary vocabulary) {
		this.vocabulary = vocabulary;
	}

	/** Whether a name has no place here; then it is remembered. */
	boolean isForeign(QName name, XmlNode node, boolean attribute) {
		String namespace = name.getNamespaceURI();
		boolean known = (namespace.isEmpty() && attribute) || namespace.equals(XML) || this.vocabulary.knows(namespace);
		if (!known) {
			this.found.computeIfAbsent(namespace, (it) -> new Strangers(node)).count++;
		}
		return !known;
	}

	void report(SafetyReport.InFile report) {
		this.found.forEach((namespace, strangers) -> {
			String times = (strangers.count == 1) ? "une fois" : strangers.count + " fois";
			String message = namespace.isEmpty()
					? "Des éléments sans espace de noms sont employés %s : ce n'est pas du BPMN ou du DMN. Retirez-les."
						.formatted(times)
					: "Ce fichier emploie %s des éléments ou attributs de %s, que le moteur ne connaît pas. %s"
						.formatted(times, owner(namespace), advice(namespace));
			report.refuse("espace-de-noms-etranger", strangers.first, message);
		});
	}

	private static String owner(String namespace) {
		return VENDORS.entrySet()
			.stream()
			.filter((vendor) -> namespace.toLowerCase(java.util.Locale.ROOT).contains(vendor.getKey()))
			.map((vendor) -> "%s (%s)".formatted(vendor.getValue(), SafetyReport.quoted(namespace)))
			.findFirst()
			.orElse(SafetyReport.quoted(namespace));
	}

	private static String advice(String namespace) {
		if (namespace.contains("activiti.org") || namespace.contains("flowable.org")
				|| namespace.contains("operaton.org")) {
			return "Ouvrez le modèle dans Camunda Modeler (Camunda 7), reportez-y ces réglages et supprimez les anciens.";
		}
		if (namespace.contains("zeebe")) {
			return "Ce modèle est fait pour Camunda 8 : recréez-le dans Camunda Modeler en choisissant « Camunda 7 ».";
		}
		return "Ouvrez le modèle dans Camunda Modeler, refaites-y ce qu'ils réglaient, puis supprimez-les du fichier.";
	}

	private static final class Strangers {

		private final XmlNode first;

		private int count;

		Strangers(XmlNode first) {
			this.first = first;
		}

	}

}
