package fr.ecluse.law;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in French which entry of the law's data stops the start and what to do. */
class InvalidLawFailureAnalyzer extends AbstractFailureAnalyzer<InvalidLawException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, InvalidLawException cause) {
		return new FailureAnalysis(String.valueOf(cause.getMessage()),
				"Corrigez cette entrée, ou retirez le fichier du dossier du droit (ECLUSE_LAW) : "
						+ "celui qui est livré avec le programme servira de nouveau.",
				cause);
	}

}
