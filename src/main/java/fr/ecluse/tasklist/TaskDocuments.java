package fr.ecluse.tasklist;

import java.time.Instant;
import java.util.List;

import fr.ecluse.member.Siren;

/**
 * The documents of the dossier that a task belongs to, for its tab in Tasklist. Whoever
 * keeps documents implements it.
 */
public interface TaskDocuments {

	/** In the order of their making; empty when the dossier has none. */
	List<TaskDocument> ofProcess(Siren siren, String processInstanceId);

	/**
	 * One document.
	 *
	 * @param title as the agent reads it
	 * @param href where the PDF is, relative to the server's root
	 * @param created when it was made
	 */
	record TaskDocument(String title, String href, Instant created) {

	}

}
