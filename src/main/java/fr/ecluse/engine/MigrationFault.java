package fr.ecluse.engine;

import org.jspecify.annotations.Nullable;

/**
 * Why an instance, or what stands at an element, cannot go on in another version.
 *
 * @param element id in the version it stands in, null when it concerns the instance as a
 * whole
 * @param name of that element, as readers of the diagram see it
 * @param sentence French: what hinders, and what to do
 */
public record MigrationFault(@Nullable String element, @Nullable String name, String sentence) {

}
