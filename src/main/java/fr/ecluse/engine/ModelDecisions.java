package fr.ecluse.engine;

import java.io.ByteArrayInputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Decision;

/**
 * The decisions a model names: by their key, in its own deployment, and there when it is
 * deployed.
 */
final class ModelDecisions {

	private ModelDecisions() {
	}

	/** The control that an element names, empty when it names none. */
	static Optional<Control> control(Element element) {
		Element extensions = element.element("extensionElements");
		Element properties = (extensions != null) ? extensions.elementNS(ModelRules.CAMUNDA, "properties") : null;
		return (properties == null) ? Optional.empty()
				: properties.elementsNS(ModelRules.CAMUNDA, "property")
					.stream()
					.filter((property) -> Control.PROPERTY.equals(property.attribute("name")))
					.map((property) -> new Control(String.valueOf(property.attribute("value"))))
					.findFirst();
	}

	/** Looks whether the decisions of a model come with it, when it is deployed. */
	static void check(Element root, List<ProcessDefinitionEntity> definitions) {
		Set<Named> named = new HashSet<>();
		collect(root, named);
		if (named.isEmpty() || definitions.isEmpty()) {
			return;
		}
		DeploymentEntity deployment = Context.getCommandContext()
			.getDeploymentManager()
			.findDeploymentById(definitions.get(0).getDeploymentId());
		if (deployment == null || !deployment.isNew()) {
			return; // it was looked at when it was deployed
		}
		Set<String> keys = keys(deployment);
		named.forEach((it) -> {
			if (!keys.contains(it.decision())) {
				throw new ProcessEngineException(
						"L'élément « %s » emploie la décision « %s », qui n'est dans aucun fichier .dmn déposé avec le modèle (décisions déposées : %s)."
							.formatted(it.element(), it.decision(),
									keys.isEmpty() ? "aucune" : String.join(", ", keys)));
			}
		});
	}

	private static void collect(Element element, Set<Named> named) {
		String key = element.attributeNS(ModelRules.CAMUNDA, "decisionRef");
		if (key != null) {
			named.add(new Named(String.valueOf(element.attribute("id")), key));
		}
		control(element)
			.ifPresent((control) -> named.add(new Named(String.valueOf(element.attribute("id")), control.decision())));
		element.elements().forEach((child) -> collect(child, named));
	}

	private static Set<String> keys(DeploymentEntity deployment) {
		Set<String> keys = new HashSet<>();
		for (ResourceEntity resource : deployment.getResources().values()) {
			if (resource.getName().endsWith(".dmn") || resource.getName().endsWith(".dmn11.xml")) {
				Dmn.readModelFromStream(new ByteArrayInputStream(resource.getBytes()))
					.getModelElementsByType(Decision.class)
					.forEach((decision) -> keys.add(decision.getId()));
			}
		}
		return keys;
	}

	/** A decision and the element that names it. */
	private record Named(String element, String decision) {
	}

}
