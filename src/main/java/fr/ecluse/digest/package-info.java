/**
 * Tells agents of their tasks by mail: one message for all their members, as often as
 * each of them chooses.
 */
@NullMarked
@ApplicationModule(
		allowedDependencies = { "member", "calendar", "engine", "document", "dossier", "journal", "notification" })
package fr.ecluse.digest;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
