/**
 * The BPMN engine, hardened: what a model may run, whose member an instance belongs to,
 * who may work on a task, and the building blocks that models call.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "member", "calendar", "deadline", "reference", "law" })
package fr.ecluse.engine;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
