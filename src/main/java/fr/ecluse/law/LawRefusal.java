package fr.ecluse.law;

/**
 * A question that the law's data cannot answer. The message is French and says what to
 * do; the parameter is the one to change.
 */
public final class LawRefusal extends IllegalArgumentException {

	private final String slug;

	private final String title;

	private final String parameter;

	public LawRefusal(String slug, String title, String parameter, String detail) {
		super(detail);
		this.slug = slug;
		this.title = title;
		this.parameter = parameter;
	}

	/** End of the problem's stable type, such as {@code regle-inconnue}. */
	public String slug() {
		return this.slug;
	}

	/** Short French title. */
	public String title() {
		return this.title;
	}

	/** The parameter of the question to change. */
	public String parameter() {
		return this.parameter;
	}

	/** French, and says what to do. */
	public String detail() {
		return String.valueOf(getMessage());
	}

}
