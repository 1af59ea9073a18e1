package fr.ecluse.gate;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import static fr.ecluse.gate.ModellingModel.label;

/** How paths part and meet, and on which conditions. */
final class ModellingGateways {

	private static final Set<String> CHOOSING = Set.of("exclusiveGateway", "inclusiveGateway", "complexGateway");

	private ModellingGateways() {
	}

	/** Several flows from a step start at once, which a gateway should show. */
	static void partExplicitly(ModellingScope scope, ModellingReport report) {
		for (XmlNode node : scope.nodes()) {
			if (!ModellingModel.isGateway(node) && parts(scope, node)) {
				report.warn("division-implicite", scope.file(), node,
						"Plusieurs flèches sans condition partent de %s et sont suivies toutes à la fois : mettez une passerelle, parallèle si c'est voulu, exclusive sinon."
							.formatted(label(node)));
			}
		}
	}

	/** Whether more than one of the flows that leave a step is followed in any case. */
	static boolean parts(ModellingScope scope, XmlNode node) {
		XmlNode byDefault = scope.byDefault(node);
		return scope.outgoing(node).stream().filter((flow) -> flow != byDefault && condition(flow) == null).count() > 1;
	}

	static void areOfUse(ModellingScope scope, ModellingReport report) {
		for (XmlNode node : scope.nodes()) {
			int in = scope.incoming(node).size();
			int out = scope.outgoing(node).size();
			if (!ModellingModel.isGateway(node) || node.isBpmn("eventBasedGateway")) {
				continue;
			}
			if (in <= 1 && out == 1) {
				report.advise("passerelle-superflue", scope.file(), node,
						"La passerelle %s a une seule entrée et une seule sortie : elle peut être supprimée."
							.formatted(label(node)));
			}
			else if (in > 1 && out > 1) {
				report.advise("passerelle-mixte", scope.file(), node,
						"La passerelle %s réunit et sépare des chemins à la fois : deux passerelles se lisent mieux."
							.formatted(label(node)));
			}
		}
	}

	/** A choice says for each of its flows when it is taken. */
	static void choose(ModellingScope scope, ModellingReport report) {
		for (XmlNode node : scope.nodes()) {
			List<XmlNode> flows = scope.outgoing(node);
			XmlNode byDefault = scope.byDefault(node);
			if (!CHOOSING.contains(node.local()) || flows.size() < 2) {
				continue;
			}
			for (XmlNode flow : flows) {
				// An inclusive gateway follows such a flow in any case, which can be
				// meant.
				if (flow != byDefault && condition(flow) == null && node.isBpmn("exclusiveGateway")) {
					report.refuse("passerelle-sans-condition", scope.file(), flow,
							"La flèche %s, qui sort de %s, n'a pas de condition : donnez-lui-en une, ou faites-en le chemin par défaut."
								.formatted(label(flow), label(node)));
				}
			}
			if (byDefault == null && flows.stream().allMatch((flow) -> condition(flow) != null)) {
				report.warn("passerelle-sans-defaut", scope.file(), node,
						"Si aucune condition n'est remplie, le dossier reste bloqué à %s : désignez l'une des flèches comme chemin par défaut."
							.formatted(label(node)));
			}
		}
	}

	static void defaultsExist(ModellingScope scope, ModellingReport report) {
		for (XmlNode node : scope.nodes()) {
			XmlNode byDefault = scope.byDefault(node);
			if (node.find("default") != null && byDefault == null) {
				report.refuse("defaut-inconnu", scope.file(), node,
						"Le chemin par défaut de %s n'est pas une de ses flèches : désignez-le à nouveau."
							.formatted(label(node)));
			}
			else if (byDefault != null && condition(byDefault) != null) {
				report.refuse("condition-sur-defaut", scope.file(), byDefault,
						"La flèche %s est le chemin par défaut de %s et porte une condition : retirez l'une ou l'autre."
							.formatted(label(byDefault), label(node)));
			}
		}
	}

	/** A condition holds where paths part, and only there. */
	static void conditionsChoose(ModellingScope scope, ModellingReport report) {
		for (XmlNode flow : scope.flows()) {
			XmlNode source = scope.source(flow);
			if (source == null || condition(flow) == null) {
				continue;
			}
			if (source.isBpmn("parallelGateway") || source.isBpmn("eventBasedGateway")) {
				report.warn("condition-sans-choix", scope.file(), flow,
						"La condition de la flèche %s est sans effet, car %s ne choisit pas : retirez-la, ou employez une passerelle exclusive ou inclusive."
							.formatted(label(flow), label(source)));
			}
			else if (scope.outgoing(source).size() == 1) {
				report.warn("condition-sans-choix", scope.file(), flow,
						"La flèche %s est la seule qui sort de %s : si sa condition n'est pas remplie, le dossier reste bloqué. Retirez la condition, ou ajoutez l'autre chemin."
							.formatted(label(flow), label(source)));
			}
		}
	}

	/** Only events can be waited for. */
	static void waitForEvents(ModellingScope scope, ModellingReport report) {
		for (XmlNode gateway : scope.nodes("eventBasedGateway")) {
			List<XmlNode> flows = scope.outgoing(gateway);
			if (flows.size() < 2) {
				report.warn("attente-sans-choix", scope.file(), gateway,
						"%s n'attend qu'un événement : ajoutez l'autre, ou remplacez la passerelle par cet événement."
							.formatted(label(gateway)));
			}
			for (XmlNode flow : flows) {
				XmlNode target = scope.target(flow);
				if (target != null && !target.isBpmn("intermediateCatchEvent")) {
					report.refuse("attente-sans-evenement", scope.file(), flow,
							"%s attend des événements, et %s n'en est pas un : faites suivre la passerelle d'un message, d'une minuterie ou d'une condition."
								.formatted(label(gateway), label(target)));
				}
				else if (target != null && scope.incoming(target).size() > 1) {
					report.refuse("attente-partagee", scope.file(), target,
							"L'événement %s suit une passerelle d'événements et ne peut être atteint par une autre flèche : doublez l'événement, ou ramenez l'autre flèche avant la passerelle."
								.formatted(label(target)));
				}
			}
		}
	}

	/** The condition of a flow; null when it has none. */
	static @Nullable XmlNode condition(XmlNode flow) {
		return ModellingModel.child(flow, "conditionExpression");
	}

}
