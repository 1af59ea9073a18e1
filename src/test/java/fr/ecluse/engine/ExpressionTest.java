package fr.ecluse.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import fr.ecluse.EcluseTest;
import fr.ecluse.member.Siren;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What expressions of a running model read, compute and refuse. */
@EcluseTest
class ExpressionTest {

	private static final Siren MEMBER = new Siren("213105554");

	@Autowired
	private RepositoryService repository;

	@Autowired
	private Models models;

	@Autowired
	private RuntimeService runtime;

	@Autowired
	private TaskService tasks;

	@Autowired
	private HistoryService history;

	private final String key = "expression" + UUID.randomUUID().toString().substring(0, 8);

	private @Nullable String deployment;

	@AfterEach
	void remove() {
		if (this.deployment != null) {
			this.repository.deleteDeployment(this.deployment, true);
			this.deployment = null;
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "item.title | Voirie", "item.votes | 12", "item.amount | 1234.5",
			"item.open | true", "item.absent | null", "item.nothing | null", "item['title'] | Voirie",
			"items[1].title | École", "items[9].title | null", "items[0].tags[1] | b", "items['0'].title | Voirie",
			"absent.title | null", "size(items) | 2", "size(item) | 6", "size(absent) | 0", "size('été') | 3",
			"elements(items)[1].title | École", "elements(item.tags)[0] | a", "elements(absent) | []",
			"item.open ? item.title : size(items) | Voirie", "absent != null ? absent : size(items) | 2",
			"absent == null ? size(items) : size(item) | 2", "item.votes + 1 | 13", "item.title == 'Voirie' | true",
			"empty item.absent | true", "deadline('silence-2-mois', '2026-11-24', 'metropole') | 2027-01-24",
			"threshold('dispense-publicite-fournitures-services', '2026-03-31') | 40000",
			"threshold('dispense-publicite-fournitures-services', received) | 60000",
			"deadline('silence-2-mois', received, 'metropole') | 2027-01-24",
			"threshold('dispense-publicite-fournitures-services', '2026-04-01') | 60000",
			"threshold('dispense-publicite-fournitures-services', '2026-03-31') | 40000",
			"dateInWords('2026-12-01') | 1er décembre 2026" })
	void reads(String expression, String expected) {
		assertThat(String.valueOf(evaluate("${" + expression + "}"))).isEqualTo(expected);
	}

	@Test
	void readsNothingOfTheObjectBehindJson() {
		assertThat(smuggled("${item.class}")).isNull();
	}

	@Test
	void keepsTheTypesOfScalars() {
		assertThat(evaluate("${item.votes}")).isEqualTo(12L);
		assertThat(evaluate("${item.amount}")).isEqualTo(1234.5);
		assertThat(evaluate("${item.open}")).isEqualTo(true);
	}

	@Test
	void knowsWhenADayBeginsAndEndsWhereTheMemberIs() {
		assertThat(evaluate("${startOfDay('2026-11-24', 'la-reunion')}")).isInstanceOf(java.util.Date.class)
			.extracting((date) -> ((java.util.Date) date).toInstant().toString())
			.isEqualTo("2026-11-23T20:00:00Z");
		assertThat(evaluate("${endOfDay('2026-11-24', 'metropole')}"))
			.extracting((date) -> ((java.util.Date) date).toInstant().toString())
			.isEqualTo("2026-11-24T23:00:00Z");
		assertThat(evaluate("${today('metropole')}")).asString().matches("\\d{4}-\\d\\d-\\d\\d");
	}

