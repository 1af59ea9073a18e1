/**
 * What the law fixes besides dates: thresholds and code lists, as data with validity
 * dates. Plain Java: only endpoints know the framework.
 */
@ApplicationModule(allowedDependencies = "law")
@NullMarked
package fr.ecluse.reference;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
