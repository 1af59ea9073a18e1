package fr.ecluse.gate;

import java.nio.charset.StandardCharsets;

import fr.ecluse.procedure.MailTemplate;

/**
 * What the wording of a message may hold: words and places to fill, nothing that runs.
 */
final class MailRules {

	private MailRules() {
	}

	static void check(byte[] content, SafetyReport.InFile report) {
		MailTemplate.faults(new String(content, StandardCharsets.UTF_8), true)
			.forEach((fault) -> report.report()
				.add(new Finding("courriel-mal-ecrit", Level.REFUSED, report.file(), fault.line(), null, null,
						fault.message())));
	}

}
