package fr.ecluse.member;

import java.util.Arrays;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonValue;

/** Role of an agent of the OPSN on the platform as a whole, never given by a member. */
public enum OpsnRole {

	/** Runs the platform: members, agents, keys. */
	ADMINISTRATOR("administrateur", "administrateur de la plateforme"),

	/** Designs procedures. */
	DESIGNER("concepteur", "concepteur de démarches");

	private final String key;

	private final String label;

	OpsnRole(String key, String label) {
		this.key = key;
		this.label = label;
	}

	public static Optional<OpsnRole> find(String key) {
		return Arrays.stream(values()).filter((role) -> role.key.equals(key)).findFirst();
	}

	@JsonValue
	public String key() {
		return this.key;
	}

	/** French name, to be shown. */
	public String label() {
		return this.label;
	}

}
