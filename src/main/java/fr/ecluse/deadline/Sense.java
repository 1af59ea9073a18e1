package fr.ecluse.deadline;

import com.fasterxml.jackson.annotation.JsonValue;

/** What the date of a rule means. */
public enum Sense {

	/** The last day on which the act is in time, until its midnight. */
	LAST_DAY("last-day"),

	/** The first day on which the act is lawful, from its first hour. */
	FIRST_DAY("first-day"),

	/** The day at whose end something happens by itself. */
	EVENT("event");

	private final String key;

	Sense(String key) {
		this.key = key;
	}

	/** Word of the interface and of the data files. */
	@JsonValue
	public String key() {
		return this.key;
	}

}
