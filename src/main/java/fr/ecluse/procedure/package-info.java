/**
 * What a procedure is, as its {@code procedure.yaml} describes it, and the parameters
 * that each member sets for it.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "member", "form", "journal" })
package fr.ecluse.procedure;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
