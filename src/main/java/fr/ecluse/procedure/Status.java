package fr.ecluse.procedure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where a dossier stands.
 *
 * @param key as software reads it
 * @param label in French
 * @param open whether the case still goes on
 */
public record Status(String key, String label, boolean open) {

	/** Of a dossier that was just opened. */
	public static final Status OPEN = new Status("open", "En cours", true);

	/** Of a dossier that ended without its model saying how. */
	public static final Status CLOSED = new Status("closed", "Close", false);

	private static final List<Status> SHARED = List.of(OPEN, new Status("waiting", "En attente de pièces", true),
			new Status("accepted", "Acceptée", false), new Status("rejected", "Rejetée", false),
			new Status("rejected-by-silence", "Rejetée par le silence gardé", false),
			new Status("accepted-by-silence", "Acceptée par le silence gardé", false),
			new Status("withdrawn", "Retirée", false), CLOSED);

	/** Those that the dossiers of all procedures may have, by key. */
	public static Map<String, Status> shared() {
		Map<String, Status> shared = new LinkedHashMap<>();
		SHARED.forEach((status) -> shared.put(status.key(), status));
		return shared;
	}

}
