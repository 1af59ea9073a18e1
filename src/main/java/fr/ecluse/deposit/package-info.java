/**
 * Sealed boxes: what companies hand in stays unreadable for everybody until the process
 * of the dossier opens the box after its time limit (CCP R2132-9, R2151-5, R2151-6).
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "member", "calendar", "engine", "database", "journal" })
package fr.ecluse.deposit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
