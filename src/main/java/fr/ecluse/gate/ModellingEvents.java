package fr.ecluse.gate;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import static fr.ecluse.gate.ModellingModel.isBlank;
import static fr.ecluse.gate.ModellingModel.label;

/** What events wait for, throw or point at. */
final class ModellingEvents {

	private static final Map<String, Kind> KINDS = Map.of("messageEventDefinition",
			new Kind("messageRef", "message", "name", "un message", "un nom"), "errorEventDefinition",
			new Kind("errorRef", "error", "errorCode", "une erreur", "un code"), "escalationEventDefinition",
			new Kind("escalationRef", "escalation", "escalationCode", "une escalade", "un code"));

	private static final Set<String> TIMES = Set.of("timeDate", "timeDuration", "timeCycle");

	private static final Set<String> MEANINGLESS_BLANK = Set.of("intermediateCatchEvent", "boundaryEvent");

	private ModellingEvents() {
	}

	static void areDefined(ModellingScope scope, ModellingReport report) {
		for (XmlNode event : scope.nodes()) {
			if (MEANINGLESS_BLANK.contains(event.local()) && ModellingModel.definition(event) == null) {
				report.refuse("evenement-sans-declencheur", scope.file(), event,
						"L'événement %s n'attend rien : dites par la clé anglaise s'il s'agit d'un message, d'une minuterie, d'une condition…"
							.formatted(label(event)));
			}
			else if (ModellingModel.isEvent(event, "conditional")) {
				condition(scope, event, report);
			}
		}
	}

	private static void condition(ModellingScope scope, XmlNode event, ModellingReport report) {
		XmlNode definition = ModellingModel.definition(event);
		XmlNode condition = (definition != null) ? ModellingModel.child(definition, "condition") : null;
		if (condition == null || condition.text().isBlank()) {
			report.refuse("evenement-sans-condition", scope.file(), event,
					"L'événement %s attend une condition qui n'est pas écrite : donnez-la, par exemple ${montant > 1000}."
						.formatted(label(event)));
		}
	}

	/** Messages, errors and escalations name what they are about. */
	static void nameWhatTheyAreAbout(ModellingScope scope, ModellingReport report) {
		for (XmlNode node : scope.nodes()) {
			XmlNode definition = ModellingModel.isEvent(node) ? ModellingModel.definition(node) : null;
			if (definition != null) {
				Kind kind = KINDS.get(definition.local());
				if (kind != null) {
					reference(scope, node, definition, kind, report);
				}
			}
			else if (node.isBpmn("receiveTask")) {
				reference(scope, node, node, KINDS.getOrDefault("messageEventDefinition", Kind.NONE), report);
			}
		}
	}

	private static void reference(ModellingScope scope, XmlNode node, XmlNode holder, Kind kind,
			ModellingReport report) {
		String id = holder.find(kind.reference());
		if (isBlank(id)) {
			boolean mayCatchAll = !kind.element().equals("message")
					&& (node.isBpmn("boundaryEvent") || node.isBpmn("startEvent"));
			if (!mayCatchAll) {
				report.refuse("reference-absente", scope.file(), node,
						"%s ne dit pas lequel : choisissez %s, ou créez-le, dans ses propriétés.".formatted(label(node),
								kind.title()));
			}
			return;
		}
		XmlNode target = scope.model().byId(local(id));
		if (target == null || !target.isBpmn(kind.element())) {
			report.refuse("reference-inconnue", scope.file(), node,
					"%s désigne %s qui n'est pas dans ce fichier (« %s ») : choisissez-le à nouveau."
						.formatted(label(node), kind.title(), ModellingModel.shortened(String.valueOf(id))));
		}
		else if (isBlank(target.find(kind.key()))) {
			report.refuse("reference-sans-nom", scope.file(), node,
					"%s désigne %s sans %s : donnez-lui-en dans ses propriétés.".formatted(label(node), kind.title(),
							kind.keyTitle()));
		}
	}

