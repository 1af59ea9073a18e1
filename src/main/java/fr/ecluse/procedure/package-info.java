/**
 * Procedures as packages of files: their forms, and what an answer to a form must
 * respect.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "member", "engine" })
package fr.ecluse.procedure;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
