package fr.ecluse.engine;

/**
 * A building block that models call by its bean name as
 * {@code camunda:delegateExpression="${name}"}. These beans are the closed list of what a
 * service task can run.
 */
@FunctionalInterface
public interface Block {

	/**
	 * Does the work of one service task, in the engine's transaction.
	 * @param step where the instance stands and what the model hands over
	 * @throws RuntimeException when the work failed; the engine retries it later
	 */
	void run(Step step);

}
