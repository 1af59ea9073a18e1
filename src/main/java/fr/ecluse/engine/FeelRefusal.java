package fr.ecluse.engine;

/** Why a text is no acceptable FEEL; the message is French. */
public final class FeelRefusal extends Exception {

	private final boolean syntax;

	/** It goes too far; says how, without naming the text. */
	FeelRefusal(String why) {
		this(why, false);
	}

	private FeelRefusal(String message, boolean syntax) {
		super(message);
		this.syntax = syntax;
	}

	/** It cannot be read; says so in a whole sentence. */
	static FeelRefusal syntax(String sentence) {
		return new FeelRefusal(sentence, true);
	}

	/** Whether it is no FEEL, rather than FEEL that goes too far. */
	public boolean isSyntax() {
		return this.syntax;
	}

}
