package fr.ecluse.rollout;

import java.util.Arrays;

import com.fasterxml.jackson.annotation.JsonValue;

/** Where a migration stands. */
public enum MigrationState {

	PLANNED("planned", "Préparée"),

	/** Each dossier is looked at, and none is changed. */
	CHECKING("checking", "Vérification en cours"),

	RUNNING("running", "En cours"),

	PAUSED("paused", "Suspendue"),

	DONE("done", "Terminée"),

	/** What was moved stays moved, the rest stays where it was. */
	CANCELLED("cancelled", "Abandonnée");

	private final String key;

	private final String label;

	MigrationState(String key, String label) {
		this.key = key;
		this.label = label;
	}

	/** As software and the database read it. */
	@JsonValue
	public String key() {
		return this.key;
	}

	/** French, to be shown. */
	public String label() {
		return this.label;
	}

	static MigrationState of(String key) {
		return Arrays.stream(values()).filter((state) -> state.key.equals(key)).findFirst().orElseThrow();
	}

}
