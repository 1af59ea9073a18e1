package fr.ecluse.member;

import java.net.URI;
import java.util.List;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** A call that a rule of this package refuses, as the problem that the caller reads. */
final class Refusal extends ErrorResponseException {

	private static final String TYPES = "https://ecluse.fr/problemes/";

	private Refusal(HttpStatus status, ProblemDetail problem) {
		super(status, problem, null);
	}

	static Refusal of(HttpStatus status, String slug, String title, String detail) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
		problem.setType(URI.create(TYPES + slug));
		problem.setTitle(title);
		return new Refusal(status, problem);
	}

	static Refusal notFound(String slug, String title, String detail) {
		return of(HttpStatus.NOT_FOUND, slug, title, detail);
	}

	static Refusal conflict(String slug, String title, String detail) {
		return of(HttpStatus.CONFLICT, slug, title, detail);
	}

	/** A body or parameters whose fields are not acceptable, each with what to do. */
	static Refusal fields(List<FieldError> errors) {
		Refusal refusal = of(HttpStatus.BAD_REQUEST, "donnees-invalides", "Données refusées",
				(errors.size() == 1) ? errors.get(0).detail()
						: "%d informations sont à corriger, voyez « errors ».".formatted(errors.size()));
		refusal.getBody().setProperty("errors", errors);
		return refusal;
	}

	static Refusal field(String pointer, String detail) {
		return fields(List.of(new FieldError(pointer, detail)));
	}

	/** What is wrong with one field, with its JSON pointer. */
	record FieldError(String pointer, String detail) {

	}

}
