package fr.ecluse.gate;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import fr.ecluse.procedure.Procedure;
import fr.ecluse.procedure.Status;
import org.jspecify.annotations.Nullable;

import static fr.ecluse.gate.ModellingModel.label;

/** Whether the files of a package fit together into one procedure that runs. */
final class ModellingProcedure {

	private final ModellingPackage all;

	private final ModellingReport report;

	ModellingProcedure(ModellingPackage all, ModellingReport report) {
		this.all = all;
		this.report = report;
	}

	void check() {
		runs();
		isDrawn();
		messagesAreDeclared();
		isFiledWithItsForm();
		everythingIsUsed();
	}

	private void runs() {
		List<XmlNode> processes = this.all.models().stream().flatMap((model) -> model.processes().stream()).toList();
		if (this.all.files().endingWith(".bpmn").isEmpty()) {
			this.report.add(Finding.of("modele-absent", Level.REFUSED, "",
					"Le paquet ne contient aucun modèle : joignez le fichier .bpmn de la démarche."));
		}
		else if (processes.stream().noneMatch(ModellingModel::isExecutable)) {
			this.all.models()
				.forEach((model) -> this.report.add(Finding.of("aucun-processus-executable", Level.REFUSED,
						model.file(),
						"0 processus exécutable : le moteur accepterait ce fichier sans rien en retenir. Dans Camunda Modeler, cliquez sur le fond du diagramme (ou sur le bassin) et cochez « Executable » dans le panneau des propriétés, rubrique « General ».")));
		}
	}

	/** Findings, progress and history are shown on the diagram. */
	private void isDrawn() {
		for (ModellingModel model : this.all.models()) {
			Set<String> drawn = model.drawn();
			List<XmlNode> missing = this.all.scopes()
				.stream()
				.filter((scope) -> scope.model() == model)
				.flatMap((scope) -> scope.nodes().stream())
				.filter((node) -> !drawn.contains(node.find("id")))
				.toList();
			if (drawn.isEmpty() && !model.processes().isEmpty()) {
				this.report.warn("schema-absent", model.file(), model.root(),
						"Ce modèle n'a pas de diagramme : personne ne pourra le lire ni y voir où en est un dossier. Ouvrez-le dans un outil qui le dessine, puis enregistrez-le.");
			}
			else {
				missing.forEach((node) -> this.report.warn("schema-incomplet", model.file(), node,
						"%s n'est pas dessiné sur le diagramme : supprimez-le ou placez-le à nouveau."
							.formatted(label(node))));
			}
		}
	}

	private void messagesAreDeclared() {
		Procedure procedure = this.all.procedure();
		if (procedure == null) {
			return;
		}
		Set<String> awaited = new HashSet<>();
		for (ModellingScope scope : this.all.scopes()) {
			for (XmlNode node : scope.nodes()) {
				String name = awaitedMessage(scope, node);
				if (name == null) {
					continue;
				}
				awaited.add(name);
				if (!procedure.messages().containsKey(name)) {
					this.report.warn("message-non-declare", scope.file(), node,
							"%s attend le message « %s », que personne ne peut envoyer : déclarez-le sous « messages » dans procedure.yaml, avec un titre et des rôles."
								.formatted(label(node), ModellingModel.shortened(name)));
				}
			}
		}
		procedure.messages()
			.keySet()
			.stream()
			.filter((name) -> !awaited.contains(name))
			.forEach((name) -> warnDescription("message-non-attendu", List.of("messages", name),
					"Aucun modèle n'attend le message « %s » : ajoutez l'événement qui le reçoit, ou retirez-le d'ici."
						.formatted(name)));
	}

	private static @Nullable String awaitedMessage(ModellingScope scope, XmlNode node) {
		XmlNode holder = node.isBpmn("receiveTask") ? node
				: ModellingModel.isEvent(node, "message") ? ModellingModel.definition(node) : null;
		boolean catches = !node.isBpmn("endEvent") && !node.isBpmn("intermediateThrowEvent");
		XmlNode message = (holder != null && catches)
				? scope.model().byId(ModellingEvents.local(holder.find("messageRef"))) : null;
		return (message != null) ? message.find("name") : null;
	}

