package fr.ecluse.gate;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Whether each field of a form can be answered, and its answer used. */
final class FormFields {

	private static final int LONGEST_TEXT = 4000;

	private static final int MOST_PATTERNS = 100;

	/** Field of a start form whose choices the server gives: the agent's members. */
	private static final String MEMBER = "member";

	private final FormFile form;

	private final ModellingReport report;

	private boolean refused;

	private FormFields(FormFile form, ModellingReport report) {
		this.form = form;
		this.report = report;
	}

	/** Whether something was refused. */
	static boolean check(FormFile form, ModellingReport report) {
		FormFields fields = new FormFields(form, report);
		fields.areTold();
		fields.haveReadablePatterns();
		for (FormComponent component : form.components()) {
			if (component.isField()) {
				fields.hasKey(component);
				fields.hasChoices(component);
				fields.hasRoom(component);
			}
			else if (component.type().equals("dynamiclist") && component.text("path").isBlank()) {
				fields.refuse("champ-sans-cle", component,
						"La liste %s n'a pas de nom : donnez-en un (« Path »), celui de la variable qui reçoit ses lignes.");
			}
		}
		return fields.refused;
	}

	/** Tasklist shows no form in which two components have one id or one key. */
	private void areTold() {
		Set<String> ids = new HashSet<>();
		Map<String, FormComponent> paths = new HashMap<>();
		for (FormComponent component : this.form.components()) {
			if (component.id().isBlank() && component.isField()) {
				warn("champ-sans-identifiant", component,
						"%s n'a pas d'identifiant (« id ») : enregistrez le formulaire dans son éditeur, qui en donne.");
			}
			else if (!component.id().isBlank() && !ids.add(component.id())) {
				refuse("champ-identifiant-double", component,
						"%s a le même identifiant (« id ») qu'un autre composant : donnez-lui-en un autre, sinon le formulaire ne s'affiche pas.");
			}
			if (component.isField() && !component.path().isEmpty()) {
				FormComponent other = paths.putIfAbsent(component.path(), component);
				if (other != null) {
					refuse("champ-cle-double", component,
							"%s a la clé d'un autre champ du formulaire, qui ne s'afficherait pas : changez l'une des deux.");
				}
			}
		}
	}

	private void hasKey(FormComponent field) {
		String key = field.key();
		if (key.isBlank()) {
			refuse("champ-sans-cle", field,
					"%s n'a pas de clé : donnez-lui le nom de la variable qui reçoit la réponse (« Key »).");
		}
		else if (!Arrays.stream(field.path().split("\\.", -1))
			.allMatch((name) -> VariableNames.SPELLABLE.matcher(name).matches()
					&& !VariableNames.RESERVED.contains(name))) {
			warn("champ-cle-illisible", field,
					"La clé de %s ne peut pas être écrite dans une expression : employez des lettres sans accent et des chiffres, sans tiret ni espace, et aucun mot réservé, par exemple dateDebut.");
		}
		else if (!isLocked(field) && VariableWriters.SERVER.contains(field.variable())) {
			refuse("champ-reserve", field,
					"La clé de %s est celle d'une donnée que le serveur tient lui-même : choisissez-en une autre, ou rendez le champ « Read only ».");
		}
	}

	static boolean isLocked(FormComponent field) {
		return field.json().path("disabled").asBoolean(false) || field.json().path("readonly").asBoolean(false)
				|| field.type().equals("expression");
	}

	private void hasChoices(FormComponent field) {
		if (!FormComponent.CHOICES.contains(field.type()) || field.path().equals(MEMBER)) {
			return;
		}
		JsonNode values = field.json().path("values");
		boolean elsewhere = !field.text("valuesKey").isBlank() || !field.text("valuesExpression").isBlank();
		if (!elsewhere && values.isEmpty()) {
			refuse("champ-choix-vide", field, "%s ne propose aucune réponse : ajoutez ses choix (« Static options »).");
			return;
		}
		Set<String> seen = new HashSet<>();
		for (JsonNode option : values) {
			String value = option.path("value").asString("");
			if (value.isBlank()) {
				warn("champ-choix-sans-valeur", field,
						"%s propose un choix sans valeur, que rien ne distinguera d'une absence de réponse : donnez-lui une valeur.");
			}
			else if (!seen.add(value)) {
				warn("champ-choix-double", field, "%s propose deux fois la valeur « "
						+ ModellingModel.shortened(value).replace("%", "%%") + " » : retirez-en une.");
			}
		}
	}

	private void hasRoom(FormComponent field) {
		JsonNode validate = field.json().path("validate");
		BigDecimal least = number(validate.path("min"));
		BigDecimal most = number(validate.path("max"));
		BigDecimal shortest = number(validate.path("minLength"));
		BigDecimal longest = number(validate.path("maxLength"));
		if (least != null && most != null && most.compareTo(least) < 0) {
			refuse("champ-bornes", field,
					"%s a un maximum plus petit que son minimum : aucune réponse n'y conviendrait.");
		}
		if (shortest != null && longest != null && longest.compareTo(shortest) < 0) {
			refuse("champ-bornes", field,
					"%s demande plus de caractères qu'il n'en accepte : aucune réponse n'y conviendrait.");
		}
		BigDecimal limit = BigDecimal.valueOf(LONGEST_TEXT);
		if (shortest != null && shortest.compareTo(limit) > 0) {
			refuse("champ-bornes", field, "%s demande plus de 4 000 caractères, et le serveur n'en accepte pas plus.");
		}
		else if (longest != null && longest.compareTo(limit) > 0) {
			warn("champ-longueur", field,
					"%s annonce plus de 4 000 caractères, et le serveur n'en accepte pas plus : baissez ce maximum.");
		}
	}

	private void haveReadablePatterns() {
		Map<String, String> problems = new HashMap<>();
		for (FormComponent field : this.form.components()) {
			String pattern = field.json().path("validate").path("pattern").asString("");
			if (pattern.isBlank()) {
				continue;
			}
			String problem = (problems.size() < MOST_PATTERNS || problems.containsKey(pattern))
					? problems.computeIfAbsent(pattern, FormPatterns::problem)
					: "le formulaire compte plus de %d motifs".formatted(MOST_PATTERNS);
			if (!problem.isEmpty()) {
				refuse("champ-motif", field, "%s ne peut pas être contrôlé : " + problem
						+ ". Corrigez-le (« Regular expression pattern »).");
			}
		}
	}

	private static @Nullable BigDecimal number(JsonNode node) {
		if (node.isNumber()) {
			return node.decimalValue();
		}
		String text = node.asString("");
		return text.matches("-?\\d{1,15}(\\.\\d{1,10})?") ? new BigDecimal(text) : null;
	}

	private void refuse(String rule, FormComponent component, String sentence) {
		this.refused = true;
		this.report.add(component.finding(rule, Level.REFUSED, this.form.name(), sentence.formatted(component.told())));
	}

	private void warn(String rule, FormComponent component, String sentence) {
		this.report.add(component.finding(rule, Level.WARNING, this.form.name(), sentence.formatted(component.told())));
	}

}
