package fr.ecluse.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import fr.ecluse.EcluseTest;
import fr.ecluse.member.Siren;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Decisions of models: what they compute, and what they can never run. */
@EcluseTest
class DecisionTest {

	private static final Siren MEMBER = new Siren("213105554");

	@Autowired
	private RepositoryService repository;

	@Autowired
	private Models models;

	@Autowired
	private RuntimeService runtime;

	private final String key = "decision" + UUID.randomUUID().toString().substring(0, 8);

	private @Nullable String deployment;

	@AfterEach
	void remove() {
		if (this.deployment != null) {
			this.repository.deleteDeployment(this.deployment, true);
			this.deployment = null;
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "1 + 1 | 2", "amount * 2 | 2469", "upper case(item.title) | VOIRIE", "item.votes > 10 | true",
					"sum(items.votes) | 19", "count(items[votes > 10]) | 1", "items[1].title | Voirie",
					"some i in items satisfies i.votes < 10 | true", "for i in 1..3 return i * i | [1,4,9]",
					"{a: 1, b: [2, 3]} | {\"a\":1,\"b\":[2,3]}", "[] | []", "date(received) | null",
					"date(\"2026-11-24\") + duration(\"P1D\") | 2026-11-25",
					"deadline(\"silence-2-mois\", \"2026-11-24\", \"metropole\") | 2027-01-24",
					"deadline(\"silence-2-mois\", received, territory) | 2027-01-24",
					"deadline(\"silence-2-mois\", date(\"2026-11-24\"), territory) | 2027-01-24",
					"date(deadline(\"silence-2-mois\", \"2026-11-24\", territory)) > date(\"2027-01-01\") | true",
					"threshold(\"dispense-publicite-fournitures-services\", received) | 60000",
					"amount < threshold(\"dispense-publicite-fournitures-services\", date(\"2026-03-31\")) | true",
					"matches(item.title, \"[A-Z].*\") | true", "replace(item.title, \"o\", \"0\") | V0irie",
					"decimal(amount, 0) | 1234", "string length(today(territory)) | 10", "absent | null" })
	void computesInFeel(String expression, String expected) {
		Object result = decide(TestModel.literal("d", expression), "d", "singleEntry");
		assertThat(String.valueOf(result)).isEqualTo(expected);
	}

	@Test
	void keepsScalarsAndDatesAsThemselves() {
		assertThat(decide(TestModel.literal("d", "19 + 1"), "d", "singleEntry")).isEqualTo(20L);
		assertThat(decide(TestModel.literal("d", "0.5 + 1"), "d", "singleEntry")).isEqualTo(1.5);
		assertThat(decide(TestModel.literal("d", "1 = 1"), "d", "singleEntry")).isEqualTo(true);
		assertThat(decide(TestModel.literal("d", "date(\"2026-11-24\")"), "d", "singleEntry")).isEqualTo("2026-11-24");
	}

	@Test
	void givesRowsOfATableAsJson() {
		String table = """
				<decision id="d" name="d"><decisionTable id="t" hitPolicy="COLLECT">
				  <input id="i"><inputExpression id="ie" typeRef="number"><text>item.votes</text></inputExpression></input>
				  <output id="o" name="label" typeRef="string"/><output id="p" name="limit" typeRef="date"/>
				  <rule id="r1"><inputEntry id="a1"><text>&gt; 5</text></inputEntry>
				    <outputEntry id="b1"><text>"beaucoup"</text></outputEntry>
				    <outputEntry id="c1"><text>date("2026-11-24")</text></outputEntry></rule>
				  <rule id="r2"><inputEntry id="a2"><text>[1..20]</text></inputEntry>
				    <outputEntry id="b2"><text>"assez"</text></outputEntry>
				    <outputEntry id="c2"><text>"2026-11-25"</text></outputEntry></rule>
				  <rule id="r3"><inputEntry id="a3"><text>-</text></inputEntry>
				    <outputEntry id="b3"><text>if item.open then item.title else null</text></outputEntry>
				    <outputEntry id="c3"><text></text></outputEntry></rule>
				</decisionTable></decision>
				""";
		assertThat(JsonValues.plain(decide(table, "d", "resultList")))
			.isEqualTo(List.of(Map.of("label", "beaucoup", "limit", "2026-11-24"),
					Map.of("label", "assez", "limit", "2026-11-25"), row("Voirie", null)));
		assertThat(JsonValues.plain(decide(table.replace("COLLECT", "FIRST"), "d", "singleResult")))
			.isEqualTo(Map.of("label", "beaucoup", "limit", "2026-11-24"));
	}

