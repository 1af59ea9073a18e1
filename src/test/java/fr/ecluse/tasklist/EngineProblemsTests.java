package fr.ecluse.tasklist;

import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.dao.CannotAcquireLockException;

import static org.assertj.core.api.Assertions.assertThat;

/** What Tasklist's page is answered when the engine fails. */
class EngineProblemsTests {

	@ParameterizedTest
	@MethodSource
	void answersInFrenchWithAStatusThatFits(Throwable failure, int status) {
		Refusal refusal = EngineProblems.refusal(failure);
		assertThat(refusal.getStatusCode().value()).isEqualTo(status);
		assertThat(refusal.getBody().getDetail()).doesNotContain("secret").contains(".");
	}

	static Arguments[] answersInFrenchWithAStatusThatFits() {
		return new Arguments[] { Arguments.of(new OptimisticLockingException("secret"), 409),
				Arguments.of(behind(new CannotAcquireLockException("Deadlock found in table secret")), 409),
				Arguments.of(new AuthorizationException("secret"), 403),
				Arguments.of(new BadUserRequestException("secret"), 400),
				Arguments.of(behind(new IllegalStateException("secret")), 500) };
	}

	private static ProcessEngineException behind(Exception cause) {
		return new ProcessEngineException("secret", cause);
	}

}
