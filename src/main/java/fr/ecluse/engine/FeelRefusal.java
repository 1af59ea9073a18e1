package fr.ecluse.engine;

/** Why a text is no acceptable FEEL; the message is French. */
public final class FeelRefusal extends Exception {

	private final Reason reason;

	FeelRefusal(Reason reason, String message) {
		super(message);
		this.reason = reason;
	}

	public Reason reason() {
		return this.reason;
	}

	/** Whether it is no FEEL; then the message is a whole sentence. */
	public boolean isSyntax() {
		return this.reason == Reason.SYNTAX;
	}

	/** The kinds of refusal. */
	public enum Reason {

		/** It is no FEEL. */
		SYNTAX,

		/** It is too long, nests too deep, or takes too long to read. */
		SIZE,

		/** It defines a function. */
		FUNCTION

	}

}
