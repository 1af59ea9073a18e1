/**
 * The tamper-evident record of who did what: written with what it tells, chained by
 * hashes day after day, checked by one command.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package fr.ecluse.journal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
