package fr.ecluse.gate;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static fr.ecluse.gate.Attack.around;
import static fr.ecluse.gate.Attack.bytes;
import static fr.ecluse.gate.Attack.harmless;
import static fr.ecluse.gate.Attack.model;
import static fr.ecluse.gate.Attack.raw;
import static fr.ecluse.gate.Attack.utf8;

/** Files that abuse XML itself, its names and namespaces, or that are something else. */
final class XmlAttacks {

	private static final String XML = "xml-illisible";

	private static final String ENCODING = "encodage-interdit";

	private static final String FOREIGN = "espace-de-noms-etranger";

	private XmlAttacks() {
	}

	static Stream<Attack> all() {
		return Stream.of(entities(), encodings(), sizes(), strangers(), disguises()).flatMap((it) -> it);
	}

	private static Stream<Attack> entities() {
		String laughs = "<!DOCTYPE x [<!ENTITY a \"ha\">" + IntStream.range(1, 20)
			.mapToObj((i) -> "<!ENTITY %s \"%s\">".formatted(name(i), ("&" + name(i - 1) + ";").repeat(10)))
			.reduce("", String::concat) + "]>";
		return Stream.of(doctype("entité externe", "<!DOCTYPE x [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>", "&x;"),
				doctype("entité d'une adresse", "<!DOCTYPE x [<!ENTITY x SYSTEM \"" + Attacks.elsewhere() + "\">]>",
						"&x;"),
				doctype("entités qui se multiplient", laughs, "&" + name(19) + ";"),
				doctype("entité de paramètre",
						"<!DOCTYPE x [<!ENTITY % p SYSTEM \"" + Attacks.elsewhere() + "\"> %p;]>", "x"),
				doctype("type de document d'ailleurs", "<!DOCTYPE x SYSTEM \"" + Attacks.elsewhere() + "\">", "x"),
				doctype("type de document vide", "<!DOCTYPE x>", "x"),
				at("entité inconnue", XML, harmless().replace("id=\"it\"", "id=\"it\" name=\"&x;\""), 12),
				at("instruction de traitement", XML,
						harmless().replace("<bpmn:definitions", "<?xml-stylesheet href=\"x.xsl\"?><bpmn:definitions"),
						2));
	}

	private static String name(int i) {
		return String.valueOf((char) ('a' + i));
	}

	private static Attack doctype(String name, String doctype, String text) {
		return at(name, XML, harmless().replace("<bpmn:definitions", doctype + "<bpmn:definitions")
			.replace("id=\"it\"", "id=\"it\" name=\"" + text + "\""), 2);
	}

	/** Unreadable XML: the line is where reading stopped. */
	private static Attack at(String name, String rule, String model, int line) {
		return raw(name, rule, null, "", model).anywhere();
	}

	private static Stream<Attack> encodings() {
		String text = harmless();
		return Stream.of(bytes("UTF-16 petit-boutien", ENCODING, text.getBytes(StandardCharsets.UTF_16LE)),
				bytes("UTF-16 gros-boutien", ENCODING,
						text.replace("UTF-8", "UTF-16").getBytes(StandardCharsets.UTF_16)),
				bytes("UTF-32", ENCODING, text.getBytes(java.nio.charset.Charset.forName("UTF-32"))),
				bytes("ISO-8859-1", ENCODING,
						text.replace("UTF-8", "ISO-8859-1")
							.replace("id=\"it\"", "id=\"it\" name=\"é\"")
							.getBytes(StandardCharsets.ISO_8859_1)),
				bytes("ISO-8859-1 sans le dire", ENCODING,
						text.replace("id=\"it\"", "id=\"it\" name=\"é\"").getBytes(StandardCharsets.ISO_8859_1)),
				bytes("UTF-7 déclaré", ENCODING, utf8(text.replace("UTF-8", "UTF-7"))),
				bytes("EBCDIC déclaré", ENCODING, utf8(text.replace("UTF-8", "IBM037"))),
				bytes("XML 1.1", ENCODING, utf8(text.replace("version=\"1.0\"", "version=\"1.1\""))),
				bytes("octets trop longs", ENCODING, overlong(text)),
				bytes("caractère nul", ENCODING, utf8(text.replace("id=\"it\"", "id=\"it\" name=\"\0\""))),
				bytes("vide", "fichier-vide", new byte[0]), bytes("espaces", XML, utf8("   \n  ")),
				bytes("marque d'ordre seule", XML, utf8("\uFEFF")));
	}

