package fr.ecluse.gate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Gathers what the rules of good modelling find. A rule that finds the same fault over
 * and over in a file says so once more at the end, and not ten thousand times.
 */
final class ModellingReport {

	static final int MOST_OF_A_RULE = 50;

	private final List<Finding> findings = new ArrayList<>();

	private final Map<String, Integer> counts = new HashMap<>();

	void refuse(String rule, String file, XmlNode at, String message) {
		add(Finding.at(rule, Level.REFUSED, file, at, message));
	}

	void warn(String rule, String file, XmlNode at, String message) {
		add(Finding.at(rule, Level.WARNING, file, at, message));
	}

	void advise(String rule, String file, XmlNode at, String message) {
		add(Finding.at(rule, Level.ADVICE, file, at, message));
	}

	void add(Finding finding) {
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

	/** Whether something was found there already, so that nothing is said twice. */
	boolean speaksOf(String file, @Nullable String element) {
		return this.findings.stream()
			.anyMatch((finding) -> finding.file().equals(file) && finding.element() != null
					&& finding.element().equals(element));
	}

	List<Finding> findings() {
		return List.copyOf(this.findings);
	}

}
