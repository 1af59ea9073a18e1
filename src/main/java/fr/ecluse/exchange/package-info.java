/**
 * Procedures between two OPSN: a version leaves as a signed archive, and comes in as a
 * draft once its signature and all its hashes are verified.
 */
@NullMarked
@ApplicationModule(
		allowedDependencies = { "member", "database", "gate", "catalogue", "intake", "typesetting", "journal" })
package fr.ecluse.exchange;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
