package fr.ecluse.gate;

import java.util.Map;
import java.util.stream.Stream;

import static fr.ecluse.gate.Attack.decision;
import static fr.ecluse.gate.Attack.feel;
import static fr.ecluse.gate.Attack.literal;

/** Decisions that would run code, reach outside, or never end. */
final class DmnAttacks {

	private static final String LANGUAGE = "langage-interdit";

	private static final String FUNCTION = "fonction-interdite";

	private static final String IMPORT = "import-interdit";

	private static final String ELEMENT = "element-interdit";

	private DmnAttacks() {
	}

	static Stream<Attack> all() {
		return Stream.of(languages(), functions(), texts(), structures(), files()).flatMap((it) -> it);
	}

	private static Stream<Attack> languages() {
		return Stream.of(
				Stream
					.of("juel", "JUEL", "groovy", "javascript", "python", "http://www.java.com/java", "camunda-feel-x",
							"")
					.map((language) -> decision("langage « " + language + " »", LANGUAGE, "e", "literalExpression",
							"<decision id=\"d\" name=\"d\">\n<literalExpression id=\"e\" expressionLanguage=\""
									+ language + "\"><text>1</text></literalExpression></decision>")),
				Stream.of(decision("juel dans une case", LANGUAGE, "a", "id=\"a\"",
						table("<inputEntry id=\"a\" expressionLanguage=\"juel\"><text>${true}</text></inputEntry>",
								"<outputEntry id=\"b\"><text>1</text></outputEntry>")),
						decision("groovy dans un résultat", LANGUAGE, "b", "id=\"b\"", table(
								"<inputEntry id=\"a\"><text>-</text></inputEntry>",
								"<outputEntry id=\"b\" expressionLanguage=\"groovy\"><text>1</text></outputEntry>")),
						decision("juel dans une entrée", LANGUAGE, "ie", "id=\"ie\"",
								table("", "").replace("id=\"ie\"", "id=\"ie\" expressionLanguage=\"juel\"")),
						new Attack("décision : langage du fichier", LANGUAGE, Attack.DECISIONS, "essai",
								"namespace=\"essai\"",
								Map.of(Attack.MODEL, Attack.deciding(), Attack.DECISIONS,
										Attack.utf8(Attack.decisions(literal("d", "1"))
											.replace("namespace=\"essai\"",
													"namespace=\"essai\" expressionLanguage=\"juel\""))))))
			.flatMap((it) -> it);
	}

	private static Stream<Attack> functions() {
		return Stream.of(decision("connaissance en Java", FUNCTION, "k", "id=\"k\"", literal("d", "1")
				+ "\n<businessKnowledgeModel id=\"k\" name=\"k\"><encapsulatedLogic kind=\"Java\"><literalExpression id=\"x\"><text>1</text></literalExpression></encapsulatedLogic></businessKnowledgeModel>"),
				decision("connaissance en FEEL", FUNCTION, "k", "id=\"k\"", literal("d", "1")
						+ "\n<businessKnowledgeModel id=\"k\" name=\"k\"><encapsulatedLogic><literalExpression id=\"x\"><text>1</text></literalExpression></encapsulatedLogic></businessKnowledgeModel>"),
				decision("invocation", FUNCTION, "i", "id=\"i\"",
						"<decision id=\"d\" name=\"d\">\n<invocation id=\"i\"><literalExpression id=\"x\"><text>f</text></literalExpression></invocation></decision>"),
				decision("définition de fonction", FUNCTION, "i", "id=\"i\"",
						"<decision id=\"d\" name=\"d\">\n<functionDefinition id=\"i\" kind=\"Java\"><literalExpression id=\"x\"><text>1</text></literalExpression></functionDefinition></decision>"),
				decision("service de décision", FUNCTION, "s", "id=\"s\"",
						literal("d", "1") + "\n<decisionService id=\"s\" name=\"s\"/>"),
				feel("fonction Java", "feel-illisible",
						"function(x) external {java: {class: \"java.lang.Math\", method signature: \"abs(int)\"}}"),
				feel("fonction Java dans une table", "feel-illisible",
						"{f: function(x) external {java: {class: \"java.lang.Runtime\", method signature: \"exec(String)\"}}, r: f(\"touch "
								+ Attacks.CANARY + "\")}.r"),
				feel("fonction de son cru", FUNCTION, "{f: function(x) x, r: f(1)}.r"),
				feel("fonction seule", FUNCTION, "function(x) x"),
				feel("tri par une table de fonctions", FUNCTION, "sort([1], {f: function(a, b) true}.f)"));
	}

