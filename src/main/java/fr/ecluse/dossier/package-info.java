/**
 * A running or closed case of a procedure, for one member: its start, number, dates,
 * status and timeline.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "database", "member", "form", "procedure", "catalogue", "document", "law",
		"calendar", "deadline", "engine", "journal" })
package fr.ecluse.dossier;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
