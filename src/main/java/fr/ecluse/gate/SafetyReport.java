package fr.ecluse.gate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Gathers what the rules of safety refuse, and keeps an eye on the time. The same fault
 * over and over is told up to a number.
 */
final class SafetyReport {

	static final int MOST_OF_A_RULE = 50;

	private final List<Finding> findings = new ArrayList<>();

	private final Map<String, Integer> counts = new HashMap<>();

	private final TimeBudget time;

	SafetyReport(TimeBudget time) {
		this.time = time;
	}

	TimeBudget time() {
		return this.time;
	}

	/** What is refused in one file. */
	InFile in(String file) {
		return new InFile(this, file);
	}

	void add(Finding finding) {
		this.time.check();
		int count = this.counts.merge(finding.rule() + ' ' + finding.file(), 1, Integer::sum);
		if (count <= MOST_OF_A_RULE) {
			this.findings.add(finding);
		}
		else if (count == MOST_OF_A_RULE + 1) {
			this.findings.add(Finding.of(finding.rule(), finding.level(), finding.file(),
					"Ce constat se répète plus de %d fois dans ce fichier : corrigez d'abord ceux-ci."
						.formatted(MOST_OF_A_RULE)));
		}
	}

	List<Finding> findings() {
		return List.copyOf(this.findings);
	}

	/** How a message quotes what a file holds. */
	static String quoted(String text) {
		String plain = text.strip().replaceAll("\\s+", " ");
		return "« " + ((plain.length() <= 60) ? plain : plain.substring(0, 59) + "…") + " »";
	}

	/** The part of a report that is about one file. */
	record InFile(SafetyReport report, String file) {

		void refuse(String rule, XmlNode at, String message) {
			this.report.add(Finding.at(rule, Level.REFUSED, this.file, at, message));
		}

		void refuse(String rule, String message) {
			this.report.add(Finding.of(rule, Level.REFUSED, this.file, message));
		}

	}

}