	@Test
	void comparesDatesOfATable() {
		String table = """
				<decision id="d" name="d"><decisionTable id="t" hitPolicy="UNIQUE">
				  <input id="i"><inputExpression id="ie" typeRef="date"><text>received</text></inputExpression></input>
				  <output id="o" name="era" typeRef="string"/>
				  <rule id="r1"><inputEntry id="a1"><text>&lt; date("2026-04-01")</text></inputEntry>
				    <outputEntry id="b1"><text>"avant"</text></outputEntry></rule>
				  <rule id="r2"><inputEntry id="a2"><text>&gt;= date("2026-04-01")</text></inputEntry>
				    <outputEntry id="b2"><text>"depuis"</text></outputEntry></rule>
				</decisionTable></decision>
				""";
		assertThat(decide(table, "d", "singleEntry")).isEqualTo("depuis");
	}

	@Test
	void evaluatesTheDecisionsThatADecisionRequires() {
		String graph = """
				<decision id="d" name="d"><variable id="dv" name="result"/>
				  <informationRequirement id="ir"><requiredDecision href="#inner"/></informationRequirement>
				  <literalExpression id="de"><text>string(count(inner)) + " " + inner[1].title</text></literalExpression>
				</decision>
				<decision id="inner" name="inner"><variable id="iv" name="inner"/>
				  <literalExpression id="ie"><text>items[votes &gt; 5]</text></literalExpression></decision>
				""";
		assertThat(decide(graph, "d", "singleEntry")).isEqualTo("2 Voirie");
	}

	@Test
	void keepsADecisionsHistoryAsLongAsItSays() {
		deploy(TestModel.decisions(TestModel.literal("d", "1")), TestModel.deciding(this.key, "d", "singleEntry"));
		assertThat(this.repository.createDecisionDefinitionQuery().deploymentId(id()).list())
			.extracting(DecisionDefinition::getHistoryTimeToLive)
			.containsExactly(3);
	}

	static Stream<Arguments> hostileFiles() {
		String literal = "<decision id=\"d\" name=\"d\"><literalExpression id=\"e\" expressionLanguage=\"%s\"><text>1</text></literalExpression></decision>";
		return Stream.of(arguments("juel", literal.formatted("juel")), arguments("JUEL", literal.formatted("JUEL")),
				arguments("groovy", literal.formatted("groovy")),
				arguments("javascript", literal.formatted("javascript")),
				arguments("another language by address", literal.formatted("http://www.java.com/java")),
				arguments("juel in a cell",
						cell("<inputEntry id=\"a\" expressionLanguage=\"juel\"><text>${true}</text></inputEntry>",
								"<outputEntry id=\"b\"><text>1</text></outputEntry>")),
				arguments("groovy in a result",
						cell("<inputEntry id=\"a\"><text>-</text></inputEntry>",
								"<outputEntry id=\"b\" expressionLanguage=\"groovy\"><text>1</text></outputEntry>")),
				arguments("a Java function as knowledge",
						"""
								<decision id="d" name="d"><literalExpression id="e"><text>1</text></literalExpression></decision>
								<businessKnowledgeModel id="k" name="k"><encapsulatedLogic kind="Java"><literalExpression id="x">
								<text>1</text></literalExpression></encapsulatedLogic></businessKnowledgeModel>"""),
				arguments("an invocation",
						"<decision id=\"d\" name=\"d\"><invocation id=\"i\"><literalExpression id=\"x\"><text>f</text></literalExpression></invocation></decision>"),
				arguments("an import",
						"<import namespace=\"x\" importType=\"x\" locationURI=\"http://127.0.0.1/x\"/>"
								+ TestModel.literal("d", "1")),
				arguments("a Java function", TestModel.literal("d",
						"function(x) external {java: {class: \"java.lang.Math\", method signature: \"abs(int)\"}}")),
				arguments("no FEEL", TestModel.literal("d", "1 +")),
				arguments("JUEL syntax", TestModel.literal("d", "${''.getClass()}")),
				arguments("too deep", TestModel.literal("d", "(".repeat(200) + "1" + ")".repeat(200))));
	}

	private static String cell(String input, String output) {
		return """
				<decision id="d" name="d"><decisionTable id="t"><input id="i"><inputExpression id="ie"><text>1</text>
				</inputExpression></input><output id="o" name="o"/><rule id="r">%s%s</rule></decisionTable></decision>
				""".formatted(input, output);
	}