	/** The two-byte form of a slash, which readers of old took for one. */
	private static byte[] overlong(String text) {
		byte[] bytes = utf8(text.replace("id=\"it\"", "id=\"it\" name=\"??\""));
		for (int i = 0; i + 1 < bytes.length; i++) {
			if (bytes[i] == '?' && bytes[i + 1] == '?') {
				bytes[i] = (byte) 0xC0;
				bytes[i + 1] = (byte) 0xAF;
			}
		}
		return bytes;
	}

	private static Stream<Attack> sizes() {
		String many = "<bpmn:textAnnotation/>".repeat(25_000);
		return Stream.of(bytes("25 000 éléments", XML, utf8(model(around("<bpmn:userTask id=\"it\"/>" + many)))),
				bytes("profondeur de 10 000", XML,
						utf8(model("<bpmn:subProcess>".repeat(10_000) + "</bpmn:subProcess>".repeat(10_000)))),
				bytes("dix mille attributs", XML, utf8(model("<bpmn:userTask id=\"it\" " + attributes(10_000) + "/>"))),
				bytes("plus d'un Mo", "fichier-trop-grand",
						utf8(harmless().replace("id=\"it\"", "id=\"it\" name=\"" + "a".repeat(1_100_000) + "\""))),
				bytes("tronqué", XML, utf8(harmless().substring(0, 700))),
				bytes("deux racines", XML, utf8(harmless() + "<x/>")),
				bytes("attribut en double", XML, utf8(harmless().replace("id=\"it\"", "id=\"it\" id=\"it\""))),
				bytes("préfixe sans déclaration", XML, utf8(harmless().replace("id=\"it\"", "id=\"it\" z:x=\"1\""))));
	}

	private static String attributes(int count) {
		return String.join(" ", IntStream.range(0, count).mapToObj((i) -> "a" + i + "=\"1\"").toList());
	}

	private static Stream<Attack> strangers() {
		return Stream
			.of("http://activiti.org/bpmn", "http://flowable.org/bpmn", "http://camunda.org/schema/zeebe/1.0",
					"http://www.signavio.com", "http://www.bizagi.com/bpmn20",
					"http://www.ibm.com/xmlns/bpmnx/20100524/v1/model", "http://www.trisotech.com/2015/triso/modeling",
					"http://www.jboss.org/drools", "http://operaton.org/schema/1.0/bpmn", "urn:inconnu")
			.flatMap((namespace) -> List.of(
					raw("attribut de " + namespace, FOREIGN, "it", "id=\"it\"",
							model(around("<bpmn:serviceTask xmlns:x=\"" + namespace
									+ "\" id=\"it\" x:class=\"java.util.Random\"/>"))),
					raw("élément de " + namespace, FOREIGN, "it", "id=\"it\"", model(around("<bpmn:userTask xmlns:x=\""
							+ namespace
							+ "\" id=\"it\"><bpmn:extensionElements><x:script>1</x:script></bpmn:extensionElements></bpmn:userTask>"))))
				.stream());
	}

