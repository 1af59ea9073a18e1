package fr.ecluse.engine;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import fr.ecluse.EcluseTest;
import fr.ecluse.member.Siren;
import org.camunda.bpm.engine.FormService;
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

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

/** Answers that a decision of the model refuses. */
@EcluseTest
class ControlTest {

	private static final Siren MEMBER = new Siren("213105554");

	private static final String VOTES = """
			<decision id="votes" name="votes"><decisionTable id="t" hitPolicy="COLLECT">
			  <input id="i"><inputExpression id="ie"><text>votesFor + votesAgainst &gt; present</text></inputExpression></input>
			  <input id="j"><inputExpression id="je"><text>votesFor &lt; 0</text></inputExpression></input>
			  <output id="o1" name="field" typeRef="string"/><output id="o2" name="message" typeRef="string"/>
			  <output id="o3" name="reference" typeRef="string"/>
			  <rule id="r1"><inputEntry id="a1"><text>true</text></inputEntry><inputEntry id="e1"><text>-</text></inputEntry>
			    <outputEntry id="b1"><text>"votesFor"</text></outputEntry>
			    <outputEntry id="c1"><text>"Comptez au plus " + string(present) + " voix."</text></outputEntry>
			    <outputEntry id="d1"><text>"CGCT L2121-20"</text></outputEntry></rule>
			  <rule id="r2"><inputEntry id="a2"><text>-</text></inputEntry><inputEntry id="e2"><text>true</text></inputEntry>
			    <outputEntry id="b2"><text>"votesFor"</text></outputEntry>
			    <outputEntry id="c2"><text>"Donnez un nombre de voix positif."</text></outputEntry>
			    <outputEntry id="d2"><text></text></outputEntry></rule>
			</decisionTable></decision>
			""";

	private static final String ROWS = TestModel.literal("rows",
			"for i in lines[votes > present] return {field: \"lines/0/votes\", message: \"Trop de voix pour \" + i.title + \".\", reference: \"\"}");

	@Autowired
	private RepositoryService repository;

	@Autowired
	private Models models;

	@Autowired
	private RuntimeService runtime;

	@Autowired
	private TaskService tasks;

	@Autowired
	private FormService forms;

	@Autowired
	private HistoryService history;

	@Autowired
	private Instances instances;

	private final String key = "controle" + UUID.randomUUID().toString().substring(0, 8);

	private Models.@Nullable Deployed deployment;

	@AfterEach
	void remove() {
		if (this.deployment != null) {
			this.repository.deleteDeployment(this.deployment.deploymentId(), true);
			this.deployment = null;
		}
	}

	@Test
	void refusesTheAnswersToATaskAndKeepsNothingOfThem() {
		deploy("", task("votes"));
		Task task = started();
		Throwable refusal = catchThrowable(() -> this.tasks.complete(task.getId(), answers(20, 3)));
		assertThat(ControlRefusal.behind(refusal)).hasValueSatisfying((it) -> {
			assertThat(it.findings())
				.containsExactly(new ControlRefusal.Finding("votesFor", "Comptez au plus 11 voix.", "CGCT L2121-20"));
			assertThat(it.getBody().getStatus()).isEqualTo(422);
			assertThat(it.getBody().getDetail()).isEqualTo("Comptez au plus 11 voix. (CGCT L2121-20)");
			assertThat(it.getBody().getProperties()).containsEntry("errors", List.of(Map.of("pointer",
					"/variables/votesFor", "detail", "Comptez au plus 11 voix.", "reference", "CGCT L2121-20")));
		});
		assertThat(this.tasks.createTaskQuery().taskId(task.getId()).count()).isOne();
		assertThat(this.runtime.getVariables(task.getProcessInstanceId())).doesNotContainKeys("votesFor",
				"votesAgainst");
		assertThat(this.history.createHistoricVariableInstanceQuery()
			.processInstanceId(task.getProcessInstanceId())
			.variableName("votesFor")
			.count()).isZero();
		assertThat(this.history.createHistoricDetailQuery()
			.processInstanceId(task.getProcessInstanceId())
			.list()
			.toString()).doesNotContain("votesFor");
	}

	@Test
	void refusesThemThroughTheFormToo() {
		deploy("", task("votes"));
		Task task = started();
		assertThat(ControlRefusal.behind(catchThrowable(() -> this.forms.submitTaskForm(task.getId(), answers(20, 3)))))
			.isPresent();
		assertThat(ControlRefusal.behind(
				catchThrowable(() -> this.tasks.completeWithVariablesInReturn(task.getId(), answers(20, 3), false))))
			.isPresent();
		assertThat(this.tasks.createTaskQuery().taskId(task.getId()).count()).isOne();
	}

