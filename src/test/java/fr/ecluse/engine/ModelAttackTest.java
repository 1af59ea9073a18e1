package fr.ecluse.engine;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import fr.ecluse.EcluseTest;
import fr.ecluse.member.Siren;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Hands hostile models to the running engine: with a pass and no gate, and looks whether
 * they run; and by every way, and looks whether they come in.
 */
@EcluseTest
class ModelAttackTest {

	private static final Siren MEMBER = new Siren("213105554");

	private static final Path CANARY = Path.of("target", "canary-" + UUID.randomUUID());

	@Autowired
	private RepositoryService repository;

	@Autowired
	private Models models;

	@Autowired
	private RuntimeService runtime;

	@Autowired
	private ManagementService management;

	@Autowired
	private JdbcClient jdbc;

	private final String key = "attaque" + UUID.randomUUID().toString().substring(0, 8);

	private @Nullable String deployment;

	@AfterEach
	void removeAndLook() throws Exception {
		if (this.deployment != null) {
			this.repository.deleteDeployment(this.deployment, true);
		}
		assertThat(CANARY).doesNotExist();
		Files.deleteIfExists(CANARY);
	}

	static Stream<Arguments> refusedModels() {
		String shell = "<camunda:field name=\"command\" stringValue=\"touch\"/><camunda:field name=\"arg1\" stringValue=\""
				+ CANARY + "\"/>";
		return Stream.of(
				arguments("shell task",
						"<bpmn:serviceTask id=\"it\" camunda:type=\"shell\"><bpmn:extensionElements>" + shell
								+ "</bpmn:extensionElements></bpmn:serviceTask>"),
				arguments("shell behaviour as class",
						"<bpmn:serviceTask id=\"it\" camunda:class=\"org.camunda.bpm.engine.impl.bpmn.behavior.ShellActivityBehavior\"><bpmn:extensionElements>"
								+ shell + "</bpmn:extensionElements></bpmn:serviceTask>"),
				arguments("any class", "<bpmn:serviceTask id=\"it\" camunda:class=\"java.util.Random\"/>"),
				arguments("mail task", "<bpmn:serviceTask id=\"it\" camunda:type=\"mail\"/>"),
				arguments("external task",
						"<bpmn:serviceTask id=\"it\" camunda:type=\"external\" camunda:topic=\"x\"/>"),
				arguments("expression", "<bpmn:serviceTask id=\"it\" camunda:expression=\"${true}\"/>"),
				arguments("a Spring bean as delegate",
						"<bpmn:serviceTask id=\"it\" camunda:delegateExpression=\"${dataSource}\"/>"),
				arguments("an expression around a block",
						"<bpmn:serviceTask id=\"it\" camunda:delegateExpression=\"${true ? mail : document}\"/>"),
				arguments("juel script",
						"<bpmn:scriptTask id=\"it\" scriptFormat=\"juel\"><bpmn:script>${1}</bpmn:script></bpmn:scriptTask>"),
				arguments("feel script",
						"<bpmn:scriptTask id=\"it\" scriptFormat=\"feel\"><bpmn:script>1</bpmn:script></bpmn:scriptTask>"),
				arguments("javascript script",
						"<bpmn:scriptTask id=\"it\" scriptFormat=\"javascript\"><bpmn:script>1</bpmn:script></bpmn:scriptTask>"),
				arguments("script from a resource",
						"<bpmn:scriptTask id=\"it\" scriptFormat=\"groovy\" camunda:resource=\"http://127.0.0.1/x\"/>"),
				arguments("script as input",
						"<bpmn:userTask id=\"it\"><bpmn:extensionElements><camunda:inputOutput><camunda:inputParameter name=\"x\"><camunda:script scriptFormat=\"juel\">${1}</camunda:script></camunda:inputParameter></camunda:inputOutput></bpmn:extensionElements></bpmn:userTask>"),
				arguments("execution listener",
						"<bpmn:userTask id=\"it\"><bpmn:extensionElements><camunda:executionListener event=\"start\" expression=\"${1}\"/></bpmn:extensionElements></bpmn:userTask>"),
				arguments("task listener",
						"<bpmn:userTask id=\"it\"><bpmn:extensionElements><camunda:taskListener event=\"create\" class=\"java.util.Random\"/></bpmn:extensionElements></bpmn:userTask>"),
				arguments("connector",
						"<bpmn:serviceTask id=\"it\"><bpmn:extensionElements><camunda:connector><camunda:connectorId>http-connector</camunda:connectorId></camunda:connector></bpmn:extensionElements></bpmn:serviceTask>"),
				arguments("embedded form",
						"<bpmn:userTask id=\"it\" camunda:formKey=\"embedded:deployment:evil.html\"/>"),
				arguments("application form", "<bpmn:userTask id=\"it\" camunda:formKey=\"app:evil.html\"/>"),
				arguments("form elsewhere", "<bpmn:userTask id=\"it\" camunda:formKey=\"https://evil.invalid\"/>"),
				arguments("form by expression", "<bpmn:userTask id=\"it\" camunda:formKey=\"${x}\"/>"),
				arguments("form of another deployment",
						"<bpmn:userTask id=\"it\" camunda:formRef=\"x\" camunda:formRefBinding=\"latest\"/>"),
				arguments("form handler class",
						"<bpmn:userTask id=\"it\" camunda:formHandlerClass=\"java.util.Random\"/>"),
				arguments("validator class",
						"<bpmn:userTask id=\"it\"><bpmn:extensionElements><camunda:formData><camunda:formField id=\"f\" type=\"string\"><camunda:validation><camunda:constraint name=\"validator\" config=\"java.util.Random\"/></camunda:validation></camunda:formField></camunda:formData></bpmn:extensionElements></bpmn:userTask>"),
				arguments("another member's process",
						"<bpmn:callActivity id=\"it\" calledElement=\"x\" camunda:calledElementTenantId=\"213105554\"/>"),
				arguments("variable mapping class",
						"<bpmn:callActivity id=\"it\" calledElement=\"x\" camunda:variableMappingClass=\"java.util.Random\"/>"),
				arguments("variable mapping bean",
						"<bpmn:callActivity id=\"it\" calledElement=\"x\" camunda:variableMappingDelegateExpression=\"${dataSource}\"/>"),
				arguments("another member's decision",
						"<bpmn:businessRuleTask id=\"it\" camunda:decisionRef=\"x\" camunda:decisionRefTenantId=\"213105554\"/>"),
				arguments("signal to everybody",
						"<bpmn:intermediateThrowEvent id=\"it\"><bpmn:signalEventDefinition signalRef=\"signal\"/></bpmn:intermediateThrowEvent>"),
				arguments("repetition on a list that nobody counts",
						"<bpmn:userTask id=\"it\"><bpmn:multiInstanceLoopCharacteristics camunda:collection=\"items\" camunda:elementVariable=\"i\"/></bpmn:userTask>"),
				arguments("repetition on any expression",
						"<bpmn:userTask id=\"it\"><bpmn:multiInstanceLoopCharacteristics camunda:collection=\"${execution.processEngineServices}\"/></bpmn:userTask>"),
				arguments("repetition on two expressions",
						"<bpmn:userTask id=\"it\"><bpmn:multiInstanceLoopCharacteristics camunda:collection=\"${elements(a)}${items}\"/></bpmn:userTask>"),
				arguments("repetition on a data input",
						"<bpmn:userTask id=\"it\"><bpmn:multiInstanceLoopCharacteristics><bpmn:loopDataInputRef>items</bpmn:loopDataInputRef></bpmn:multiInstanceLoopCharacteristics></bpmn:userTask>"),
				arguments("start by a message of nobody",
						"<bpmn:userTask id=\"it\"/><bpmn:startEvent id=\"m\"><bpmn:messageEventDefinition messageRef=\"message\"/></bpmn:startEvent><bpmn:sequenceFlow id=\"mf\" sourceRef=\"m\" targetRef=\"it\"/>"),
				arguments("signal waited for",
						"<bpmn:intermediateCatchEvent id=\"it\"><bpmn:signalEventDefinition signalRef=\"signal\"/></bpmn:intermediateCatchEvent>"),
				arguments("message sent by a class",
						"<bpmn:intermediateThrowEvent id=\"it\"><bpmn:messageEventDefinition messageRef=\"message\" camunda:class=\"java.util.Random\"/></bpmn:intermediateThrowEvent>"),
				arguments("2,000 tasks at once",
						"<bpmn:userTask id=\"it\"><bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality xsi:type=\"bpmn:tFormalExpression\">${2000}</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics></bpmn:userTask>"));
	}