	/** Task list and API show the same form. */
	private void isFiledWithItsForm() {
		Procedure procedure = this.all.procedure();
		if (procedure == null) {
			return;
		}
		for (ModellingScope scope : this.all.scopes()) {
			boolean main = scope.isProcess() && this.all.key().equals(scope.container().find("id"));
			for (XmlNode start : main ? scope.nodes("startEvent") : List.<XmlNode>of()) {
				String form = start.camunda("formRef");
				if (form != null && !form.equals(procedure.startForm().id())) {
					this.report.warn("depot-autre-formulaire", scope.file(), start,
							"%s emploie le formulaire « %s », et procedure.yaml (start-form) le formulaire « %s » : le dépôt serait contrôlé autrement à l'écran et par l'interface de programmation."
								.formatted(label(start), form, procedure.startForm().id()));
				}
			}
		}
		this.all.form(procedure.startForm().id())
			.filter((form) -> !form.keys().contains(procedure.subject()))
			.ifPresent((form) -> warnDescription("objet-inconnu", List.of("subject"),
					"Le formulaire de dépôt n'a pas de champ « %s », qui doit donner son objet au dossier : nommez l'un de ses champs."
						.formatted(procedure.subject())));
	}

	private void everythingIsUsed() {
		Procedure procedure = this.all.procedure();
		if (procedure != null && !this.all.models().isEmpty()) {
			rolesAreUsed(procedure);
			statusesAreUsed(procedure);
		}
		Set<String> decisions = new HashSet<>();
		Set<String> forms = new HashSet<>((procedure != null) ? Set.of(procedure.startForm().id()) : Set.of());
		this.all.nodes().forEach((node) -> {
			decisions.add(String.valueOf(node.camunda("decisionRef")));
			decisions.add(String.valueOf(ModellingModel.control(node)));
			forms.add(String.valueOf(node.camunda("formRef")));
		});
		this.all.decisions().values().forEach((decision) -> decisions.addAll(decision.requires()));
		this.all.decisions()
			.values()
			.stream()
			.filter((decision) -> !decisions.contains(decision.id()))
			.forEach((decision) -> this.report.advise("decision-inutilisee", decision.file(), decision.node(),
					"Aucune étape n'emploie la décision « %s » : retirez-la, ou nommez-la dans une tâche de décision ou un contrôle."
						.formatted(decision.id())));
		this.all.forms()
			.stream()
			.filter((form) -> !form.id().isEmpty() && !forms.contains(form.id()))
			.forEach((form) -> this.report.add(Finding.of("formulaire-inutilise", Level.ADVICE, form.name(),
					"Aucune étape n'emploie ce formulaire (identifiant « %s ») : retirez-le, ou nommez-le dans une étape."
						.formatted(form.id()))));
	}

	private void rolesAreUsed(Procedure procedure) {
		Set<String> used = this.all.nodes()
			.filter((node) -> node.isBpmn("userTask"))
			.flatMap((task) -> ModellingTasks.roles(task).stream())
			.collect(Collectors.toCollection(HashSet::new));
		if (used.stream().anyMatch((role) -> role.contains("{"))) {
			return;
		}
		procedure.messages().values().forEach((message) -> used.addAll(message.roles()));
		procedure.roles()
			.keySet()
			.stream()
			.filter((role) -> !used.contains(role))
			.forEach((role) -> adviseDescription("role-inutilise", List.of("roles", role),
					"Aucune tâche ni aucun message n'emploie le rôle « %s » : retirez-le, ou proposez-lui une tâche."
						.formatted(role)));
	}

	private void statusesAreUsed(Procedure procedure) {
		Set<String> used = this.all.nodes()
			.filter((node) -> ModellingBlocks.name(node).equals("status"))
			.map((node) -> ModellingBlocks.inputs(node).getOrDefault("status", ""))
			.collect(Collectors.toSet());
		if (used.stream().noneMatch((status) -> status.contains("{"))) {
			procedure.statuses()
				.keySet()
				.stream()
				.filter((status) -> !Status.shared().containsKey(status))
				.filter((status) -> !used.contains(status))
				.forEach((status) -> adviseDescription("etat-inutilise", List.of("statuses", status),
						"Aucune étape ne met le dossier dans l'état « %s » : retirez-le, ou ajoutez la brique status."
							.formatted(status)));
		}
	}

	private void warnDescription(String rule, List<String> path, String message) {
		this.report.add(this.all.atDescription(rule, Level.WARNING, path, message));
	}

	private void adviseDescription(String rule, List<String> path, String message) {
		this.report.add(this.all.atDescription(rule, Level.ADVICE, path, message));
	}

}
