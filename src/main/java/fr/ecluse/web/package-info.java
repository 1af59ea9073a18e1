/**
 * The door of the server: who may enter which address, the landing and sign-in pages, and
 * the French answer when something is refused before a capability could say so itself.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "member", "limit", "identity", "journal" })
package fr.ecluse.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
