package fr.ecluse.engine;

import java.util.function.Consumer;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/** Watches the sequence flows of the models that are deployed and run on one thread. */
public final class FlowWatch {

	private static final ThreadLocal<@Nullable Consumer<FlowListener.Passage>> WATCHER = new ThreadLocal<>();

	private FlowWatch() {
	}

	/**
	 * Runs the work and tells the watcher of each passage, before it happens; what the
	 * watcher throws stops the engine there.
	 */
	public static <T> T watching(Consumer<FlowListener.Passage> watcher, Supplier<T> work) {
		WATCHER.set(watcher);
		try {
			return work.get();
		}
		finally {
			WATCHER.remove();
		}
	}

	static boolean isSet() {
		return WATCHER.get() != null;
	}

	static void tell(FlowListener.Passage passage) {
		Consumer<FlowListener.Passage> watcher = WATCHER.get();
		if (watcher != null) {
			watcher.accept(passage);
		}
	}

}
