package fr.ecluse.engine;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import fr.ecluse.EcluseTest;
import fr.ecluse.gate.Attack;
import fr.ecluse.gate.Attacks;
import fr.ecluse.member.Siren;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.runtime.Job;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

/**
 * The attacks of the gate's own corpus, handed straight to the engine's Java API: without
 * a pass, with one that asks the gate, and with one that asks nobody.
 */
@EcluseTest
@TestInstance(Lifecycle.PER_CLASS)
class CorpusAttackTest {

	private static final Siren MEMBER = new Siren("213105554");

	@Autowired
	private RepositoryService repository;

	@Autowired
	private RuntimeService runtime;

	@Autowired
	private ManagementService management;

	@Autowired
	private ProcessEngine engine;

	@Autowired
	private Models models;

	@Autowired
	private Blocks blocks;

	private @Nullable String deployment;

	static Stream<Attack> attacks() {
		return Attacks.ofModels();
	}

	/** The jobs of an attack are run by the test, one after the other. */
	@BeforeAll
	void stopJobs() {
		QuietJobs.stop(this.engine);
	}

	@AfterAll
	void startJobs() {
		QuietJobs.start(this.engine);
	}

	@AfterEach
	void removeAndLook() {
		if (this.deployment != null) {
			// Without what the attack itself attached to the end of its instances.
			this.repository.deleteDeployment(this.deployment, true, true, true);
			this.deployment = null;
		}
		assertThat(Attacks.CANARY).doesNotExist();
		assertThat(Attacks.calls()).isZero();
		assertThat(this.repository.createDeploymentQuery().deploymentName(Attack.KEY).count()).isZero();
		assertThat(this.runtime.createProcessInstanceQuery().processDefinitionKey(Attack.KEY).count()).isZero();
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("attacks")
	void doesNotRun(Attack attack) {
		Map<String, byte[]> files = new TreeMap<>(attack.files());
		assertThatThrownBy(() -> {
			DeploymentBuilder deployment = this.repository.createDeployment().name(Attack.KEY);
			files.forEach((name, content) -> deployment.addInputStream(name, new ByteArrayInputStream(content)));
			deployment.deploy();
		}).isInstanceOf(Exception.class).hasStackTraceContaining("n'est pas passé par le contrôle");
		assertThatThrownBy(() -> this.models.deploy(Attack.KEY, null, files)).isInstanceOf(Exception.class)
			.hasStackTraceContaining("Le contrôle refuse ce dépôt");
		assertTimeout(Duration.ofSeconds(30), () -> smuggle(files));
	}

	/** What comes in past the gate is started, and must do no harm. */
	private void smuggle(Map<String, byte[]> files) {
		try {
			this.deployment = PastTheGate.deploy(this.repository, Attack.KEY, files);
			MemberTenants.within(MEMBER, () -> this.runtime.startProcessInstanceByKey(Attack.KEY));
			this.management.createJobQuery().processDefinitionKey(Attack.KEY).list().forEach(this::run);
		}
		catch (RuntimeException | StackOverflowError ex) {
			// Refused by the engine, early or late: the canaries tell whether it was in
			// time.
		}
	}

	private void run(Job job) {
		try {
			this.management.executeJob(job.getId());
		}
		catch (RuntimeException | StackOverflowError ex) {
			// The canaries tell whether it was stopped in time.
		}
	}

	@Test
	void knowsTheBlocksThatTheTestsOfTheGateKnow() {
		assertThat(this.blocks.names()).isEqualTo(Attacks.blocks());
	}

	@ParameterizedTest
	@MethodSource("turning")
	void stopsAModelThatTurnsOrMultiplies(String elements) {
		this.deployment = PastTheGate.deploy(this.repository, Attack.KEY,
				Map.of("attaque.bpmn", TestModel.process(Attack.KEY, elements)));
		assertThatThrownBy(() -> MemberTenants.within(MEMBER, () -> this.runtime.startProcessInstanceByKey(Attack.KEY)))
			.isInstanceOf(ProcessEngineException.class)
			.hasStackTraceContaining("plus de 10000 étapes");
	}

	static Stream<String> turning() {
		String loop = """
				<bpmn:startEvent id="s"/><bpmn:sequenceFlow id="a" sourceRef="s" targetRef="g"/>
				<bpmn:%s id="g"/><bpmn:manualTask id="t"/><bpmn:manualTask id="u"/>
				<bpmn:sequenceFlow id="b" sourceRef="g" targetRef="t"/><bpmn:sequenceFlow id="c" sourceRef="t" targetRef="g"/>
				""";
		StringBuilder doubling = new StringBuilder(
				"<bpmn:startEvent id=\"s\"/><bpmn:sequenceFlow id=\"f\" sourceRef=\"s\" targetRef=\"n0\"/>");
		for (int i = 0; i < 30; i++) {
			doubling.append(
					"<bpmn:manualTask id=\"n%d\"/><bpmn:sequenceFlow id=\"x%d\" sourceRef=\"n%d\" targetRef=\"n%d\"/>"
						.formatted(i, i, i, i + 1))
				.append("<bpmn:sequenceFlow id=\"y%d\" sourceRef=\"n%d\" targetRef=\"n%d\"/>".formatted(i, i, i + 1));
		}
		doubling.append("<bpmn:manualTask id=\"n30\"/>");
		return Stream.of(loop.formatted("exclusiveGateway"), doubling.toString(),
				"<bpmn:startEvent id=\"s\"/><bpmn:sequenceFlow id=\"a\" sourceRef=\"s\" targetRef=\"c\"/><bpmn:callActivity id=\"c\" calledElement=\""
						+ Attack.KEY + "\"/>");
	}

}
