package fr.ecluse.scenario;

/** Failures of the server in words. */
final class Failures {

	private Failures() {
	}

	/**
	 * What each cause adds to the one above; of a failure without a word, that the
	 * server's log tells it.
	 */
	static String messages(Throwable failure) {
		StringBuilder text = new StringBuilder((failure.getMessage() != null) ? failure.getMessage()
				: "Le serveur a rencontré une erreur, que l'exploitant trouve dans son journal.");
		for (Throwable it = failure.getCause(); it != null; it = it.getCause()) {
			String message = it.getMessage();
			if (message != null && text.indexOf(message) < 0) {
				text.append(" ← ").append(message);
			}
		}
		return text.toString();
	}

}
