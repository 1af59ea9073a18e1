package fr.ecluse.dossier;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Who files the dossier that this thread is about to open, and under which reference;
 * nothing of either when it is opened in the task list.
 *
 * @param by name of the key or of the agent
 * @param externalReference what the caller's software calls the dossier
 */
record Filing(@Nullable String by, @Nullable String externalReference) {

	private static final Filing NONE = new Filing(null, null);

	private static final ThreadLocal<Filing> CURRENT = ThreadLocal.withInitial(() -> NONE);

	/** Runs work that opens one dossier. */
	static <T> T under(@Nullable String by, @Nullable String externalReference, Supplier<T> work) {
		CURRENT.set(new Filing(by, externalReference));
		try {
			return work.get();
		}
		finally {
			CURRENT.remove();
		}
	}

	/**
	 * That of the dossier being opened; one that is opened by its model meanwhile has
	 * none.
	 */
	static Filing current() {
		Filing filing = CURRENT.get();
		CURRENT.remove();
		return filing;
	}

}
