package fr.ecluse.gate;

/** What the rules of good modelling say, by its gravity. */
final class ModellingReport {

	private final SafetyReport report;

	ModellingReport(SafetyReport report) {
		this.report = report;
	}

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
		this.report.add(finding);
	}

	/** Ends the check when its time is spent. */
	void checkTime() {
		this.report.time().check();
	}

}
