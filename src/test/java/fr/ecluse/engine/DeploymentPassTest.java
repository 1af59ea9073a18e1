package fr.ecluse.engine;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import fr.ecluse.EcluseTest;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Nothing comes into the engine without a pass, nor anything else than what it is for.
 */
@EcluseTest
class DeploymentPassTest {

	private static final Path CANARY = Path.of("target", "canary-" + UUID.randomUUID());

	@Autowired
	private RepositoryService repository;

	@Autowired
	private Models models;

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

	/** Whatever it is, and however it is asked for. */
	@Test
	void takesNothingWithoutAPass() {
		assertThatThrownBy(() -> this.repository.createDeployment()
			.name(this.key)
			.addInputStream("essai.bpmn",
					new ByteArrayInputStream(TestModel.around(this.key, "<bpmn:userTask id=\"it\"/>")))
			.deploy()).isInstanceOf(ProcessEngineException.class)
			.hasMessageContaining("n'est pas passé par le contrôle");
		assertThatThrownBy(() -> this.repository.createDeployment()
			.name(this.key)
			.source("ecluse")
			.addString("evil.html", "<script>alert(1)</script>")
			.deploy()).isInstanceOf(ProcessEngineException.class);
		assertThat(this.repository.createDeploymentQuery().deploymentName(this.key).count()).isZero();
	}

	@Test
	void takesNothingElseThanWhatThePassIsFor() {
		byte[] model = TestModel.around(this.key, "<bpmn:userTask id=\"it\"/>");
		Map<String, byte[]> checked = Map.of("essai.bpmn", model);
		byte[] other = TestModel.around(this.key, "<bpmn:userTask id=\"it\" name=\"autre\"/>");
		for (Map<String, byte[]> files : List.of(Map.of("essai.bpmn", other), Map.of("autre.bpmn", model),
				Map.of("essai.bpmn", model, "evil.html", new byte[] { 1 }))) {
			assertThatThrownBy(() -> DeploymentPass.with(this.key, checked, List.of(), () -> {
				var deployment = this.repository.createDeployment().name(this.key);
				files.forEach((name, content) -> deployment.addInputStream(name, new ByteArrayInputStream(content)));
				return deployment.deploy();
			})).isInstanceOf(ProcessEngineException.class).hasMessageContaining("ne sont pas ceux");
		}
		assertThat(this.repository.createDeploymentQuery().deploymentName(this.key).count()).isZero();
	}

	@Test
	void takesNothingAfterThePassIsUsed() {
		deploy(TestModel.around(this.key, "<bpmn:userTask id=\"it\"/>"));
		assertThatThrownBy(() -> this.repository.createDeployment().addDeploymentResources(this.deployment).deploy())
			.hasMessageContaining("n'est pas passé par le contrôle");
	}

	@ParameterizedTest
	@ValueSource(strings = { "page.html", "code.js", "archive.bar", "archive.zip", "cas.cmmn", "sans-extension" })
	void takesNoFilesThatAreNoModels(String name) {
		byte[] model = TestModel.around(this.key, "<bpmn:userTask id=\"it\"/>");
		assertThatThrownBy(() -> this.models.deploy(this.key, null,
				Map.of("essai.bpmn", model, name, new byte[] { 80, 75, 3, 4 })))
			.hasStackTraceContaining("Le contrôle refuse ce dépôt");
		assertThat(this.repository.createDeploymentQuery().deploymentName(this.key).count()).isZero();
	}

	private void deploy(byte[] model) {
		this.deployment = this.models.deploy(this.key, null, Map.of("essai.bpmn", model)).deploymentId();
	}

}