	@ParameterizedTest(name = "refuses {0}")
	@MethodSource("refusedModels")
	void refusesModelThatCouldRunCode(String what, String element) {
		byte[] model = TestModel.around(this.key, element);
		assertThatThrownBy(() -> smuggle(model)).isInstanceOf(ProcessEngineException.class);
		assertThatThrownBy(() -> deploy(model)).hasStackTraceContaining("Le contrôle refuse ce dépôt");
		assertThat(this.repository.createProcessDefinitionQuery().processDefinitionKey(this.key).count()).isZero();
	}

	@Test
	void refusesConditionInAScriptLanguage() {
		byte[] model = TestModel.process(this.key,
				"""
						<bpmn:startEvent id="start"/><bpmn:exclusiveGateway id="g"/><bpmn:endEvent id="end"/>
						<bpmn:sequenceFlow id="a" sourceRef="start" targetRef="g"/>
						<bpmn:sequenceFlow id="b" sourceRef="g" targetRef="end"><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression" language="juel">${true}</bpmn:conditionExpression></bpmn:sequenceFlow>
						""");
		assertThatThrownBy(() -> smuggle(model)).isInstanceOf(ProcessEngineException.class);
		assertThatThrownBy(() -> deploy(model)).hasStackTraceContaining("Le contrôle refuse ce dépôt");
	}

