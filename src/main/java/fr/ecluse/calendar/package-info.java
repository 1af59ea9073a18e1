/**
 * The time of the server, the territories of the Republic, their legal time, their public
 * holidays, working days and business days. Plain Java: only the endpoint knows the
 * framework.
 */
@ApplicationModule(allowedDependencies = "law")
@NullMarked
package fr.ecluse.calendar;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
