/**
 * What publishing a version entails for running dossiers, and their migration from
 * version to version.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "member", "engine", "form", "gate", "procedure", "catalogue", "dossier" })
package fr.ecluse.rollout;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