	@Test
	void refusesExternalEntities() {
		String model = new String(TestModel.around(this.key, "<bpmn:userTask id=\"it\" name=\"&x;\"/>"),
				StandardCharsets.UTF_8)
			.replace("<bpmn:definitions", "<!DOCTYPE x [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><bpmn:definitions");
		assertThatThrownBy(() -> smuggle(model.getBytes(StandardCharsets.UTF_8)))
			.isInstanceOf(ProcessEngineException.class);
		assertThatThrownBy(() -> deploy(model.getBytes(StandardCharsets.UTF_8)))
			.hasStackTraceContaining("Le contrôle refuse ce dépôt");
	}

	/** The engine still knows the attributes by the name of its ancestor. */
	@ParameterizedTest
	@ValueSource(strings = { "class=\"java.util.Random\"", "expression=\"${true}\"", "type=\"shell\"",
			"delegateExpression=\"${dataSource}\"" })
	void refusesCodeUnderTheOldNamespace(String attribute) {
		String model = new String(TestModel.around(this.key, "<bpmn:serviceTask id=\"it\" old:" + attribute + "/>"),
				StandardCharsets.UTF_8)
			.replace("<bpmn:definitions", "<bpmn:definitions xmlns:old=\"http://activiti.org/bpmn\"");
		assertThatThrownBy(() -> smuggle(model.getBytes(StandardCharsets.UTF_8)))
			.isInstanceOf(ProcessEngineException.class);
		assertThatThrownBy(() -> deploy(model.getBytes(StandardCharsets.UTF_8)))
			.hasStackTraceContaining("Le contrôle refuse ce dépôt");
	}

