/**
 * A small cast of real organisations and invented agents, loaded into the embedded
 * database at its first start so that a newcomer can try everything at once.
 */
@ApplicationModule(allowedDependencies = { "calendar", "member", "engine", "dossier" })
@NullMarked
package fr.ecluse.demonstration;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
