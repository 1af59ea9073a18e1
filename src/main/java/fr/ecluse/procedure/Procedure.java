package fr.ecluse.procedure;

import java.util.List;
import java.util.Map;

import fr.ecluse.form.Form;
import org.jspecify.annotations.Nullable;

/**
 * A procedure as its package describes it in {@code procedure.yaml}.
 *
 * @param key lower-case name with hyphens, also the key of its main process
 * @param title as people read it
 * @param description in a sentence or two
 * @param register what its dossiers are numbered in
 * @param subject start variable that gives a dossier its subject
 * @param roles roles that its tasks name, with what each does
 * @param statuses that its dossiers may have, by key, those of all procedures included
 * @param messages that a running dossier may be sent, by name
 * @param parameters that each member sets for itself
 * @param attachments which files its dossiers take
 * @param startForm the form a request fills
 */
public record Procedure(String key, String title, String description, Register register, String subject,
		Map<String, String> roles, Map<String, Status> statuses, Map<String, Message> messages,
		List<Parameter> parameters, AttachmentRules attachments, Form startForm) {

	/**
	 * The chronological register of a procedure's dossiers, per member and year.
	 *
	 * @param key of the register; procedures may share one
	 * @param prefix first part of each number
	 */
	public record Register(String key, String prefix) {
	}

	/**
	 * A message that somebody may send to a running dossier, when its instance waits for
	 * it.
	 *
	 * @param title what the sender decides, shown on the button
	 * @param help when to send it and what it entails
	 * @param roles roles of the member that may send it
	 */
	public record Message(String title, @Nullable String help, List<String> roles) {
	}

	/**
	 * The status of that key.
	 * @throws IllegalArgumentException in French when the procedure has none
	 */
	public Status status(String key) {
		Status status = this.statuses.get(key);
		if (status == null) {
			throw new IllegalArgumentException("L'état « %s » n'existe pas ; les états de « %s » sont : %s."
				.formatted(key, this.title, String.join(", ", this.statuses.keySet())));
		}
		return status;
	}

	/** The roles in the order of the file. */
	public List<String> roleKeys() {
		return List.copyOf(this.roles.keySet());
	}

}
