package fr.ecluse.engine;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * Answers that a control of the model refuses: a decision has found something wrong with
 * them. Nothing of them is kept.
 */
public final class ControlRefusal extends ErrorResponseException {

	private static final int MOST_SENTENCES = 5;

	private static final int MOST_ERRORS = 50;

	private final transient List<Finding> findings;

	ControlRefusal(List<Finding> findings) {
		super(HttpStatus.UNPROCESSABLE_CONTENT, problem(findings), null);
		this.findings = List.copyOf(findings);
	}

	/**
	 * The refusal behind a failure of the engine, which wraps what its listeners throw.
	 */
	public static Optional<ControlRefusal> behind(@Nullable Throwable failure) {
		for (Throwable it = failure; it != null; it = it.getCause()) {
			if (it instanceof ControlRefusal refusal) {
				return Optional.of(refusal);
			}
		}
		return Optional.empty();
	}

	/** What is wrong, in the order of the decision. */
	public List<Finding> findings() {
		return this.findings;
	}

	private static ProblemDetail problem(List<Finding> findings) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_CONTENT,
				findings.stream().limit(MOST_SENTENCES).map(Finding::sentence).collect(Collectors.joining(" ")));
		problem.setType(URI.create("https://ecluse.fr/problemes/controle-refuse"));
		problem.setTitle("Réponses à corriger");
		problem.setProperty("errors", findings.stream().limit(MOST_ERRORS).map(Finding::error).toList());
		return problem;
	}

	/**
	 * One thing that is wrong.
	 *
	 * @param field the answer concerned, empty when it is about all of them
	 * @param message French sentence that says what to do
	 * @param reference the article, empty when there is none
	 */
	public record Finding(String field, String message, String reference) {

		/** The message with its article. */
		public String sentence() {
			return this.reference.isEmpty() ? this.message : "%s (%s)".formatted(this.message, this.reference);
		}

		private Map<String, String> error() {
			Map<String, String> error = new LinkedHashMap<>();
			error.put("pointer", this.field.isEmpty() ? "/variables" : "/variables/" + this.field);
			error.put("detail", this.message);
			if (!this.reference.isEmpty()) {
				error.put("reference", this.reference);
			}
			return error;
		}

	}

}
