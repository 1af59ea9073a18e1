package fr.ecluse.engine;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import fr.ecluse.member.Siren;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.repository.DeploymentWithDefinitions;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The models the engine knows. */
@Component
public class Models {

	private static final Logger LOGGER = LoggerFactory.getLogger(Models.class);

	private final RepositoryService repository;

	private final ObjectProvider<DeploymentGate> gates;

	Models(RepositoryService repository, ObjectProvider<DeploymentGate> gates) {
		this.repository = repository;
		this.gates = gates;
	}

	/**
	 * Deploys the files of one version of a procedure, in the transaction of the caller.
	 * @param name key of the procedure, and of its main process
	 * @param owner the one member it is for, null when all members share it
	 * @param files by name; forms travel with the model that uses them
	 * @throws ProcessEngineException when a gate refuses them, or the engine cannot read
	 * them
	 */
	public Deployed deploy(String name, @Nullable Siren owner, Map<String, byte[]> files) {
		DeploymentBuilder deployment = this.repository.createDeployment().name(name).source("ecluse");
		if (owner != null) {
			deployment.tenantId(owner.value());
		}
		files.forEach((file, content) -> deployment.addInputStream(file, new ByteArrayInputStream(content)));
		DeploymentWithDefinitions done = DeploymentPass.with(name, files, this.gates.orderedStream().toList(),
				deployment::deployWithResult);
		List<ProcessDefinition> definitions = Objects.requireNonNullElse(done.getDeployedProcessDefinitions(),
				List.of());
		String definition = definitions.stream()
			.filter((it) -> it.getKey().equals(name))
			.map(ProcessDefinition::getId)
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException(
					"Aucun processus exécutable ne s'appelle « %s » : son identifiant est celui de la démarche."
						.formatted(name)));
		LOGGER.info("Démarche « {} » : déploiement {}", name, done.getId());
		return new Deployed(done.getId(), definition);
	}

	/** What the engine made of a version. */
	public record Deployed(String deploymentId, String definitionId) {
	}

}
