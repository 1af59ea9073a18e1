package fr.ecluse.dossier;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Where a dossier stands, as software reads it. */
enum Status {

	OPEN("En cours"), WAITING("En attente de pièces"), ACCEPTED("Acceptée"), REJECTED("Rejetée"),
	REJECTED_BY_SILENCE("Rejetée par le silence gardé"), ACCEPTED_BY_SILENCE("Acceptée par le silence gardé"),
	WITHDRAWN("Retirée"), CLOSED("Close");

	private final String label;

	Status(String label) {
		this.label = label;
	}

	String key() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	String label() {
		return this.label;
	}

	boolean isOpen() {
		return this == OPEN || this == WAITING;
	}

	/**
	 * The status of that key.
	 * @throws IllegalArgumentException in French when there is none
	 */
	static Status of(String key) {
		return Arrays.stream(values())
			.filter((status) -> status.key().equals(key))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("L'état « %s » n'existe pas ; les états sont : %s."
				.formatted(key, Arrays.stream(values()).map(Status::key).collect(Collectors.joining(", ")))));
	}

}
