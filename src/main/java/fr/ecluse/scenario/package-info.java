/**
 * Scenarios of procedures: stories in YAML that a designer can read, and trials, which
 * play them on this server for a version that is not published yet and leave nothing
 * behind.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "calendar", "member", "engine", "form", "procedure", "catalogue",
		"typesetting", "document", "dossier", "task", "deposit", "notification", "gate" })
package fr.ecluse.scenario;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
