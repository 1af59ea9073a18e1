package fr.ecluse.scenario;

import java.util.Map;

import fr.ecluse.member.Siren;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;

/**
 * Does to the server what a story says, in the names of its member's people and software:
 * inside the server, or from outside.
 */
interface Hands {

	/** The member of the story. */
	Siren siren();

	/** Sets the parameters of the member for the procedure. */
	Answer set(Map<String, ? extends @Nullable Object> parameters);

	/** Files the request; the answer is the dossier with its {@code id}. */
	Answer start(Map<String, ? extends @Nullable Object> answers);

	/**
	 * Takes a task and completes it.
	 * @param mayBeRefused whether the story expects a refusal
	 */
	Answer complete(String role, Task task, Map<String, ? extends @Nullable Object> answers, boolean mayBeRefused);

	/**
	 * Sends a message to the dossier.
	 * @param role of who sends it; null for the member's software
	 */
	Answer send(String dossier, @Nullable String role, String message, @Nullable String reason);

	/** Puts something into a sealed box of the dossier. */
	Answer deposit(String dossier, String box, Map<String, ? extends @Nullable Object> depositor,
			Map<String, ? extends @Nullable Object> content);

	/** The dossier as the member's software reads it. */
	Answer dossier(String id);

	/** Its timeline, as {@code items}. */
	Answer timeline(String id);

}
