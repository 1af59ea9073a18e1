package fr.ecluse.engine;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Something that takes long to make, begun at once in a thread of its own and awaited
 * where it is needed; a failure comes out there.
 */
public final class Ahead<T> {

	private final FutureTask<T> work;

	/**
	 * Begins.
	 * @param name of the thread
	 */
	public Ahead(String name, Callable<T> work) {
		this.work = new FutureTask<>(work);
		Thread thread = new Thread(this.work, name);
		thread.setDaemon(true);
		thread.start();
	}

	/** What was made; waits as long as it is not ready. */
	public T get() {
		try {
			return this.work.get();
		}
		catch (ExecutionException ex) {
			if (ex.getCause() instanceof RuntimeException cause) {
				throw cause;
			}
			if (ex.getCause() instanceof Error cause) {
				throw cause;
			}
			throw new IllegalStateException(ex.getCause());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
