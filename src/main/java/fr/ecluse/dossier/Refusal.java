package fr.ecluse.dossier;

import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

import fr.ecluse.procedure.Procedure;
import fr.ecluse.form.Violation;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** A call about dossiers that a rule refuses, as the problem that the caller reads. */
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

	static Refusal unknown() {
		return of(HttpStatus.NOT_FOUND, "dossier-inconnu", "Dossier inconnu",
				"Cette collectivité n'a pas de dossier de cet identifiant. Vérifiez l'adresse, ou cherchez le dossier "
						+ "dans la liste.");
	}

	static Refusal variables(List<Violation> violations) {
		Refusal refusal = of(HttpStatus.BAD_REQUEST, "donnees-invalides", "Données refusées",
				(violations.size() == 1) ? violations.get(0).sentence()
						: "%d réponses sont à corriger, voyez « errors ».".formatted(violations.size()));
		refusal.getBody()
			.setProperty("errors",
					violations.stream()
						.map((violation) -> new FieldError("/variables" + violation.pointer(), violation.sentence()))
						.toList());
		return refusal;
	}

	static Refusal field(String pointer, String detail) {
		Refusal refusal = of(HttpStatus.BAD_REQUEST, "donnees-invalides", "Données refusées", detail);
		refusal.getBody().setProperty("errors", List.of(new FieldError(pointer, detail)));
		return refusal;
	}

	static Refusal sameExternalReference(Dossier dossier) {
		Refusal refusal = of(HttpStatus.CONFLICT, "reference-deja-prise", "Référence déjà prise",
				"Un dossier de cette démarche porte déjà la référence « %s ». Suivez-le à l'adresse indiquée par "
					.formatted(dossier.externalReference()) + "« dossier », ou envoyez une autre référence.");
		refusal.getBody()
			.setProperty("dossier", "/api/v1/members/%s/dossiers/%s".formatted(dossier.siren(), dossier.id()));
		return refusal;
	}

	static Refusal otherVersion(Procedure procedure) {
		return of(HttpStatus.CONFLICT, "version-remplacee", "Version remplacée",
				"Cette version de « %s » n'est pas celle que suit la collectivité. Rouvrez la liste des démarches, puis recommencez."
					.formatted(procedure.title()));
	}

	static Refusal role(Procedure.Message message) {
		return of(HttpStatus.FORBIDDEN, "role-requis", "Action refusée",
				"« %s » revient à qui a l'un de ces rôles dans la collectivité : %s.".formatted(message.title(),
						String.join(", ", message.roles())));
	}

	static Refusal notAwaited(Procedure.Message message, Collection<Procedure.Message> awaited) {
		String possible = awaited.isEmpty() ? "Aucune action n'est possible à ce stade."
				: "Actions possibles à ce stade : %s."
					.formatted(awaited.stream().map(Procedure.Message::title).collect(Collectors.joining(", ")));
		return of(HttpStatus.CONFLICT, "message-non-attendu", "Action impossible à ce stade",
				"Le dossier n'attend pas, ou n'attend plus, « %s ». %s".formatted(message.title(), possible));
	}

	static Refusal clock(String detail) {
		return of(HttpStatus.CONFLICT, "etat-du-delai", "Action impossible sur ce délai", detail);
	}

	static Refusal otherRequest() {
		return of(HttpStatus.valueOf(422), "cle-d-idempotence-reprise", "Clé d'idempotence déjà employée",
				"Cette clé Idempotency-Key a servi à une autre demande. Employez une clé nouvelle pour chaque demande.");
	}

	static Refusal inProgress() {
		Refusal refusal = of(HttpStatus.CONFLICT, "demande-en-cours", "Demande en cours de dépôt",
				"La même demande est en cours d'enregistrement. Répétez l'appel dans quelques secondes.");
		refusal.getHeaders().set("Retry-After", "2");
		return refusal;
	}

	/** What is wrong with one field, with its JSON pointer. */
	record FieldError(String pointer, String detail) {
	}

}
