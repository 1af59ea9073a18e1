/**
 * The way of a version from upload to members: every way in ends at the gate, a second
 * designer approves, and only then is it published.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "member", "gate", "procedure", "catalogue", "scenario", "typesetting" })
package fr.ecluse.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
