package fr.ecluse.engine;

import java.io.ByteArrayInputStream;
import java.util.Map;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/** The models the engine knows. */
@Component
public class Models {

	private static final Logger LOGGER = LoggerFactory.getLogger(Models.class);

	private final RepositoryService repository;

	Models(RepositoryService repository) {
		this.repository = repository;
	}

	/**
	 * Deploys the files of one procedure, for all members, when any of them has changed.
	 * @param name of the procedure
	 * @param files by name; forms travel with the model that uses them
	 */
	public void deploy(String name, Map<String, byte[]> files) {
		DeploymentBuilder deployment = this.repository.createDeployment()
			.name(name)
			.source("ecluse")
			.enableDuplicateFiltering(false);
		files.forEach((file, content) -> deployment.addInputStream(file, new ByteArrayInputStream(content)));
		String id = deployment.deploy().getId();
		LOGGER.info("Démarche « {} » : déploiement {}", name, id);
	}

}
