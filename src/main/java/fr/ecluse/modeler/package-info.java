/**
 * Camunda Modeler's Deploy button: the few addresses of the engine's REST interface that
 * it calls, each ending in the intake.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "member", "gate", "catalogue", "intake" })
package fr.ecluse.modeler;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
