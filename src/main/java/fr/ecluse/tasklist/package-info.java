/**
 * The task list of agents: the engine's Tasklist in French, behind the one sign-in, and
 * nothing of the engine's REST interface that it does not call itself.
 */
@ApplicationModule(allowedDependencies = { "member", "engine", "form", "procedure", "catalogue", "document", "dossier",
		"journal" })
@NullMarked
package fr.ecluse.tasklist;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
