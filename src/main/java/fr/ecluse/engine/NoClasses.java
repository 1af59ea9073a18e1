package fr.ecluse.engine;

import org.camunda.bpm.engine.ArtifactFactory;
import org.camunda.bpm.engine.ProcessEngineException;

/** No class named by a model is ever instantiated. */
class NoClasses implements ArtifactFactory {

	@Override
	public <T> T getArtifact(Class<T> type) {
		throw new ProcessEngineException("La classe « " + type.getName()
				+ " » ne peut pas être appelée par un modèle : utilisez une brique (camunda:delegateExpression).");
	}

}
