package fr.ecluse.task;

import java.net.URI;
import java.util.List;
import java.util.Map;

import fr.ecluse.form.Violation;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** A call about tasks that a rule refuses, as the problem that the caller reads. */
final class Refusal extends ErrorResponseException {

	private Refusal(HttpStatus status, ProblemDetail problem) {
		super(status, problem, null);
	}

	static Refusal unknown() {
		return of(HttpStatus.NOT_FOUND, "tache-inconnue", "Tâche inconnue",
				"Cette collectivité n'a pas de tâche de cet identifiant. Cherchez-la dans la liste des tâches.");
	}

	static Refusal over() {
		return of(HttpStatus.CONFLICT, "tache-terminee", "Tâche terminée",
				"Cette tâche est déjà terminée, ou n'a plus d'objet. Relisez les tâches du dossier avant de continuer.");
	}

	static Refusal taken(@Nullable String by) {
		return of(HttpStatus.CONFLICT, "tache-prise-en-charge", "Tâche prise en charge",
				(by != null) ? "« %s » a pris cette tâche en charge : à cette personne de la terminer ou de la libérer."
					.formatted(by) : "Quelqu'un vient d'agir sur cette tâche. Relisez-la, puis recommencez.");
	}

	static Refusal role(List<String> roles) {
		return of(HttpStatus.FORBIDDEN, "role-requis", "Action refusée",
				"Cette tâche revient à qui a l'un de ces rôles dans la collectivité : %s."
					.formatted(String.join(", ", roles)));
	}

	static Refusal field(String pointer, String detail) {
		Refusal refusal = of(HttpStatus.BAD_REQUEST, "donnees-invalides", "Données refusées", detail);
		refusal.getBody().setProperty("errors", List.of(Map.of("pointer", pointer, "detail", detail)));
		return refusal;
	}

	static Refusal variables(List<Violation> violations) {
		Refusal refusal = of(HttpStatus.BAD_REQUEST, "donnees-invalides", "Données refusées",
				(violations.size() == 1) ? violations.get(0).sentence()
						: "%d réponses sont à corriger, voyez « errors ».".formatted(violations.size()));
		refusal.getBody()
			.setProperty("errors",
					violations.stream()
						.map((it) -> Map.of("pointer", "/variables" + it.pointer(), "detail", it.sentence()))
						.toList());
		return refusal;
	}

	private static Refusal of(HttpStatus status, String slug, String title, String detail) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
		problem.setType(URI.create("https://ecluse.fr/problemes/" + slug));
		problem.setTitle(title);
		return new Refusal(status, problem);
	}

}
