package fr.ecluse.engine;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.DeployCmd;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.deploy.cache.DeploymentCache;
import org.camunda.bpm.engine.impl.persistence.entity.CamundaFormDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.repository.DeploymentBuilderImpl;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.repository.ResourceDefinition;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Models that are deployed in a transaction which will be rolled back. */
@Component
public class TrialModels {

	private final RepositoryService repository;

	private final ProcessEngineConfigurationImpl engine;

	TrialModels(ProcessEngine engine) {
		this.repository = engine.getRepositoryService();
		this.engine = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
	}

	/**
	 * Deploys the files of one procedure for the transaction of the caller alone.
	 * @param name key of the procedure, and of its main process
	 * @param files by name
	 * @throws IllegalArgumentException in French when there is no such process
	 * @throws org.camunda.bpm.engine.ProcessEngineException when the engine refuses one
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public Deployed deploy(String name, Map<String, byte[]> files) {
		DeploymentBuilderImpl builder = (DeploymentBuilderImpl) this.repository.createDeployment()
			.name(name)
			.source("essai");
		files.forEach((file, content) -> builder.addInputStream(file, new ByteArrayInputStream(content)));
		try {
			this.engine.getCommandExecutorTxRequired().execute(new WithoutLock(builder));
			return deployed(name, builder.getDeployment());
		}
		catch (RuntimeException ex) {
			// What was read before the file at fault is in memory already.
			inMemory(builder.getDeployment()).forget();
			throw ex;
		}
	}

	private Deployed deployed(String name, DeploymentEntity deployment) {
		String definition = Objects
			.requireNonNullElse(deployment.getDeployedProcessDefinitions(), List.<ProcessDefinition>of())
			.stream()
			.filter((it) -> it.getKey().equals(name))
			.map(ProcessDefinition::getId)
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException(
					"Aucun processus exécutable ne s'appelle « %s » : son identifiant est celui de la démarche."
						.formatted(name)));
		return new Deployed(deployment.getId(), definition, inMemory(deployment));
	}

	private InMemory inMemory(DeploymentEntity deployment) {
		return new InMemory(this.engine.getDeploymentCache(), ids(deployment.getDeployedProcessDefinitions()),
				ids(deployment.getDeployedDecisionDefinitions()),
				ids(deployment.getDeployedDecisionRequirementsDefinitions()),
				ids(deployment.getDeployedArtifacts(CamundaFormDefinitionEntity.class)));
	}

	private static List<String> ids(@Nullable List<? extends ResourceDefinition> definitions) {
		return (definitions != null) ? definitions.stream().map(ResourceDefinition::getId).toList() : List.of();
	}

	/**
	 * Models of a trial.
	 *
	 * @param definitionId of the main process
	 */
	public record Deployed(String deploymentId, String definitionId, InMemory inMemory) {

		/** Lets the engine forget them. */
		public void forget() {
			this.inMemory.forget();
		}

	}

	/** Ids of what the engine keeps in memory, by kind. */
	record InMemory(DeploymentCache cache, List<String> processes, List<String> decisions, List<String> requirements,
			List<String> forms) {

		void forget() {
			this.processes.forEach(this.cache::removeProcessDefinition);
			this.decisions.forEach(this.cache::removeDecisionDefinition);
			this.requirements.forEach(this.cache::removeDecisionRequirementsDefinition);
			this.forms.forEach(this.cache::removeCamundaFormDefinition);
		}

	}

	/**
	 * Deployments take a lock until the end of their transaction, so that no two give the
	 * same version. A trial's version is seen by nobody and never comes to be: with the
	 * lock, a trial of minutes would keep every real deployment waiting.
	 */
	private static final class WithoutLock extends DeployCmd {

		WithoutLock(DeploymentBuilderImpl builder) {
			super(builder);
		}

		@Override
		protected void acquireExclusiveLock(CommandContext context) {
			// Taken by real deployments alone.
		}

	}

}
