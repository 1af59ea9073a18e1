package fr.ecluse.member;

import fr.ecluse.member.FirstAdministrator.NoAdministratorException;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in French why nobody could administer the platform and what to do. */
class FirstAdministratorFailureAnalyzer extends AbstractFailureAnalyzer<NoAdministratorException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, NoAdministratorException cause) {
		return new FailureAnalysis(String.valueOf(cause.getMessage()), cause.advice(), cause);
	}

}
