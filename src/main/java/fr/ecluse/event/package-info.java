/**
 * The event log: what happened to dossiers, written with what it tells, numbered after
 * its commit and kept for a month, for software that reads on from where it stood.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "member", "dossier" })
package fr.ecluse.event;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
