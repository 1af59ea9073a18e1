/**
 * The console: pages on which the designers and administrators of the OPSN look after
 * procedures and dossiers.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "member", "calendar", "procedure", "catalogue", "document", "dossier",
		"engine", "gate", "intake", "scenario", "rollout", "exchange", "notification" })
package fr.ecluse.console;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
