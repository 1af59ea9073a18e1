package fr.ecluse.scenario;

/** Failures of the server in words. */
final class Failures {

	private Failures() {
	}

	/** What each cause adds to the one above. */
	static String messages(Throwable failure) {
		StringBuilder text = new StringBuilder(String.valueOf(failure.getMessage()));
		for (Throwable it = failure.getCause(); it != null; it = it.getCause()) {
			String message = it.getMessage();
			if (message != null && text.indexOf(message) < 0) {
				text.append(" ← ").append(message);
			}
		}
		return text.toString();
	}

}
