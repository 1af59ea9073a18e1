/**
 * Public holidays, working days and the legal deadlines of French procedures, each
 * computed date with its explanation. Plain Java: only the endpoint knows the framework.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package fr.ecluse.calendar;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
