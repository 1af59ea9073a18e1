package fr.ecluse.engine;

/** Why an expression of a model is not acceptable; the message is French. */
public final class ExpressionRefusal extends Exception {

	private final Reason reason;

	ExpressionRefusal(Reason reason, String message) {
		super(message);
		this.reason = reason;
	}

	public Reason reason() {
		return this.reason;
	}

	/** The kinds of refusal. */
	public enum Reason {

		/** It cannot be read at all. */
		UNREADABLE,

		/** It is too long or nests too deep. */
		TOO_LARGE,

		/** It names what belongs to the engine or to the server. */
		RESERVED,

		/** It calls a method. */
		METHOD,

		/**
		 * It calls a function that does not exist, or with the wrong number of values.
		 */
		FUNCTION,

		/** It reads a property of something that is no variable. */
		PROPERTY

	}

}
