/**
 * Member organisations and their directory, the agents who work for them with their
 * roles, and the API keys of their software.
 */
@ApplicationModule(allowedDependencies = { "calendar", "database", "journal" })
@NullMarked
package fr.ecluse.member;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
