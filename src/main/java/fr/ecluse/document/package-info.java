/**
 * Letters and acts of the dossiers: made once from a snapshot of their data, kept with
 * their hash, and open to anybody's check by the code they bear.
 */
@ApplicationModule(allowedDependencies = { "calendar", "member", "engine", "gate", "procedure", "catalogue",
		"typesetting", "journal" })
@NullMarked
package fr.ecluse.document;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
