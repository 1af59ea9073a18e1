/**
 * The tasks of a member for its software: what there is to do, and its completion under
 * the same checks as in the task list.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "member", "form", "procedure", "dossier", "calendar", "engine", "journal" })
package fr.ecluse.task;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
