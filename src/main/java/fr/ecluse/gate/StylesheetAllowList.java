package fr.ecluse.gate;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.xml.namespace.QName;

/**
 * What a template may hold, before anything compiles it: the elements of XSLT 1.0 and of
 * XSL-FO, and functions that read nothing from elsewhere.
 */
final class StylesheetAllowList {

	private static final String XSL = "http://www.w3.org/1999/XSL/Transform";

	private static final Set<String> SPACES = Set.of(XSL, "http://www.w3.org/1999/XSL/Format",
			"http://xmlgraphics.apache.org/fop/extensions", "");

	private static final Set<String> INSTRUCTIONS = Set.of("stylesheet", "import", "include", "strip-space",
			"preserve-space", "output", "key", "decimal-format", "attribute-set", "variable", "param", "template",
			"apply-templates", "apply-imports", "call-template", "with-param", "element", "attribute", "text",
			"comment", "copy", "copy-of", "value-of", "number", "for-each", "if", "choose", "when", "otherwise", "sort",
			"message", "fallback");

	/** Attributes of XSLT that are XPath as a whole. */
	private static final Set<String> PATHS = Set.of("select", "test", "match", "use", "count", "from", "value");

	private static final Pattern QUOTED = Pattern.compile("'[^']*'|\"[^\"]*\"");

	private static final Pattern PART = Pattern.compile("\\{([^{}]*)}");

	private static final Pattern CALL = Pattern.compile("((?:[\\w.-]+\\s*(?<!:):(?!:)\\s*)?[\\w.-]+)\\s*\\(");

	private static final Set<String> FUNCTIONS = Set.of("last", "position", "count", "id", "local-name",
			"namespace-uri", "name", "string", "concat", "starts-with", "contains", "substring-before",
			"substring-after", "substring", "string-length", "normalize-space", "translate", "boolean", "not", "true",
			"false", "lang", "number", "sum", "floor", "ceiling", "round", "current", "key", "format-number",
			"generate-id", "node", "text", "comment", "processing-instruction");

	/** Operators and axes that stand before a bracket. */
	private static final Set<String> WORDS = Set.of("and", "or", "div", "mod");

	private StylesheetAllowList() {
	}

	static void check(XmlNode root, SafetyReport.InFile report) {
		if (!root.is(XSL, "stylesheet") && !root.is(XSL, "transform")) {
			refuse(root, report,
					"son premier élément est %s, et non xsl:stylesheet".formatted(SafetyReport.quoted(root.local())));
			return;
		}
		root.walk((node) -> checkNode(node, root, report));
	}

	private static void checkNode(XmlNode node, XmlNode root, SafetyReport.InFile report) {
		report.report().time().check();
		boolean instruction = node.namespace().equals(XSL);
		if (!SPACES.contains(node.namespace())
				|| (instruction && node != root && !INSTRUCTIONS.contains(node.local()))) {
			refuse(node, report, "l'élément %s n'est pas de ceux de XSLT 1.0 et de XSL-FO"
				.formatted(SafetyReport.quoted(node.local())));
			return;
		}
		node.attributes().forEach((name, value) -> checkAttribute(node, name, value, instruction, report));
	}

	private static void checkAttribute(XmlNode node, QName name, String value, boolean instruction,
			SafetyReport.InFile report) {
		if (name.getNamespaceURI().equals("http://www.w3.org/XML/1998/namespace")
				&& name.getLocalPart().equals("base")) {
			refuse(node, report, "xml:base change d'où se lisent les fichiers");
		}
		else if (name.getLocalPart().equals("extension-element-prefixes")) {
			refuse(node, report, "les extensions de XSLT exécutent du code");
		}
		else if (instruction && PATHS.contains(name.getLocalPart())) {
			checkPath(node, value, report);
		}
		else {
			Matcher part = PART.matcher(value);
			while (part.find()) {
				checkPath(node, part.group(1), report);
			}
		}
	}

	private static void checkPath(XmlNode node, String path, SafetyReport.InFile report) {
		Matcher call = CALL.matcher(QUOTED.matcher(path).replaceAll("''"));
		while (call.find()) {
			String function = call.group(1).replaceAll("\\s", "");
			if (!FUNCTIONS.contains(function) && !WORDS.contains(function)) {
				refuse(node, report,
						"la fonction %s ne s'emploie pas dans un gabarit, qui ne lit que les données du document"
							.formatted(SafetyReport.quoted(function)));
			}
		}
	}

	private static void refuse(XmlNode node, SafetyReport.InFile report, String why) {
		report.refuse("gabarit-refuse", node,
				"Ce gabarit ne peut pas être employé : %s. Corrigez-le à cet endroit.".formatted(why));
	}

}
