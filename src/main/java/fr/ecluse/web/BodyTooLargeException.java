package fr.ecluse.web;

import java.io.IOException;

import org.jspecify.annotations.Nullable;

import org.springframework.http.ProblemDetail;
import org.springframework.util.unit.DataSize;

/** A body turned out longer than its address accepts while it was being read. */
class BodyTooLargeException extends IOException {

	private final DataSize limit;

	BodyTooLargeException(DataSize limit) {
		super("Body longer than " + limit);
		this.limit = limit;
	}

	static boolean isCauseOf(Throwable failure) {
		return find(failure) != null;
	}

	static ProblemDetail problem(Throwable failure) {
		BodyTooLargeException found = find(failure);
		return (found != null) ? problem(found.limit) : ProblemResponses.forStatus(413);
	}

	static ProblemDetail problem(DataSize limit) {
		String size = (limit.toMegabytes() > 0) ? limit.toMegabytes() + " Mo" : limit.toKilobytes() + " ko";
		return Problem.TOO_LARGE.because("Le corps de la requête dépasse " + size
				+ ", le plus que cette adresse accepte. Envoyez moins de données à la fois.");
	}

	private static @Nullable BodyTooLargeException find(Throwable failure) {
		int depth = 0;
		for (Throwable cause = failure; cause != null && depth < 20; cause = cause.getCause(), depth++) {
			if (cause instanceof BodyTooLargeException found) {
				return found;
			}
		}
		return null;
	}

}