	/** A model says where its schema is; nobody goes and looks. */
	@Test
	void readsNoSchemaFromElsewhere() throws Exception {
		try (java.net.ServerSocket elsewhere = new java.net.ServerSocket(0, 5,
				java.net.InetAddress.getLoopbackAddress())) {
			String model = new String(TestModel.around(this.key, "<bpmn:userTask id=\"it\"/>"), StandardCharsets.UTF_8)
				.replace("targetNamespace=", "xsi:schemaLocation=\"urn:x http://127.0.0.1:" + elsewhere.getLocalPort()
						+ "/x.xsd\" xmlns:x=\"urn:x\" x:y=\"1\" targetNamespace=");
			elsewhere.setSoTimeout(1500);
			try {
				smuggle(model.getBytes(StandardCharsets.UTF_8));
			}
			catch (ProcessEngineException ex) {
				// Refused or not, it must not have been fetched.
			}
			assertThatThrownBy(elsewhere::accept).isInstanceOf(java.net.SocketTimeoutException.class);
		}
	}

	/** Boundary events, event sub-processes and catch events are for procedures. */
	@Test
	void takesMessagesOfARunningInstance() {
		deploy(TestModel.around(this.key,
				"""
						<bpmn:userTask id="it"/>
						<bpmn:boundaryEvent id="be" attachedToRef="it"><bpmn:messageEventDefinition messageRef="message"/></bpmn:boundaryEvent>
						<bpmn:sequenceFlow id="bf" sourceRef="be" targetRef="end"/>
						<bpmn:subProcess id="sub" triggeredByEvent="true">
						  <bpmn:startEvent id="ss"><bpmn:messageEventDefinition messageRef="other"/></bpmn:startEvent>
						  <bpmn:endEvent id="se"/><bpmn:sequenceFlow id="sf" sourceRef="ss" targetRef="se"/>
						</bpmn:subProcess>
						"""));
		String instance = MemberTenants.within(MEMBER, () -> this.runtime.startProcessInstanceByKey(this.key)).getId();
		this.runtime.createMessageCorrelation("message").processInstanceId(instance).correlate();
		assertThat(this.runtime.createProcessInstanceQuery().processInstanceId(instance).count()).isZero();
	}

	@Test
	void startsNothingWithoutAMember() {
		deploy(TestModel.around(this.key, "<bpmn:userTask id=\"it\"/>"));
		assertThatThrownBy(() -> this.runtime.startProcessInstanceByKey(this.key))
			.isInstanceOf(ProcessEngineException.class)
			.hasMessageContaining("collectivité");
		assertThat(this.runtime.createProcessInstanceQuery().processDefinitionKey(this.key).count()).isZero();
	}

	@Test
	void startsNothingWithoutAMemberFromATimer() {
		smuggle(TestModel.process(this.key,
				"""
						<bpmn:startEvent id="start"><bpmn:timerEventDefinition><bpmn:timeDate xsi:type="bpmn:tFormalExpression">2100-01-01T00:00:00</bpmn:timeDate></bpmn:timerEventDefinition></bpmn:startEvent>
						<bpmn:userTask id="it"/><bpmn:sequenceFlow id="a" sourceRef="start" targetRef="it"/>
						"""));
		Job job = this.management.createJobQuery().processDefinitionKey(this.key).singleResult();
		assertThatThrownBy(() -> this.management.executeJob(job.getId())).isInstanceOf(ProcessEngineException.class);
		assertThat(this.runtime.createProcessInstanceQuery().processDefinitionKey(this.key).count()).isZero();
	}

	@Test
	void keepsEveryTableInUtf8mb4() {
		assertThat(this.jdbc.sql("""
				select table_name from information_schema.tables
				where table_schema = database() and table_collation not like 'utf8mb4%'
				""").query(String.class).list()).isEmpty();
	}

	@Test
	void hasTheIndexesThatCompletionAndJobsNeed() {
		assertThat(this.jdbc.sql("""
				select distinct concat(table_name, '.', column_name) from information_schema.statistics
				where table_schema = database() and seq_in_index = 1
				""").query(String.class).list()).contains("ACT_RU_TASK.PARENT_TASK_ID_", "ACT_RU_JOB.DUEDATE_");
	}

	private void deploy(byte[] model) {
		this.deployment = this.models.deploy(this.key, null, Map.of("essai.bpmn", model)).deploymentId();
	}

	private void smuggle(byte[] model) {
		this.deployment = PastTheGate.deploy(this.repository, this.key, Map.of("essai.bpmn", model));
	}

}
