/**
 * Procedures as packages of files, in versions: which one a member uses, and what a
 * member sets for itself.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "member", "engine", "form", "gate" })
package fr.ecluse.procedure;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
