package fr.ecluse.gate;

/**
 * A rule of good modelling, about the elements that one process or sub-process holds
 * directly.
 */
@FunctionalInterface
interface ModellingRule {

	void check(ModellingScope scope, ModellingReport report);

}
