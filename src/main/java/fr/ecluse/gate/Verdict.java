package fr.ecluse.gate;

import java.util.Comparator;
import java.util.List;

/**
 * What the gate says of a package: all findings, the gravest first, then by file and
 * line.
 */
public record Verdict(List<Finding> findings) {

	public Verdict {
		findings = findings.stream()
			.distinct()
			.sorted(Comparator.comparing(Finding::level).thenComparing(Finding::file).thenComparing(Finding::line))
			.toList();
	}

	/** Whether nothing in it is refused. */
	public boolean accepted() {
		return this.findings.stream().noneMatch((finding) -> finding.level() == Level.REFUSED);
	}

	/** How many findings of that level there are. */
	public long count(Level level) {
		return this.findings.stream().filter((finding) -> finding.level() == level).count();
	}

}