	@ParameterizedTest
	@ValueSource(strings = { "${item.getClass()}", "${items.elements()}", "${item.prop('title')}",
			"${item.deleteProp('title')}", "${item.jsonPath('$').stringValue()}", "${items[0].getClass()}",
			"${elements(items).getClass()}", "${elements(items).iterator()}", "${elements(items).clear()}",
			"${size(item.getClass())}", "${size(''.getClass())}", "${today('metropole').getClass()}",
			"${deadline(''.getClass(), '2026-11-24', 'metropole')}", "${endOfDay('2026-11-24','metropole').setTime(0)}",
			"${item.title.getClass()}", "${item.title.bytes}", "${threshold('x', ''.getClass())}",
			"${elements(items)[0].append(1)}", "${execution.processEngineServices}",
			"${elements(execution.processEngineServices)}" })
	void callsNoMethodOfAValue(String expression) {
		assertThatThrownBy(() -> smuggled(expression)).isInstanceOf(ProcessEngineException.class)
			.hasStackTraceContaining("n'est pas permis dans une expression");
		assertThatThrownBy(() -> evaluate(expression)).isInstanceOf(ProcessEngineException.class);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "elements(item) | « elements » prend une liste",
			"elements('texte') | « elements » prend une liste", "elements(12) | « elements » prend une liste",
			"size(12) | « size » prend une liste", "deadline(12, '2026-11-24', 'metropole') | Donnez la règle",
			"deadline('inconnue', '2026-11-24', 'metropole') | La règle « inconnue » est inconnue",
			"deadline('silence-2-mois', 'demain', 'metropole') | Donnez une date",
			"deadline('silence-2-mois', null, 'metropole') | Donnez une date",
			"deadline('silence-2-mois', '2026-11-24', 'atlantide') | Le territoire « atlantide » est inconnu",
			"deadline('silence-2-mois', '2026-11-24', null) | Donnez le territoire",
			"instant('2026-12-15', 'midi', 'metropole') | Donnez une heure", "today(item) | Donnez le territoire",
			"endOfDay(item, 'metropole') | Donnez une date",
			"threshold('inconnu', '2026-11-24') | Le seuil « inconnu » est inconnu",
			"thresholdFor('inconnu', '2026-11-24', item) | Donnez la quantité",
			"startOfDay(12, 'metropole') | Donnez une date", "threshold(null, '2026-11-24') | Donnez le seuil" })
	void saysInFrenchWhatIsWrongWithAnArgument(String expression, String sentence) {
		assertThatThrownBy(() -> evaluate("${" + expression + "}")).isInstanceOf(ProcessEngineException.class)
			.hasStackTraceContaining(sentence);
	}

	@Test
	void repeatsAnElementForEachEntryWithItsOwnCopies() {
		deploy("""
				<bpmn:startEvent id="start"/><bpmn:endEvent id="end"/>
				<bpmn:sequenceFlow id="a" sourceRef="start" targetRef="each"/>
				<bpmn:sequenceFlow id="b" sourceRef="each" targetRef="last"/>
				<bpmn:userTask id="last"/><bpmn:sequenceFlow id="c" sourceRef="last" targetRef="end"/>
				<bpmn:subProcess id="each">
				  <bpmn:extensionElements><camunda:inputOutput>
				    <camunda:inputParameter name="votes">${null}</camunda:inputParameter>
				  </camunda:inputOutput></bpmn:extensionElements>
				  <bpmn:multiInstanceLoopCharacteristics camunda:collection="${elements(items)}"
				      camunda:elementVariable="item"/>
				  <bpmn:startEvent id="s"/><bpmn:userTask id="vote"/><bpmn:endEvent id="e"/>
				  <bpmn:sequenceFlow id="d" sourceRef="s" targetRef="vote"/>
				  <bpmn:serviceTask id="collect" camunda:delegateExpression="${append}">
				    <bpmn:extensionElements><camunda:inputOutput>
				      <camunda:inputParameter name="list">results</camunda:inputParameter>
				      <camunda:inputParameter name="title">${item.title}</camunda:inputParameter>
				      <camunda:inputParameter name="votes">${votes}</camunda:inputParameter>
				      <camunda:inputParameter name="all">${item}</camunda:inputParameter>
				    </camunda:inputOutput></bpmn:extensionElements>
				  </bpmn:serviceTask>
				  <bpmn:sequenceFlow id="f" sourceRef="vote" targetRef="collect"/>
				  <bpmn:sequenceFlow id="g" sourceRef="collect" targetRef="e"/>
				</bpmn:subProcess>
				""");
		String instance = start();
		List<Task> votes = this.tasks.createTaskQuery().processInstanceId(instance).list();
		assertThat(votes).hasSize(2);
		for (Task vote : votes) {
			Object item = this.tasks.getVariable(vote.getId(), "item");
			boolean first = item.toString().contains("Voirie");
			this.tasks.complete(vote.getId(), Map.of("votes", first ? 7 : 9, "remark", "vu"));
		}
		Object results = JsonValues.plain(this.runtime.getVariable(instance, "results"));
		assertThat(results).asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
			.extracting((row) -> ((Map<?, ?>) row).get("title") + "=" + ((Map<?, ?>) row).get("votes"))
			.containsExactlyInAnyOrder("Voirie=7", "École=9");
		assertThat(this.runtime.getVariables(instance)).containsEntry("remark", "vu").doesNotContainKey("votes");
	}

	@Test
	void repeatsAnElementTwoHundredTimesAtMost() {
		deploy("""
				<bpmn:startEvent id="start"/>
				<bpmn:sequenceFlow id="a" sourceRef="start" targetRef="it"/>
				<bpmn:userTask id="it"><bpmn:multiInstanceLoopCharacteristics camunda:collection="${elements(many)}"
				      camunda:elementVariable="item"/></bpmn:userTask>
				""");
		Map<String, @Nullable Object> variables = variables();
		variables.put("many", java.util.Collections.nCopies(200, 1));
		MemberTenants.within(MEMBER, () -> this.runtime.startProcessInstanceByKey(this.key, variables));
		assertThat(this.tasks.createTaskQuery().processDefinitionKey(this.key).count()).isEqualTo(200);
		variables.put("many", java.util.Collections.nCopies(201, 1));
		assertThatThrownBy(
				() -> MemberTenants.within(MEMBER, () -> this.runtime.startProcessInstanceByKey(this.key, variables)))
			.hasStackTraceContaining("200 fois au plus");
	}

	private @Nullable Object evaluate(String expression) {
		deploy(around(expression));
		return result();
	}

	/** What comes of an expression that the gate would not let in. */
	private @Nullable Object smuggled(String expression) {
		remove();
		this.deployment = PastTheGate.deploy(this.repository, this.key,
				Map.of("essai.bpmn", TestModel.process(this.key, around(expression))));
		return result();
	}

	private static String around(String expression) {
		return """
				<bpmn:startEvent id="start"/><bpmn:endEvent id="end"/>
				<bpmn:sequenceFlow id="a" sourceRef="start" targetRef="it"/>
				<bpmn:sequenceFlow id="b" sourceRef="it" targetRef="end"/>
				<bpmn:userTask id="it"><bpmn:extensionElements><camunda:inputOutput>
				  <camunda:inputParameter name="result">%s</camunda:inputParameter>
				</camunda:inputOutput></bpmn:extensionElements></bpmn:userTask>
				""".formatted(expression.replace("&", "&amp;").replace("<", "&lt;"));
	}

	private @Nullable Object result() {
		String instance = start();
		Task task = this.tasks.createTaskQuery().processInstanceId(instance).singleResult();
		return this.tasks.getVariable(task.getId(), "result");
	}

	private String start() {
		return MemberTenants.within(MEMBER, () -> this.runtime.startProcessInstanceByKey(this.key, variables()))
			.getId();
	}

	private static Map<String, @Nullable Object> variables() {
		Map<String, @Nullable Object> item = new LinkedHashMap<>();
		item.put("title", "Voirie");
		item.put("votes", 12);
		item.put("amount", 1234.5);
		item.put("open", true);
		item.put("nothing", null);
		item.put("tags", List.of("a", "b"));
		Map<String, @Nullable Object> variables = new LinkedHashMap<>();
		variables.put("item", item);
		variables.put("items", List.of(item, Map.of("title", "École")));
		variables.put("absent", null);
		variables.put("received", "2026-11-24T09:00:00+01:00");
		return variables;
	}

	private void deploy(String elements) {
		remove();
		this.deployment = this.models
			.deploy(this.key, null, Map.of("essai.bpmn", TestModel.process(this.key, elements)))
			.deploymentId();
	}

}
