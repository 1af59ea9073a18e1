package fr.ecluse.gate;

import java.util.Map;
import java.util.stream.Stream;

/** Templates that would read, write or call something elsewhere. */
final class TemplateAttacks {

	private static final String RULE = "gabarit-refuse";

	private static final String FILE = "templates/attaque.xsl";

	private TemplateAttacks() {
	}

	static Stream<Attack> all() {
		String elsewhere = Attacks.elsewhere();
		return Stream.of(value("document() d'un fichier", "document('file:///etc/passwd')"),
				value("document() d'une adresse", "document('" + elsewhere + "')"),
				value("document() du gabarit lui-même", "document('')"),
				value("document() entre espaces", "document  \n ( '' )"),
				value("document() par références", "&#100;ocument('')"),
				value("document() dans un filtre", "//a[document('')/b = 1]"),
				value("document() après un texte", "concat('document', document(''))"),
				value("doc()", "doc('file:///etc/passwd')"), value("collection()", "collection('file:///etc')"),
				value("unparsed-text()", "unparsed-text('file:///etc/passwd')"),
				value("unparsed-entity-uri()", "unparsed-entity-uri('x')"),
				value("propriété du système", "system-property('user.home')"),
				value("variable d'environnement", "environment-variable('PATH')"),
				value("évaluation d'un texte", "evaluate('document(1)')"),
				value("fonctions qui existent", "function-available('x:y')"),
				space("appel de Java", "http://xml.apache.org/xalan/java",
						"<xsl:value-of select=\"x:java.lang.System.getProperty('user.home')\"/>"),
				space("appel de Java par sa classe", "http://xml.apache.org/xalan/java/java.lang.Runtime",
						"<xsl:value-of select=\"x:exec(x:getRuntime(), 'touch " + Attacks.CANARY + "')\"/>"),
				space("appel de Java par XSLTC", "http://xml.apache.org/xalan/xsltc/java/java.lang.Runtime",
						"<xsl:value-of select=\"x:getRuntime()\"/>"),
				space("appel de Java par Saxon", "java:java.lang.Runtime", "<xsl:value-of select=\"x:getRuntime()\"/>"),
				space("redirection", "http://xml.apache.org/xalan/redirect",
						"<x:write file=\"" + Attacks.CANARY + "\">x</x:write>"),
				space("sortie de XSLTC", "http://xml.apache.org/xalan/xsltc",
						"<x:output file=\"" + Attacks.CANARY + "\">x</x:output>"),
				space("exsl:document", "http://exslt.org/common",
						"<x:document href=\"" + Attacks.CANARY + "\">x</x:document>"),
				space("script de Microsoft", "urn:schemas-microsoft-com:xslt",
						"<x:script language=\"C#\">x</x:script>"),
				space("script de Xalan", "http://xml.apache.org/xslt",
						"<x:component prefix=\"p\"><x:script lang=\"javascript\">x</x:script></x:component>"),
				body("document de résultat",
						"<xsl:result-document href=\"" + Attacks.CANARY + "\">x</xsl:result-document>"),
				body("instruction de traitement",
						"<xsl:processing-instruction name=\"x\">y</xsl:processing-instruction>"),
				body("fonction dans une valeur", "<fo:block id=\"{document('')}\"/>"),
				body("base d'ailleurs", "<fo:block xml:base=\"file:///etc/\"/>"),
				body("préfixes d'extension", "<fo:block xsl:extension-element-prefixes=\"fo\"/>"),
				body("SVG",
						"<fo:instream-foreign-object><svg xmlns=\"http://www.w3.org/2000/svg\"/></fo:instream-foreign-object>"),
				body("fichier joint au PDF",
						"<pdf:embedded-file xmlns:pdf=\"http://xmlgraphics.apache.org/fop/extensions/pdf\" filename=\"x\" src=\"url(file:///etc/passwd)\"/>"),
				template("clé qui lit ailleurs", RULE, "<xsl:key name=\"k\" match=\"a\" use=\"document('')\"/>", ""),
				template("page HTML", RULE, null, ""), template("entité externe", "xml-illisible", "<!-- -->", "&e;"),
				template("XSLT en instruction", "xml-illisible", "<?x y?>", ""));
	}

	private static Attack value(String name, String path) {
		return body(name, "<xsl:value-of select=\"" + path + "\"/>");
	}

	private static Attack space(String name, String namespace, String body) {
		return body(name, "<fo:block xmlns:x=\"" + namespace + "\">" + body + "</fo:block>");
	}

	private static Attack body(String name, String body) {
		return template(name, RULE, "", body);
	}

	private static Attack template(String name, String rule, @org.jspecify.annotations.Nullable String top,
			String body) {
		String content = (top == null) ? "<html/>"
				: """
						<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format">
						%s
						<xsl:template match="/"><fo:root>
						%s
						</fo:root></xsl:template>
						</xsl:stylesheet>
						"""
					.formatted(top, body);
		return new Attack("gabarit : " + name, rule, "*", null, "",
				Map.of(FILE, Attack.utf8(content), Attack.MODEL, Attack.utf8(Attack.harmless())));
	}

}
