/**
 * How much one member, one program and one agent may ask of a node, and start in a day.
 */
@NullMarked
@ApplicationModule(allowedDependencies = "member")
package fr.ecluse.limit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
