/**
 * The legal deadlines of French procedures: rules as data, each computed date with its
 * explanation, and clocks that stand still. Plain Java: only endpoints know the
 * framework.
 */
@ApplicationModule(allowedDependencies = { "law", "calendar" })
@NullMarked
package fr.ecluse.deadline;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
