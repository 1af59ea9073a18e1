package fr.ecluse.gate;

import com.fasterxml.jackson.annotation.JsonValue;

/** What a finding entails. */
public enum Level {

	/** The package cannot go on: unsafe, unreadable, or it could not run. */
	REFUSED("refus"),

	/** It can go on, but people will probably meet a fault. */
	WARNING("avertissement"),

	/** A way to make it better. */
	ADVICE("conseil");

	private final String key;

	Level(String key) {
		this.key = key;
	}

	/** French name, as software and people read it. */
	@JsonValue
	public String key() {
		return this.key;
	}

}
