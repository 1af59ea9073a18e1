/**
 * The procedures on offer: their stored versions, which version each member uses from
 * when, and what a member sets for itself.
 */
@NullMarked
@ApplicationModule(
		allowedDependencies = { "database", "member", "engine", "form", "gate", "procedure", "typesetting", "journal" })
package fr.ecluse.catalogue;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
