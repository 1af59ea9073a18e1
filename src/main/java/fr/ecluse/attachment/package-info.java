/**
 * Files that are attached to dossiers: resumable uploads, their type by content, the
 * quarantine, and where they are kept.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "member", "procedure", "dossier", "journal" })
package fr.ecluse.attachment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