	/** What the engine would take for BPMN by its local name. */
	private static Stream<Attack> disguises() {
		String process = "<%s id=\"" + Attack.KEY + "\" isExecutable=\"true\"><bpmn:startEvent id=\"s\"/></%s>";
		return Stream.of(
				raw("processus en habit de dessin", "element-interdit", Attack.KEY, "bpmndi:process",
						Attack.definitions(process.formatted("bpmndi:process", "bpmndi:process"))),
				raw("service d'un autre espace", FOREIGN, "it", "id=\"it\"",
						model(around("<x:serviceTask xmlns:x=\"urn:x\" id=\"it\"/>"))),
				raw("script d'un autre espace", FOREIGN, "it", "id=\"it\"", model(around(
						"<x:scriptTask xmlns:x=\"urn:x\" id=\"it\" scriptFormat=\"juel\"><x:script>${1}</x:script></x:scriptTask>"))),
				raw("script sous un autre préfixe", "script-interdit", "it", "id=\"it\"", model(around(
						"<z:scriptTask xmlns:z=\"http://www.omg.org/spec/BPMN/20100524/MODEL\" id=\"it\" scriptFormat=\"juel\"/>"))),
				raw("classe sous un autre préfixe", "code-interdit", "it", "id=\"it\"", model(around(
						"<bpmn:serviceTask xmlns:z=\"http://camunda.org/schema/1.0/bpmn\" id=\"it\" z:class=\"java.util.Random\"/>"))),
				raw("attribut sous l'espace de BPMN", "attribut-interdit", "it", "id=\"it\"",
						model(around("<bpmn:userTask id=\"it\" bpmn:name=\"x\"/>"))),
				raw("type de remplacement", "valeur-interdite", Attack.KEY + "", "tScriptTask", model(
						"<bpmn:startEvent id=\"s\"/>\n<bpmn:sequenceFlow sourceRef=\"s\" targetRef=\"s\"><bpmn:conditionExpression xsi:type=\"bpmn:tScriptTask\">${true}</bpmn:conditionExpression></bpmn:sequenceFlow>")),
				raw("type sur un élément", "attribut-interdit", "it", "id=\"it\"",
						model(around("<bpmn:task id=\"it\" xsi:type=\"bpmn:tScriptTask\"/>"))),
				raw("schéma d'ailleurs", "import-interdit", null, "targetNamespace",
						harmless().replace("targetNamespace=",
								"xsi:schemaLocation=\"urn:x " + Attacks.elsewhere() + "\" targetNamespace=")),
				raw("schéma d'un élément", "import-interdit", "it", "id=\"it\"",
						model(around("<bpmn:userTask id=\"it\" xsi:noNamespaceSchemaLocation=\"" + Attacks.elsewhere()
								+ "\"/>"))),
				raw("importation", "import-interdit", "i", "id=\"i\"",
						Attack.definitions(
								"<bpmn:import id=\"i\" importType=\"http://www.w3.org/2001/XMLSchema\" location=\""
										+ Attacks.elsewhere() + "\" namespace=\"urn:x\"/>")),
				raw("inclusion XInclude", FOREIGN, "it", "id=\"it\"", model(around(
						"<bpmn:userTask id=\"it\"><bpmn:documentation><xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"file:///etc/passwd\" parse=\"text\"/></bpmn:documentation></bpmn:userTask>"))),
				raw("élément sans espace de noms", FOREIGN, "it", "id=\"it\"",
						model(around("<serviceTask id=\"it\" class=\"java.util.Random\"/>"))),
				raw("page HTML", "pas-du-bpmn", null, "<html", "<html><body><script>alert(1)</script></body></html>"),
				raw("BPMN d'une version ancienne", "pas-du-bpmn", null, "<definitions",
						"<definitions xmlns=\"http://schema.omg.org/spec/BPMN/2.0\"/>"),
				raw("fichier XPDL", "pas-du-bpmn", null, "<Package",
						"<Package xmlns=\"http://www.wfmc.org/2008/XPDL2.1\"/>"),
				raw("fichier CMMN", "pas-du-bpmn", null, "<definitions",
						"<definitions xmlns=\"http://www.omg.org/spec/CMMN/20151109/MODEL\"/>"),
				bytes("du JSON", XML, utf8("{\"process\": true}")),
				bytes("une archive", ENCODING, new byte[] { 'P', 'K', 3, 4, (byte) 0xFF, 0, 0 }),
				bytes("une classe Java", ENCODING,
						new byte[] { (byte) 0xCA, (byte) 0xFE, (byte) 0xBA, (byte) 0xBE, 0, 0 }));
	}

}
