package fr.ecluse.scenario;

/** A scenario that cannot be read, or that did not go as it says; in French. */
final class ScenarioProblem extends RuntimeException {

	ScenarioProblem(String where, String what) {
		super(where + " : " + what);
	}

	ScenarioProblem(String where, String what, Throwable cause) {
		super(where + " : " + what, cause);
	}

}
