package fr.ecluse.gate;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import fr.ecluse.procedure.Procedure;
import org.jspecify.annotations.Nullable;

import static fr.ecluse.gate.ModellingModel.isBlank;
import static fr.ecluse.gate.ModellingModel.label;

/** What the steps of a procedure need so that somebody, or something, does them. */
final class ModellingTasks {

	private static final Set<String> CODE = Set.of("delegateExpression", "class", "expression", "type");

	private final ModellingPackage all;

	ModellingTasks(ModellingPackage all) {
		this.all = all;
	}

	void haveForms(ModellingScope scope, ModellingReport report) {
		for (XmlNode node : scope.nodes()) {
			boolean asks = node.isBpmn("userTask") || (node.isBpmn("startEvent") && scope.isProcess());
			String form = node.camunda("formRef");
			if (form != null) {
				formExists(scope, node, form, report);
			}
			else if (asks && node.camunda("formKey") == null && ModellingModel.extensions(node, "formData").isEmpty()) {
				report.warn(node.isBpmn("userTask") ? "tache-sans-formulaire" : "depot-sans-formulaire", scope.file(),
						node,
						"%s n'a pas de formulaire : dans ses propriétés, « Forms », choisissez « Camunda Forms » et donnez l'identifiant du formulaire."
							.formatted(label(node)));
			}
		}
	}

	private void formExists(ModellingScope scope, XmlNode node, String form, ModellingReport report) {
		boolean known = this.all.form(form).isPresent() || form.contains("{");
		if (known || this.all.forms().stream().anyMatch((file) -> file.json().isEmpty())) {
			return; // one that cannot be read is told of, and may be this one
		}
		FormFile misnamed = this.all.forms()
			.stream()
			.filter((file) -> file.name().equals(form) || file.name().equals(form + ".form"))
			.findFirst()
			.orElse(null);
		if (misnamed != null) {
			report.refuse("formulaire-identifiant", scope.file(), node,
					"%s emploie le formulaire « %s », or le fichier %s a pour identifiant « %s » : mettez le même des deux côtés."
						.formatted(label(node), form, misnamed.name(), misnamed.id()));
		}
		else {
			report.refuse("formulaire-absent", scope.file(), node,
					"%s emploie le formulaire « %s », qui n'est pas dans le paquet : joignez son fichier .form%s."
						.formatted(label(node), ModellingModel.shortened(form),
								known(this.all.forms().stream().map(FormFile::id))));
		}
	}

	/** Tasks are offered to roles, and only who holds one may do them. */
	void haveRoles(ModellingScope scope, ModellingReport report) {
		Procedure procedure = this.all.procedure();
		for (XmlNode task : scope.nodes("userTask")) {
			List<String> roles = roles(task);
			if (roles.isEmpty()) {
				report.refuse("tache-sans-role", scope.file(), task,
						"%s n'est proposée à aucun rôle, donc personne ne pourrait la faire : donnez un rôle dans « Candidate groups »."
							.formatted(label(task)));
			}
			else if (procedure != null) {
				roles.stream()
					.filter((role) -> !role.contains("{") && !procedure.roles().containsKey(role))
					.forEach(
							(role) -> report.refuse("role-inconnu", scope.file(), task,
									"%s est proposée au rôle « %s », que procedure.yaml ne déclare pas%s.".formatted(
											label(task), ModellingModel.shortened(role),
											known(procedure.roles().keySet().stream()))));
			}
		}
	}

	/** The roles that a task is offered to, as the model spells them. */
	static List<String> roles(XmlNode task) {
		String groups = task.camunda("candidateGroups");
		return (groups == null) ? List.of()
				: Arrays.stream(groups.split(",")).map(String::strip).filter((role) -> !role.isEmpty()).toList();
	}

	void haveDecisions(ModellingScope scope, ModellingReport report) {
		for (XmlNode node : scope.nodes()) {
			String decision = node.camunda("decisionRef");
			if (node.isBpmn("businessRuleTask") && isBlank(decision)) {
				if (CODE.stream().allMatch((attribute) -> node.camunda(attribute) == null)) {
					report.refuse("decision-non-choisie", scope.file(), node,
							"%s ne dit pas quelle décision prendre : donnez l'identifiant d'une décision DMN du paquet."
								.formatted(label(node)));
				}
			}
			else if (decision != null) {
				decisionExists(scope, node, decision, report);
			}
			String control = ModellingModel.control(node);
			if (control != null) {
				decisionExists(scope, node, control, report);
			}
		}
	}

	private void decisionExists(ModellingScope scope, XmlNode node, String decision, ModellingReport report) {
		if (!this.all.decisions().containsKey(decision)) {
			report.refuse("decision-absente", scope.file(), node,
					"%s emploie la décision « %s », qui n'est dans aucun fichier .dmn du paquet%s.".formatted(
							label(node), ModellingModel.shortened(decision),
							known(this.all.decisions().keySet().stream())));
		}
	}

	/** A step that neither people nor the server do. */
	void doSomething(ModellingScope scope, ModellingReport report) {
		for (XmlNode node : scope.nodes()) {
			if (node.isBpmn("task") || node.isBpmn("manualTask")) {
				report.advise("tache-sans-effet", scope.file(), node,
						"Écluse passe %s sans rien faire ni attendre : faites-en une tâche utilisateur ou de service, ou notez-la dans une annotation."
							.formatted(label(node)));
			}
			XmlNode event = node.isBpmn("intermediateThrowEvent") || node.isBpmn("endEvent")
					? ModellingModel.definition(node) : null;
			boolean sends = event != null && event.isBpmn("messageEventDefinition");
			XmlNode worker = (sends && event != null) ? event : node;
			if ((node.isBpmn("serviceTask") || node.isBpmn("sendTask") || sends) && isIdle(worker)) {
				report.refuse("brique-absente", scope.file(), node,
						"%s ne dit pas ce que le serveur doit faire : choisissez une brique%s.".formatted(label(node),
								known(ModellingBlock.BLOCKS.keySet().stream().sorted())));
			}
		}
	}

	private static boolean isIdle(XmlNode worker) {
		return CODE.stream().allMatch((attribute) -> worker.camunda(attribute) == null)
				&& ModellingModel.extensions(worker, "connector").isEmpty();
	}

	private static String known(Stream<String> names) {
		String list = names.limit(20).collect(Collectors.joining(", "));
		return list.isEmpty() ? "" : " (possibles : " + list + ")";
	}

	/** The decision that a task takes; null when it takes none of the package. */
	@Nullable ModellingDecision decision(XmlNode task) {
		String key = task.camunda("decisionRef");
		return (key != null) ? this.all.decisions().get(key) : null;
	}

}
