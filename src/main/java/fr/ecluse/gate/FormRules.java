package fr.ecluse.gate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import tools.jackson.databind.JsonNode;

/**
 * Whether the forms of a package are shown by Tasklist, whose form-js is of version 1.8,
 * and enforced by the server.
 */
final class FormRules {

	/** Later ones add only components that are refused here anyway, and messages. */
	private static final int NEWEST_SCHEMA = 19;

	/** Shown without taking an answer. */
	private static final Set<String> PRESENTATION = Set.of("text", "image", "spacer", "separator", "table", "group",
			"dynamiclist", "button");

	private static final Map<String, String> NOT_SHOWN = Map.of("iframe",
			"une page extérieure ne peut pas être montrée dans un formulaire", "filepicker",
			"la liste des tâches ne sait pas recevoir de fichier ; joignez les pièces au dossier", "documentPreview",
			"la liste des tâches ne sait pas montrer de document ; il est joint au dossier");

	private static final Pattern OUTSIDE = Pattern.compile(
			"!\\[[^\\]]{0,500}]|<\\s*(?:img|iframe|script|object|embed|link|style|svg|video|audio|form|input|base|meta)\\b|url\\(|javascript:",
			Pattern.CASE_INSENSITIVE);

	private static final Pattern OWN_PICTURE = Pattern
		.compile("data:image/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/=]+");

	private static final Pattern ADDRESS = Pattern.compile("(?:[a-z][a-z0-9+.-]*:)?//|javascript:",
			Pattern.CASE_INSENSITIVE);

	private FormRules() {
	}

	static void check(List<FormFile> forms, ModellingReport report) {
		Map<String, String> files = new HashMap<>();
		for (FormFile form : forms) {
			FormFile.Problem problem = form.problem();
			if (form.json().isEmpty()) {
				if (problem != null) {
					report.add(new Finding("formulaire-illisible", Level.REFUSED, form.name(), problem.line(), null,
							null, problem.message()));
				}
				continue;
			}
			isKnown(form, files, report);
			isForTasklist(form, report);
			boolean refused = false;
			for (FormComponent component : form.components()) {
				refused |= isShown(form, component, report);
			}
			refused |= FormFields.check(form, report);
			if (problem != null && !refused) {
				report.add(new Finding("formulaire-refuse", Level.REFUSED, form.name(), problem.line(), null, null,
						problem.message()));
			}
		}
	}

	private static void isKnown(FormFile form, Map<String, String> files, ModellingReport report) {
		if (form.id().isBlank()) {
			report.add(Finding.of("formulaire-sans-identifiant", Level.REFUSED, form.name(),
					"Ce formulaire n'a pas d'identifiant, et les modèles ne peuvent pas le désigner : donnez-le dans la rubrique « General », champ « ID »."));
			return;
		}
		String other = files.putIfAbsent(form.id(), form.name());
		if (other != null) {
			report.add(Finding.of("formulaire-identifiant-double", Level.REFUSED, form.name(),
					"Le formulaire %s porte déjà l'identifiant « %s » : donnez-en un autre à celui-ci.".formatted(other,
							form.id())));
		}
	}

	private static void isForTasklist(FormFile form, ModellingReport report) {
		JsonNode json = form.json();
		if (json.path("schemaVersion").asInt(0) > NEWEST_SCHEMA) {
			report.add(Finding.of("formulaire-version", Level.WARNING, form.name(),
					"Ce formulaire vient d'un éditeur plus récent (schemaVersion %d) que ce que la liste des tâches connaît : vérifiez-y son apparence."
						.formatted(json.path("schemaVersion").asInt(0))));
		}
		if (json.path("executionPlatform").asString("").contains("Cloud")) {
			report.add(Finding.of("formulaire-plateforme", Level.WARNING, form.name(),
					"Ce formulaire est fait pour Camunda 8 : créez-le dans Camunda Modeler comme formulaire de Camunda 7, ou remplacez « Camunda Cloud » par « Camunda Platform » et sa version par 7.24.0 (executionPlatform, executionPlatformVersion)."));
		}
	}

	private static boolean isShown(FormFile form, FormComponent component, ModellingReport report) {
		String type = component.type();
		if (type.equals("html")) {
			report.add(component.finding("formulaire-html", Level.REFUSED, form.name(),
					"%s est du HTML, qui s'exécuterait chez les agents : employez un texte (« Text view »), qui connaît titres, listes et gras."
						.formatted(component.told())));
			return true;
		}
		if (!FormComponent.FIELDS.contains(type) && !PRESENTATION.contains(type)) {
			report.add(component.finding("formulaire-composant", Level.REFUSED, form.name(),
					"%s ne peut pas être employé (type « %s ») : %s."
						.formatted(component.told(), ModellingModel.shortened(type), NOT_SHOWN.getOrDefault(type,
								"la liste des tâches ne connaît pas ce composant, et le serveur ne saurait en contrôler la réponse"))));
			return true;
		}
		if (reachesOutside(component)) {
			report.add(component.finding("formulaire-adresse-exterieure", Level.REFUSED, form.name(),
					"%s montre une image ou un contenu d'une autre adresse, qui apprendrait qui l'ouvre : retirez-le, ou intégrez l'image (source « data:image/png;base64,… »)."
						.formatted(component.told())));
			return true;
		}
		if (type.equals("button")) {
			report.add(component.finding("formulaire-bouton", Level.WARNING, form.name(),
					"%s est un bouton de trop : la liste des tâches a les siens pour enregistrer et terminer."
						.formatted(component.told())));
		}
		return false;
	}

	private static boolean reachesOutside(FormComponent component) {
		if (component.type().equals("image") && !OWN_PICTURE.matcher(component.text("source").strip()).matches()) {
			return true;
		}
		boolean button = component.type().equals("button");
		for (JsonNode value : component.json()) {
			String text = value.asString("");
			if (OUTSIDE.matcher(text).find() || (button && ADDRESS.matcher(text).find())) {
				return true;
			}
		}
		return false;
	}

}