	private static Stream<Attack> texts() {
		return Stream.of(feel("pas du FEEL", "feel-illisible", "1 +"),
				feel("écriture JUEL", "feel-illisible", "${''.getClass()}"),
				feel("écriture JUEL sans accolades", "feel-illisible", "''.getClass().forName('java.lang.Runtime')"),
				feel("trop profond", "feel-excessif", "(".repeat(200) + "1" + ")".repeat(200)),
				feel("boucles imbriquées sans fin de lecture", "feel-excessif",
						"for i in [".repeat(20) + "1" + "] return i".repeat(20)),
				feel("trop long", "feel-excessif", "\"" + "a".repeat(10_001) + "\""),
				feel("parenthèses sans fin", "feel-illisible", "((((("),
				decision("case illisible", "feel-illisible", "a", "id=\"a\"",
						table("<inputEntry id=\"a\"><text>&gt; &lt;</text></inputEntry>",
								"<outputEntry id=\"b\"><text>1</text></outputEntry>")),
				decision("résultat illisible", "feel-illisible", "b", "id=\"b\"",
						table("<inputEntry id=\"a\"><text>-</text></inputEntry>",
								"<outputEntry id=\"b\"><text>T(java.lang.Runtime).getRuntime()</text></outputEntry>")),
				decision("valeur par défaut illisible", "feel-illisible", "dd", "id=\"dd\"", table("", "").replace(
						"name=\"o\"/>",
						"name=\"o\"><defaultOutputEntry id=\"dd\"><text>1 +</text></defaultOutputEntry></output>")),
				decision("texte coupé par un commentaire", "feel-illisible", "e", "<text>",
						literal("d", "x").replace("<text>x", "<text>${<!-- -->x}")));
	}

	private static Stream<Attack> structures() {
		return Stream.of(
				decision("importation", IMPORT, "essai", "<import",
						"<import namespace=\"x\" importType=\"x\" locationURI=\"" + Attacks.elsewhere() + "\"/>\n"
								+ literal("d", "1"))
					.withElement("essai"),
				decision("valeurs importées", IMPORT, "i", "importedValues",
						table("", "").replace("</inputExpression>",
								"</inputExpression>\n<inputValues><importedValues locationURI=\"" + Attacks.elsewhere()
										+ "\"/></inputValues>")),
				decision("décision d'un autre fichier", IMPORT, "ir", "id=\"ir\"",
						"<decision id=\"d\" name=\"d\">\n<informationRequirement id=\"ir\"><requiredDecision href=\""
								+ Attacks.elsewhere()
								+ "#x\"/></informationRequirement><literalExpression id=\"e\"><text>1</text></literalExpression></decision>"),
				decision("schéma d'ailleurs", IMPORT, "d", "id=\"d\"",
						literal("d", "1").replace("id=\"d\"",
								"id=\"d\" xsi:schemaLocation=\"urn:x " + Attacks.elsewhere() + "\"")),
				decision("liste de formules", ELEMENT, "l", "id=\"l\"",
						"<decision id=\"d\" name=\"d\">\n<list id=\"l\"><literalExpression id=\"e\"><text>1</text></literalExpression></list></decision>"),
				decision("contexte", ELEMENT, "l", "id=\"l\"",
						"<decision id=\"d\" name=\"d\">\n<context id=\"l\"/></decision>"),
				decision("relation", ELEMENT, "l", "id=\"l\"",
						"<decision id=\"d\" name=\"d\">\n<relation id=\"l\"/></decision>"),
				decision("type de son cru", ELEMENT, "t", "id=\"t\"",
						"<itemDefinition id=\"t\" name=\"t\"/>\n" + literal("d", "1")),
				decision("script en extension", "espace-de-noms-etranger", "d", "script", literal("d", "1").replace(
						"<variable",
						"\n<extensionElements><x:script xmlns:x=\"urn:x\">1</x:script></extensionElements><variable")),
				decision("attribut du moteur inconnu", "attribut-interdit", "d", "id=\"d\"",
						literal("d", "1").replace("id=\"d\"", "id=\"d\" camunda:class=\"java.util.Random\"")),
				decision("conservation sans fin", "conservation-excessive", "d", "id=\"d\"",
						literal("d", "1").replace("id=\"d\"", "id=\"d\" camunda:historyTimeToLive=\"P999Y\"")),
				decision("clé étrange", "decision-sans-cle", "d d", "id=\"d d\"", literal("d d", "1")),
				decision("deux fois la même clé", "identifiant-double", "d", "id=\"d\"",
						literal("d", "1") + "\n" + literal("d", "2"))
					.anywhere(),
				new Attack("décision : la même clé dans deux fichiers", "decision-double", "*", null, "",
						Map.of(Attack.MODEL, Attack.deciding(), "a.dmn",
								Attack.utf8(Attack.decisions(literal("d", "1"))), "b.dmn",
								Attack.utf8(Attack.decisions(literal("d", "2"))))));
	}

	private static Stream<Attack> files() {
		return Stream.of(
				file("entité externe", "xml-illisible", Attack.decisions(literal("d", "1"))
					.replace("<definitions", "<!DOCTYPE x [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><definitions")),
				file("modèle sous le nom d'une décision", "pas-du-dmn", Attack.harmless()),
				file("UTF-16 déclaré", "encodage-interdit",
						Attack.decisions(literal("d", "1")).replace("UTF-8", "UTF-16")),
				file("tronqué", "xml-illisible", Attack.decisions(literal("d", "1")).substring(0, 300)),
				file("DMN d'un autre monde", "pas-du-dmn", "<definitions xmlns=\"urn:dmn\"/>"));
	}

	private static Attack file(String name, String rule, String content) {
		return new Attack("décision : " + name, rule, "*", null, "",
				Map.of(Attack.MODEL, Attack.deciding(), Attack.DECISIONS, Attack.utf8(content)));
	}

	private static String table(String input, String output) {
		return """
				<decision id="d" name="d"><decisionTable id="t"><input id="i"><inputExpression id="ie"><text>1</text>
				</inputExpression></input><output id="o" name="o"/><rule id="r">
				%s
				%s</rule></decisionTable></decision>
				""".formatted(input, output);
	}

}
