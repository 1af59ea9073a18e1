package fr.ecluse.web;

import org.jspecify.annotations.Nullable;

/**
 * Finds the French sentence with which one of our own types refused a value. The JDK's
 * and the libraries' messages are English and name classes, so they are never passed on.
 */
final class OwnWords {

	private OwnWords() {
	}

	static @Nullable String of(Throwable failure) {
		int depth = 0;
		for (Throwable cause = failure; cause != null && depth < 20; cause = cause.getCause(), depth++) {
			if (cause instanceof IllegalArgumentException && isOurs(cause)) {
				return cause.getMessage();
			}
		}
		return null;
	}

	private static boolean isOurs(Throwable cause) {
		StackTraceElement[] trace = cause.getStackTrace();
		return trace.length > 0 && trace[0].getClassName().startsWith("fr.ecluse.");
	}

}
