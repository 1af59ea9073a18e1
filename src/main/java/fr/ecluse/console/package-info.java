/**
 * The console: pages on which the designers and administrators of the OPSN look after
 * procedures and dossiers.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "member", "procedure", "catalogue", "dossier", "engine", "gate", "intake", "scenario" })
package fr.ecluse.console;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
