package fr.ecluse.scenario;

import java.net.URI;
import java.time.Duration;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** A trial that cannot begin, as the problem that the caller reads. */
final class Refusal extends ErrorResponseException {

	private Refusal(HttpStatus status, ProblemDetail problem) {
		super(status, problem, null);
	}

	static Refusal busy(Duration again) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE,
				"D'autres scénarios sont en cours d'essai sur ce serveur. Recommencez dans une minute.");
		problem.setType(URI.create("https://ecluse.fr/problemes/essais-en-cours"));
		problem.setTitle("Essais en cours");
		Refusal refusal = new Refusal(HttpStatus.SERVICE_UNAVAILABLE, problem);
		refusal.getHeaders().set("Retry-After", String.valueOf(again.toSeconds()));
		return refusal;
	}

}
