package fr.ecluse.form;

/** What kind of answer a form component takes. */
enum FieldType {

	TEXT, NUMBER, CHECKBOX, CHOICE, CHOICES, DATE, COMPUTED;

	static FieldType of(String component) {
		return switch (component) {
			case "textfield", "textarea" -> TEXT;
			case "number" -> NUMBER;
			case "checkbox" -> CHECKBOX;
			case "select", "radio" -> CHOICE;
			case "checklist", "taglist" -> CHOICES;
			case "datetime" -> DATE;
			case "expression" -> COMPUTED;
			default -> throw new IllegalArgumentException(
					"Le formulaire contient un composant inconnu : « %s ».".formatted(component));
		};
	}

}
