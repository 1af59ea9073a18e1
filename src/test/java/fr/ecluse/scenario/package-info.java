/**
 * Scenarios of procedures: stories in YAML that a designer can read, played on the real
 * server, and the proof that together they walk every path of a model.
 */
@NullMarked
package fr.ecluse.scenario;

import org.jspecify.annotations.NullMarked;