	@Test
	void takesAnswersThatTheControlLetsPass() {
		deploy("", task("votes"));
		Task task = started();
		this.tasks.complete(task.getId(), answers(8, 3));
		assertThat(this.history.createHistoricProcessInstanceQuery()
			.processInstanceId(task.getProcessInstanceId())
			.finished()
			.count()).isOne();
	}

	@Test
	void saysEverythingThatIsWrong() {
		deploy("", task("rows"));
		Task task = started();
		Map<String, Object> answers = Map.of("lines", List.of(Map.of("title", "Voirie", "votes", 40),
				Map.of("title", "École", "votes", 3), Map.of("title", "Budget", "votes", 12)));
		Throwable refusal = catchThrowable(() -> this.tasks.complete(task.getId(), answers));
		assertThat(ControlRefusal.behind(refusal))
			.hasValueSatisfying((it) -> assertThat(it.findings()).extracting(ControlRefusal.Finding::message)
				.containsExactly("Trop de voix pour Voirie.", "Trop de voix pour Budget."));
	}

	@Test
	void refusesAStartAndLeavesNothing() {
		deploy(properties("votes"), "<bpmn:userTask id=\"it\"/>");
		Map<String, Object> variables = new HashMap<>(answers(20, 3));
		variables.put("present", 11);
		assertThatThrownBy(() -> this.instances.start(definition(), MEMBER, variables))
			.isInstanceOf(ControlRefusal.class)
			.hasMessageContaining("Comptez au plus 11 voix.");
		assertThat(this.history.createHistoricProcessInstanceQuery().processDefinitionKey(this.key).count()).isZero();
		variables.put("present", 30);
		assertThat(this.instances.start(definition(), MEMBER, variables)).isNotNull();
	}

	@Test
	void takesAMissingAnswerAsNull() {
		deploy("", task("votes"));
		Task task = started();
		this.tasks.complete(task.getId());
		assertThat(this.tasks.createTaskQuery().taskId(task.getId()).count()).isZero();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "absente | n'est dans aucun fichier .dmn déposé avec le modèle" })
	void refusesAModelWhoseControlIsMissing(String control, String sentence) {
		assertThatThrownBy(() -> deploy("", task(control))).isInstanceOf(ProcessEngineException.class)
			.hasStackTraceContaining(sentence);
		assertThatThrownBy(() -> deploy(properties(control), "<bpmn:userTask id=\"it\"/>"))
			.hasStackTraceContaining(sentence);
	}

	@Test
	void refusesAControlWhereNobodyAnswers() {
		assertThatThrownBy(() -> deploy("", "<bpmn:serviceTask id=\"it\" camunda:delegateExpression=\"${append}\">"
				+ properties("votes") + "</bpmn:serviceTask>"))
			.hasStackTraceContaining("Un contrôle des réponses se place");
	}

	@Test
	void failsAloudWhenAControlSaysNothing() {
		deploy("", task("silent"));
		Task task = started();
		assertThatThrownBy(() -> this.tasks.complete(task.getId())).hasStackTraceContaining("sans « message »");
	}

	private static Map<String, Object> answers(int votesFor, int votesAgainst) {
		Map<String, Object> answers = new LinkedHashMap<>();
		answers.put("votesFor", votesFor);
		answers.put("votesAgainst", votesAgainst);
		return answers;
	}

	private Task started() {
		String instance = this.instances.start(definition(), MEMBER, Map.of("present", 11));
		return this.tasks.createTaskQuery().processInstanceId(instance).singleResult();
	}

	private String definition() {
		return java.util.Objects.requireNonNull(this.deployment).definitionId();
	}

	private static String properties(String control) {
		return "<bpmn:extensionElements><camunda:properties><camunda:property name=\"control\" value=\"" + control
				+ "\"/></camunda:properties></bpmn:extensionElements>";
	}

	private static String task(String control) {
		return "<bpmn:userTask id=\"it\">" + properties(control) + "</bpmn:userTask>";
	}

	private void deploy(String start, String element) {
		remove();
		byte[] model = TestModel.process(this.key, """
				<bpmn:startEvent id="start">%s</bpmn:startEvent><bpmn:endEvent id="end"/>
				<bpmn:sequenceFlow id="a" sourceRef="start" targetRef="it"/>
				<bpmn:sequenceFlow id="b" sourceRef="it" targetRef="end"/>%s
				""".formatted(start, element));
		this.deployment = this.models.deploy(this.key, null, Map.of("essai.bpmn", model, "essai.dmn",
				TestModel.decisions(VOTES + ROWS + TestModel.literal("silent", "{field: \"x\"}"))));
	}

}
