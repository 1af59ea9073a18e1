/**
 * The press: a snapshot of data and a template of a procedure give a tagged, archivable
 * PDF, always the same bytes.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package fr.ecluse.typesetting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
