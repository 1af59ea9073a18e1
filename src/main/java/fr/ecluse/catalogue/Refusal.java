package fr.ecluse.catalogue;

import java.net.URI;
import java.util.List;
import java.util.Map;

import fr.ecluse.member.Member;
import fr.ecluse.procedure.Procedure;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** A call about the catalogue that is refused, as the problem that the caller reads. */
final class Refusal extends ErrorResponseException {

	private Refusal(HttpStatus status, ProblemDetail problem) {
		super(status, problem, null);
	}

	static Refusal unknownProcedure(String key, List<String> known) {
		String shown = (key.length() <= 60) ? key : key.substring(0, 60) + "…";
		return of(HttpStatus.NOT_FOUND, "demarche-inconnue", "Démarche inconnue",
				"Aucune démarche ne s'appelle « %s ». Les démarches ouvertes sont : %s.".formatted(shown,
						known.isEmpty() ? "aucune" : String.join(", ", known)));
	}

	static Refusal notOffered(Procedure procedure, Member member) {
		return of(HttpStatus.CONFLICT, "demarche-non-ouverte", "Démarche non ouverte",
				"« %s » n'est pas ouverte à %s. L'OPSN peut la publier pour cette collectivité."
					.formatted(procedure.title(), member.name()));
	}

	static Refusal unknownVersion() {
		return of(HttpStatus.NOT_FOUND, "version-inconnue", "Version inconnue",
				"Aucune version n'a cet identifiant. Cherchez-la dans la liste des versions de sa démarche.");
	}

	static Refusal valuesMissing() {
		String detail = "Indiquez par « values » les valeurs à retenir ; celle qui manque reprend sa valeur par défaut.";
		Refusal refusal = of(HttpStatus.BAD_REQUEST, "donnees-invalides", "Données refusées", detail);
		refusal.getBody().setProperty("errors", List.of(Map.of("pointer", "/values", "detail", detail)));
		return refusal;
	}

	private static Refusal of(HttpStatus status, String slug, String title, String detail) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
		problem.setType(URI.create("https://ecluse.fr/problemes/" + slug));
		problem.setTitle(title);
		return new Refusal(status, problem);
	}

}
