package fr.ecluse.catalogue;

import java.util.Arrays;

import com.fasterxml.jackson.annotation.JsonValue;

/** Where a version stands on its way to members. Only a published one may be started. */
public enum VersionState {

	/** The gate refused it: it is kept to be looked at, and can never go on. */
	REFUSED("refused", "Refusée au contrôle"),

	DRAFT("draft", "Brouillon"),

	/** Waits for another designer. */
	SUBMITTED("submitted", "À relire"),

	APPROVED("approved", "Approuvée"),

	PUBLISHED("published", "Publiée"),

	/** No dossier starts with it any more; those that run go on. */
	RETIRED("retired", "Retirée");

	private final String key;

	private final String label;

	VersionState(String key, String label) {
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

	static VersionState of(String key) {
		return Arrays.stream(values()).filter((state) -> state.key.equals(key)).findFirst().orElseThrow();
	}

}
