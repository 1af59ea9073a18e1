/**
 * The gate through which each file of a procedure comes in: an allow-list over its
 * content before the engine sees it, then the rules of good modelling. Pure: nothing is
 * stored or run here.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "engine", "form", "typesetting", "deadline", "reference", "procedure" })
package fr.ecluse.gate;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
