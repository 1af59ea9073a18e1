package fr.ecluse.typesetting;

import java.time.Duration;

/**
 * Bounds of rendering.
 *
 * @param parallel documents rendered at the same time
 * @param time for one document, and for the wait before it
 * @param bytes of one PDF
 */
public record Limits(int parallel, Duration time, int bytes) {

}
