package fr.ecluse.scenario;

/** A scenario that cannot be read, or that did not go as it says; in French. */
final class ScenarioProblem extends RuntimeException {

	private final transient Where where;

	private final String what;

	ScenarioProblem(Where where, String what) {
		super(where + " : " + what);
		this.where = where;
		this.what = what;
	}

	ScenarioProblem(Where where, String what, Throwable cause) {
		super(where + " : " + what, cause);
		this.where = where;
		this.what = what;
	}

	Where where() {
		return this.where;
	}

	/** The sentence without its place, but with what was being done. */
	String sentence() {
		return this.where.what().isEmpty() ? this.what : this.where.what() + " : " + this.what;
	}

}
