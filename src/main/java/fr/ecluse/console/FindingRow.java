package fr.ecluse.console;

import java.util.ArrayList;
import java.util.List;

import fr.ecluse.gate.Finding;

/**
 * A finding as the pages show it, numbered so that its badge on the diagram can be told
 * from the others.
 */
record FindingRow(int number, Finding finding, String level) {

	static List<FindingRow> of(List<Finding> findings) {
		List<FindingRow> rows = new ArrayList<>();
		findings
			.forEach((finding) -> rows.add(new FindingRow(rows.size() + 1, finding, Labels.level(finding.level()))));
		return rows;
	}

	/** Where it is, in words. */
	public String place() {
		String file = this.finding.file();
		return (this.finding.line() > 0) ? "%s, ligne %d".formatted(file, this.finding.line()) : file;
	}

	/** Name of the element concerned, else its id, else nothing. */
	public String element() {
		String name = this.finding.name();
		String id = this.finding.element();
		return (name != null && !name.isBlank()) ? name.replaceAll("\\s+", " ") : (id != null) ? id : "";
	}

}
