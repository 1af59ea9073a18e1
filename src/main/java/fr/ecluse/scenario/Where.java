package fr.ecluse.scenario;

import java.util.ArrayList;
import java.util.List;

/**
 * A place in a scenario, for messages.
 *
 * @param file name
 * @param line from 1; 0 for the file as a whole
 * @param step from 1; 0 before the first
 * @param what is done there, empty when the step says it
 */
record Where(String file, int line, int step, String what) {

	static Where file(String file) {
		return new Where(file, 0, 0, "");
	}

	Where atStep(int number) {
		return new Where(this.file, this.line, number, this.what);
	}

	Where doing(String what) {
		return new Where(this.file, this.line, this.step, what);
	}

	@Override
	public String toString() {
		List<String> parts = new ArrayList<>(List.of(this.file));
		if (this.line > 0) {
			parts.add("ligne " + this.line);
		}
		if (this.step > 0) {
			parts.add("étape " + this.step);
		}
		if (!this.what.isEmpty()) {
			parts.add(this.what);
		}
		return String.join(", ", parts);
	}

}
