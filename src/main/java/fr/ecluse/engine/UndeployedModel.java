package fr.ecluse.engine;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.bpmn.deployer.BpmnDeployer;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParser;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;

/** Reads a model as the engine would, with all its rules, and leaves nothing behind. */
final class UndeployedModel {

	private static final String NOWHERE = "not-deployed";

	private final BpmnParser parser;

	UndeployedModel(ProcessEngineConfigurationImpl engine) {
		this.parser = engine.getDeployers()
			.stream()
			.filter(BpmnDeployer.class::isInstance)
			.map(BpmnDeployer.class::cast)
			.findFirst()
			.orElseThrow()
			.getBpmnParser();
	}

	/**
	 * The process of that key, inside a command of the engine.
	 * @throws IllegalArgumentException in French when there is none that can be read
	 */
	ProcessDefinitionEntity read(String key, Map<String, byte[]> files) {
		List<ProcessDefinitionEntity> found = new ArrayList<>();
		files.forEach((name, content) -> {
			if (name.endsWith(".bpmn")) {
				found.addAll(read(name, content));
			}
		});
		return found.stream()
			.filter((it) -> it.getKey().equals(key))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException(
					"Aucun processus exécutable de cette version ne s'appelle « %s ».".formatted(key)));
	}

	private List<ProcessDefinitionEntity> read(String name, byte[] content) {
		DeploymentEntity deployment = new DeploymentEntity();
		deployment.setId(NOWHERE);
		BpmnParse parse = this.parser.createParse()
			.sourceInputStream(new ByteArrayInputStream(content))
			.deployment(deployment)
			.name(name);
		try {
			parse.execute();
		}
		catch (ProcessEngineException ex) {
			throw new IllegalArgumentException(
					"Le moteur ne peut pas lire le modèle « %s » de cette version : voyez ses constats."
						.formatted(name),
					ex);
		}
		return parse.getProcessDefinitions();
	}

}
