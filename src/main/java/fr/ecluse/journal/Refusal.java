package fr.ecluse.journal;

import java.net.URI;
import java.util.List;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** A call about the journal that a rule refuses, as the problem that the caller reads. */
final class Refusal extends ErrorResponseException {

	private Refusal(HttpStatus status, ProblemDetail problem) {
		super(status, problem, null);
	}

	static Refusal field(String pointer, String detail) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, detail);
		problem.setType(URI.create("https://ecluse.fr/problemes/donnees-invalides"));
		problem.setTitle("Données refusées");
		problem.setProperty("errors", List.of(new FieldError(pointer, detail)));
		return new Refusal(HttpStatus.BAD_REQUEST, problem);
	}

	/** What is wrong with one field, with its JSON pointer. */
	record FieldError(String pointer, String detail) {
	}

}
