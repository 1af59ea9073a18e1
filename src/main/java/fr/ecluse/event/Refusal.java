package fr.ecluse.event;

import java.net.URI;
import java.util.List;
import java.util.Map;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** A look into the event log that a rule refuses. */
final class Refusal extends ErrorResponseException {

	private Refusal(HttpStatus status, ProblemDetail problem) {
		super(status, problem, null);
	}

	static Refusal field(String pointer, String detail) {
		Refusal refusal = of(HttpStatus.BAD_REQUEST, "donnees-invalides", "Données refusées", detail);
		refusal.getBody().setProperty("errors", List.of(Map.of("pointer", pointer, "detail", detail)));
		return refusal;
	}

	static Refusal unknownCursor() {
		return field("/after",
				"Ce curseur n'est pas connu : reprenez la valeur « next » de la réponse précédente, ou recommencez sans curseur.");
	}

	static Refusal expiredCursor() {
		return of(HttpStatus.GONE, "curseur-perime", "Curseur périmé",
				"Des événements postérieurs à ce curseur ont dépassé leur durée de conservation. Recommencez sans curseur pour lire ceux qui restent, et relisez la liste des dossiers pour ce qui manque.");
	}

	private static Refusal of(HttpStatus status, String slug, String title, String detail) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
		problem.setType(URI.create("https://ecluse.fr/problemes/" + slug));
		problem.setTitle(title);
		return new Refusal(status, problem);
	}

}