	/** A link comes out where an event of the same name waits. */
	static void linksMeet(ModellingScope scope, ModellingReport report) {
		for (XmlNode event : scope.nodes()) {
			if (!ModellingModel.isEvent(event, "link")) {
				continue;
			}
			String name = ModellingScope.linkName(event);
			if (isBlank(name)) {
				report.refuse("lien-sans-nom", scope.file(), event,
						"Le lien %s n'a pas de nom : donnez le même au départ et à l'arrivée.".formatted(label(event)));
			}
			else if (event.isBpmn("intermediateThrowEvent") && scope.landings(event).isEmpty()) {
				report.refuse("lien-sans-arrivee", scope.file(), event,
						"Le lien « %s » n'arrive nulle part à ce niveau : ajoutez l'événement d'arrivée du même nom."
							.formatted(name));
			}
		}
		for (XmlNode event : scope.nodes("intermediateCatchEvent")) {
			String name = ModellingScope.linkName(event);
			if (name != null && scope.nodes("intermediateCatchEvent")
				.stream()
				.filter((other) -> name.equals(ModellingScope.linkName(other)))
				.skip(1)
				.anyMatch((other) -> other == event)) {
				report.refuse("lien-double", scope.file(), event,
						"Deux arrivées portent le nom de lien « %s » : un lien n'en a qu'une.".formatted(name));
			}
		}
	}

	/** Timers say when; how they may say it is a matter of safety. */
	static void timersSayWhen(ModellingScope scope, ModellingReport report) {
		for (XmlNode event : scope.nodes()) {
			XmlNode definition = ModellingModel.isEvent(event, "timer") ? ModellingModel.definition(event) : null;
			if (definition != null
					&& definition.children().stream().noneMatch((child) -> TIMES.contains(child.local()))) {
				report.refuse("minuterie-sans-definition", scope.file(), event,
						"La minuterie %s ne dit pas quand : donnez-lui une date (${silenceAt}) ou une durée (P10D)."
							.formatted(label(event)));
			}
		}
	}

	/** A sub-process can only be left by what happens inside. */
	static void thrownErrorsAreCaught(ModellingScope scope, ModellingReport report) {
		for (XmlNode end : scope.nodes("endEvent")) {
			XmlNode error = ModellingModel.isEvent(end, "error") ? ModellingModel.definition(end) : null;
			if (error == null) {
				continue;
			}
			String code = code(scope, error);
			if (code != null && !isCaught(scope, code)) {
				report.warn("erreur-non-rattrapee", scope.file(), end,
						"Rien ne rattrape l'erreur « %s » : le dossier s'arrêterait là. Ajoutez un événement d'erreur au bord du sous-processus, ou terminez par une fin simple."
							.formatted(code));
			}
		}
	}

	private static boolean isCaught(ModellingScope scope, String code) {
		for (ModellingScope it = scope; it != null; it = it.outer()) {
			ModellingScope around = it.outer();
			List<XmlNode> edge = (around != null) ? around.attached(it.container()) : List.of();
			if (catches(edge, scope, code) || it.nodes()
				.stream()
				.filter(ModellingModel::isEventSubProcess)
				.anyMatch((inner) -> catches(inner.children(XmlNode.BPMN, "startEvent"), scope, code))) {
				return true;
			}
		}
		return false;
	}

	private static boolean catches(List<XmlNode> events, ModellingScope scope, String code) {
		return events.stream().map(ModellingModel::definition).anyMatch((definition) -> {
			if (definition == null || !definition.isBpmn("errorEventDefinition")) {
				return false;
			}
			String caught = code(scope, definition);
			return caught == null || caught.equals(code);
		});
	}

	private static @Nullable String code(ModellingScope scope, XmlNode definition) {
		XmlNode error = scope.model().byId(local(definition.find("errorRef")));
		return (error != null) ? error.find("errorCode") : null;
	}

	/** Without the prefix that some tools put before an id. */
	static @Nullable String local(@Nullable String id) {
		return (id == null) ? null : id.substring(id.indexOf(':') + 1).strip();
	}

	/**
	 * A kind of event that refers to an element of the file.
	 *
	 * @param key attribute of that element by which throwing and catching find together
	 */
	private record Kind(String reference, String element, String key, String title, String keyTitle) {

		private static final Kind NONE = new Kind("", "", "", "", "");

	}

}
