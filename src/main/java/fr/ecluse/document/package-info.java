/**
 * Letters and acts as PDF: a snapshot of data and a template of the procedure give a
 * tagged, archivable document, which is rendered once and kept with its hash.
 */
@ApplicationModule(allowedDependencies = { "calendar", "member", "engine" })
@NullMarked
package fr.ecluse.document;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
