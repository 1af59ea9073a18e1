/**
 * Hands events over to members' software, signed, at least once and in the order of each
 * dossier, and reaches no address inside the platform's own network.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "member", "event", "notification", "deposit", "journal" })
package fr.ecluse.webhook;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
