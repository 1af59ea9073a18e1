package fr.ecluse.procedure;

import java.util.List;
import java.util.Map;

/**
 * A procedure as its package describes it in {@code procedure.yaml}.
 *
 * @param key lower-case name with hyphens, also the key of its main process
 * @param title as people read it
 * @param description in a sentence or two
 * @param register what its dossiers are numbered in
 * @param subject start variable that gives a dossier its subject
 * @param roles roles that its tasks name, with what each does
 * @param startForm the form a request fills
 */
public record Procedure(String key, String title, String description, Register register, String subject,
		Map<String, String> roles, Form startForm) {

	/**
	 * The chronological register of a procedure's dossiers, per member and year.
	 *
	 * @param key of the register; procedures may share one
	 * @param prefix first part of each number
	 */
	public record Register(String key, String prefix) {
	}

	/** The roles in the order of the file. */
	public List<String> roleKeys() {
		return List.copyOf(this.roles.keySet());
	}

}
