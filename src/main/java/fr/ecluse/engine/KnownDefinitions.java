package fr.ecluse.engine;

import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.producer.CacheAwareHistoryEventProducer;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionManager;
import org.jspecify.annotations.Nullable;

/**
 * Takes a definition that this node has parsed from its memory, without its row. Nothing
 * of that row changes: definitions are neither suspended here (a version is withdrawn in
 * the catalogue instead) nor given another time to live.
 */
class KnownDefinitions extends ProcessDefinitionManager {

	@Override
	public @Nullable ProcessDefinitionEntity getCachedResourceDefinitionEntity(String definitionId) {
		ProcessDefinitionEntity here = super.getCachedResourceDefinitionEntity(definitionId);
		return (here != null) ? here : known(definitionId);
	}

	private static @Nullable ProcessDefinitionEntity known(String definitionId) {
		return Context.getProcessEngineConfiguration()
			.getDeploymentCache()
			.findProcessDefinitionFromCache(definitionId);
	}

	/** Writes the history of instances with the same definitions. */
	static class History extends CacheAwareHistoryEventProducer {

		@Override
		protected @Nullable ProcessDefinitionEntity getProcessDefinitionEntity(String definitionId) {
			ProcessDefinitionEntity known = (Context.getCommandContext() != null) ? known(definitionId) : null;
			return (known != null) ? known : super.getProcessDefinitionEntity(definitionId);
		}

	}

}
