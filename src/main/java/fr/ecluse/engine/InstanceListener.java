package fr.ecluse.engine;

import org.jspecify.annotations.Nullable;

/**
 * Hears of each top-level instance and of its tasks, in the transaction of what it tells.
 */
public interface InstanceListener {

	void started(Step step);

	/**
	 * A task was completed.
	 * @param step the task
	 * @param username who completed it; null when the server did
	 */
	void completed(Step step, @Nullable String username);

	void ended(Step step);

}
