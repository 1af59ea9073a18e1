package fr.ecluse.console;

import fr.ecluse.catalogue.VersionState;
import fr.ecluse.gate.Level;

/** Words and colours that several pages use. */
final class Labels {

	private Labels() {
	}

	/** Class of the tag that shows a state. */
	static String tag(VersionState state) {
		return switch (state) {
			case PUBLISHED, APPROVED -> "tag good";
			case SUBMITTED -> "tag wait";
			case REFUSED -> "tag bad";
			case DRAFT, RETIRED -> "tag";
		};
	}

	/** The way a version came in. */
	static String origin(String origin) {
		return switch (origin) {
			case "shipped" -> "fournie avec Écluse";
			case "modeler" -> "depuis Camunda Modeler";
			case "api" -> "par l'API";
			case "import" -> "importée d'un autre OPSN";
			default -> "par la console";
		};
	}

	static String level(Level level) {
		return switch (level) {
			case REFUSED -> "Refus";
			case WARNING -> "Avertissement";
			case ADVICE -> "Conseil";
		};
	}

	/** A number of bytes as people read it. */
	static String size(int bytes) {
		return (bytes < 1024) ? bytes + " o" : (bytes + 512) / 1024 + " ko";
	}

	/** "1 dossier", "3 dossiers" */
	static String count(long number, String noun) {
		return "%d %s%s".formatted(number, noun, (number > 1) ? "s" : "");
	}

}
