/** Tells people outside: mail, written with what it tells and sent after it. */
@NullMarked
@ApplicationModule(
		allowedDependencies = { "member", "document", "engine", "procedure", "catalogue", "gate", "calendar" })
package fr.ecluse.notification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
