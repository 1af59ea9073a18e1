package fr.ecluse.law;

/** How sure a rule of the law is; shown with each date that rests on it. */
public enum Confidence {

	/** The official text was read. */
	A("texte officiel"),

	/** Several sources agree. */
	B("sources concordantes"),

	/** One source, or an inference. */
	C("source unique, à confirmer"),

	/** Common knowledge, not checked again. */
	K("usage connu, à confirmer");

	private final String label;

	Confidence(String label) {
		this.label = label;
	}

	public String label() {
		return this.label;
	}

}
