/**
 * The real MariaDB that runs inside the data folder when no data source is set, so that a
 * fresh clone starts with one command.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package fr.ecluse.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