	@ParameterizedTest(name = "refuses {0}")
	@MethodSource("hostileFiles")
	void refusesAFileThatCouldRunCode(String what, String decisions) {
		byte[] model = TestModel.deciding(this.key, "d", "singleEntry");
		assertThatThrownBy(() -> smuggle(TestModel.decisions(decisions), model))
			.isInstanceOf(ProcessEngineException.class);
		assertThatThrownBy(() -> deploy(TestModel.decisions(decisions), model))
			.hasStackTraceContaining("Le contrôle refuse ce dépôt");
		assertThat(this.repository.createProcessDefinitionQuery().processDefinitionKey(this.key).count()).isZero();
	}

	@Test
	void refusesExternalEntitiesInDecisions() {
		String file = new String(TestModel.decisions(TestModel.literal("d", "\"&x;\"").replace("&amp;", "&")),
				java.nio.charset.StandardCharsets.UTF_8)
			.replace("<definitions", "<!DOCTYPE x [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><definitions");
		assertThatThrownBy(() -> smuggle(file.getBytes(java.nio.charset.StandardCharsets.UTF_8),
				TestModel.deciding(this.key, "d", "singleEntry")))
			.isInstanceOf(Exception.class);
		assertThat(this.repository.createProcessDefinitionQuery().processDefinitionKey(this.key).count()).isZero();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "camunda:decisionRef=\"d\" | sans camunda:decisionRefBinding",
			"camunda:decisionRef=\"d\" camunda:decisionRefBinding=\"latest\" | sans camunda:decisionRefBinding",
			"camunda:decisionRef=\"${d}\" camunda:decisionRefBinding=\"deployment\" | désignée par une expression",
			"camunda:decisionRef=\"d\" camunda:decisionRefBinding=\"deployment\" camunda:decisionRefTenantId=\"1\" | camunda:decisionRefTenantId",
			"camunda:decisionRef=\"absente\" camunda:decisionRefBinding=\"deployment\" | n'est dans aucun fichier .dmn" })
	void refusesADecisionFromElsewhere(String attributes, String sentence) {
		assertThatThrownBy(() -> smuggle(TestModel.decisions(TestModel.literal("d", "1")),
				TestModel.around(this.key, "<bpmn:businessRuleTask id=\"it\" " + attributes + "/>")))
			.isInstanceOf(ProcessEngineException.class)
			.hasStackTraceContaining(sentence);
	}

	@ParameterizedTest
	@ValueSource(strings = { "count(for i in 1..1000000000 return i)", "for i in 1..3000 return i",
			"some i in 1..2000, j in 1..2000 satisfies i + j < 0",
			"every i in 1..40, j in 1..40, k in 1..40, l in 1..40 satisfies true",
			"for i in 1..1900 return for j in 1..1900 return for k in 1..1900 return 1",
			"{a: for i in 1..1000 return i, b: concatenate(a, a), c: concatenate(b, b), d: concatenate(c, c)}.d",
			"{a: for i in 1..1000 return i, b: for i in 1..1000 return a, c: for i in 1..1000 return b}.c",
			"count({a: for i in 1..1000 return i, b: for i in 1..1000 return a}.b)",
			"matches(\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\", \"(a+)+\\\\1b\")",
			"split(\"ababababababababababababababababababababababababa\", \"(.+?)+?\\\\1z\")",
			"matches(\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\", \"(A+)+\\\\1b\", \"i\")",
			"replace(string join(for i in 1..70 return \"a\"), \"(.*)(.*)(.*)(.*)(.*)(.*)(.*)(.*)(.*)x\", \"\")",
			"{a: string join(for i in 1..2000 return \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"), r: replace(a, \".\", a)}.r",
			"{a: string join(for i in 1..2000 return \"aaaaaaaaaa\"), r: replace(a, \".+\", \"$0$0$0$0$0$0$0$0$0$0$0$0$0$0$0$0$0$0$0$0\")}.r",
			"decimal(1, 999999999)", "string(10 ** 999999999)", "10 ** 999999 ** 9", "floor(10 ** 900000000)",
			"round up(1.5, 900000000)", "decimal(scale: 999999999, n: 1)",
			"sort(for i in 1..2000 return i, function(x, y) count(for i in 1..2000 return i) < 0)" })
	void stopsADecisionThatWouldTakeTheMachine(String expression) {
		Instant start = Instant.now();
		assertThatThrownBy(() -> decide(TestModel.literal("d", expression), "d", "singleEntry"))
			.isInstanceOf(ProcessEngineException.class)
			.hasStackTraceContaining("Une expression de la décision est arrêtée");
		assertThat(Duration.between(start, Instant.now())).isLessThan(FeelBudget.TIME.multipliedBy(4));
	}

	/** A function is not visible in its own body, nor callable when handed over. */
	@ParameterizedTest
	@ValueSource(strings = { "{f: function(x) f(x) + 1, r: f(1)}.r", "{f: function(x, g) g(x, g), r: f(1, f)}.r" })
	void knowsNoRecursion(String expression) {
		assertThat(smuggled(TestModel.literal("d", expression), "d", "singleEntry")).isNull();
	}

	@Test
	void countsTheTimeOfAllCellsTogether() {
		String slow = "(for i in 1..1500 return count(for j in 1..1500 return j))[1] &lt; 0";
		String rules = "<rule id=\"r%d\"><inputEntry id=\"i%d\"><text>" + slow
				+ "</text></inputEntry><outputEntry id=\"o%d\"><text>1</text></outputEntry></rule>";
		StringBuilder table = new StringBuilder(
				"<decision id=\"d\" name=\"d\"><decisionTable id=\"t\" hitPolicy=\"COLLECT\"><input id=\"i\"><inputExpression id=\"ie\"><text>1</text></inputExpression></input><output id=\"o\" name=\"o\"/>");
		for (int i = 0; i < 100; i++) {
			table.append(rules.formatted(i, i, i));
		}
		Instant start = Instant.now();
		assertThatThrownBy(() -> decide(table + "</decisionTable></decision>", "d", "collectEntries"))
			.hasStackTraceContaining("secondes");
		assertThat(Duration.between(start, Instant.now())).isLessThan(FeelBudget.TIME.multipliedBy(4));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "deadline(\"inconnue\", received, territory) | La règle « inconnue » est inconnue",
					"deadline(12, received, territory) | Donnez la règle",
					"deadline(\"silence-2-mois\", \"demain\", territory) | Donnez une date",
					"deadline(\"silence-2-mois\", null, territory) | Donnez une date",
					"today(\"atlantide\") | Le territoire", "[threshold(null, received)] | Donnez le seuil" })
	void saysInFrenchWhatIsWrongWithAnArgument(String expression, String sentence) {
		assertThatThrownBy(() -> decide(TestModel.literal("d", expression), "d", "singleEntry"))
			.isInstanceOf(Exception.class)
			.hasStackTraceContaining(sentence);
	}

	private @Nullable Object decide(String decisions, String decision, String mapper) {
		deploy(TestModel.decisions(decisions), TestModel.deciding(this.key, decision, mapper));
		return result();
	}

	/** What comes of a decision that the gate may not let in. */
	private @Nullable Object smuggled(String decisions, String decision, String mapper) {
		smuggle(TestModel.decisions(decisions), TestModel.deciding(this.key, decision, mapper));
		return result();
	}

	private @Nullable Object result() {
		String instance = MemberTenants
			.within(MEMBER, () -> this.runtime.startProcessInstanceByKey(this.key, variables()))
			.getId();
		return this.runtime.getVariable(instance, "result");
	}

	private static Map<String, @Nullable Object> variables() {
		Map<String, @Nullable Object> variables = new LinkedHashMap<>();
		Map<String, Object> item = Map.of("title", "Voirie", "votes", 12, "open", true);
		variables.put("item", item);
		variables.put("items", List.of(item, Map.of("title", "École", "votes", 7, "open", false)));
		variables.put("amount", 1234.5);
		variables.put("received", "2026-11-24T09:00:00+01:00");
		variables.put("territory", "metropole");
		variables.put("absent", null);
		return variables;
	}

	private static Map<String, @Nullable Object> row(String label, @Nullable Object limit) {
		Map<String, @Nullable Object> row = new LinkedHashMap<>();
		row.put("label", label);
		row.put("limit", limit);
		return row;
	}

	private void deploy(byte[] decisions, byte[] model) {
		remove();
		this.deployment = this.models.deploy(this.key, null, Map.of("essai.bpmn", model, "essai.dmn", decisions))
			.deploymentId();
	}

	private void smuggle(byte[] decisions, byte[] model) {
		remove();
		this.deployment = PastTheGate.deploy(this.repository, this.key,
				Map.of("essai.bpmn", model, "essai.dmn", decisions));
	}

	private String id() {
		return (this.deployment != null) ? this.deployment : "";
	}

}
