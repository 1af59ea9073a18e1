package fr.ecluse.procedure;

import java.net.URI;
import java.util.List;
import java.util.Map;

import fr.ecluse.form.Violation;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** A call about procedures that is refused, as the problem that the caller reads. */
final class Refusal extends ErrorResponseException {

	private Refusal(HttpStatus status, ProblemDetail problem) {
		super(status, problem, null);
	}

	static Refusal of(HttpStatus status, String slug, String title, String detail) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
		problem.setType(URI.create("https://ecluse.fr/problemes/" + slug));
		problem.setTitle(title);
		return new Refusal(status, problem);
	}

	static Refusal values(List<Violation> violations) {
		Refusal refusal = of(HttpStatus.BAD_REQUEST, "donnees-invalides", "Données refusées",
				(violations.size() == 1) ? violations.get(0).sentence()
						: "%d valeurs sont à corriger, voyez « errors ».".formatted(violations.size()));
		refusal.getBody()
			.setProperty("errors",
					violations.stream()
						.map((violation) -> Map.of("pointer", violation.pointer(), "detail", violation.sentence()))
						.toList());
		return refusal;
	}

	static Refusal parametersMissing(Procedure procedure, List<String> labels) {
		return of(HttpStatus.CONFLICT, "parametres-a-regler", "Démarche à régler",
				"Avant d'ouvrir un dossier de « %s », un administrateur de la collectivité en règle les paramètres : %s."
					.formatted(procedure.title(), String.join(", ", labels)));
	}

}
