package fr.ecluse.engine;

/** Hears of each top-level instance, in the transaction that starts or ends it. */
public interface InstanceListener {

	void started(Step step);

	void ended(Step step);

}
