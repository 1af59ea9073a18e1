package fr.ecluse.engine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import fr.ecluse.EcluseTest;
import fr.ecluse.member.Siren;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Expressions of a model that reach for the machine run nowhere. */
@EcluseTest
class ExpressionAttackTest {

	private static final Siren MEMBER = new Siren("213105554");

	private static final Path CANARY = Path.of("target", "canary-" + UUID.randomUUID());

	@Autowired
	private RepositoryService repository;

	@Autowired
	private RuntimeService runtime;

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

	static Stream<String> hostileExpressions() {
		String command = "touch " + CANARY;
		return Stream.of(
				"${''.getClass().forName('org.springframework.expression.spel.standard.SpelExpressionParser').newInstance().parseExpression('T(Runtime).getRuntime().exec(\"%s\")').getValue()}"
					.formatted(command),
				"${''.getClass().forName('java.lang.Runtime').getMethods()[6].invoke(null).exec('%s')}"
					.formatted(command),
				"${''.class.name}", "${execution.processEngineServices.identityService.newUser('z')}",
				"${execution.processEngineServices}", "${execution.processEngine.name}",
				"${execution.setVariable('x', 1)}", "${execution.class}", "${dataSource}", "${dataSource.connection}",
				"${environment.getProperty('user.home')}", "${processEngineConfiguration}", "${mail.class}",
				"${mail.execute(execution)}", "${now().setTime(0)}", "${dateTime().chronology}",
				"${dateTime().getClass()}", "${currentUserGroups().getClass()}", "${JSON('{}')}", "${S('1').prop('x')}",
				"#{execution.processEngineServices}");
	}

	@ParameterizedTest
	@MethodSource("hostileExpressions")
	void runsNoHostileExpressionAnywhereInAModel(String expression) {
		String xml = expression.replace("\"", "&quot;");
		Map<String, String> places = Map.of("name", "<bpmn:userTask id=\"it\" name=\"" + xml + "\"/>", "documentation",
				"<bpmn:userTask id=\"it\"><bpmn:documentation>" + expression + "</bpmn:documentation></bpmn:userTask>",
				"due date", "<bpmn:userTask id=\"it\" camunda:dueDate=\"" + xml + "\"/>", "role",
				"<bpmn:userTask id=\"it\" camunda:candidateGroups=\"" + xml + "\"/>", "assignee",
				"<bpmn:userTask id=\"it\" camunda:assignee=\"" + xml + "\"/>", "input",
				"<bpmn:userTask id=\"it\"><bpmn:extensionElements><camunda:inputOutput><camunda:inputParameter name=\"x\">"
						+ expression
						+ "</camunda:inputParameter></camunda:inputOutput></bpmn:extensionElements></bpmn:userTask>",
				"priority", "<bpmn:userTask id=\"it\" camunda:priority=\"" + xml + "\"/>");
		places.forEach((place, element) -> {
			String process = this.key + place.replace(" ", "");
			assertThatThrownBy(() -> {
				smuggle(TestModel.around(process, element));
				MemberTenants.within(MEMBER, () -> this.runtime.startProcessInstanceByKey(process));
			}).as(place).isInstanceOf(ProcessEngineException.class);
			assertThat(this.runtime.createProcessInstanceQuery().processDefinitionKey(process).count()).isZero();
			remove();
		});
	}

	@Test
	void runsNoHostileExpressionInATimer() {
		smuggle(TestModel.around(this.key,
				"<bpmn:intermediateCatchEvent id=\"it\"><bpmn:timerEventDefinition><bpmn:timeDuration xsi:type=\"bpmn:tFormalExpression\">${execution.processEngineServices}</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>"));
		assertThatThrownBy(() -> MemberTenants.within(MEMBER, () -> this.runtime.startProcessInstanceByKey(this.key)))
			.isInstanceOf(ProcessEngineException.class);
	}

	private void smuggle(byte[] model) {
		this.deployment = PastTheGate.deploy(this.repository, this.key, Map.of("essai.bpmn", model));
	}

	private void remove() {
		if (this.deployment != null) {
			this.repository.deleteDeployment(this.deployment, true);
			this.deployment = null;
		}
	}

}
