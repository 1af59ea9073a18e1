package fr.ecluse.webhook;

import java.net.URI;
import java.util.List;
import java.util.Map;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** A call about webhooks that a rule refuses. */
final class Refusal extends ErrorResponseException {

	private Refusal(HttpStatus status, ProblemDetail problem) {
		super(status, problem, null);
	}

	static Refusal field(String pointer, String detail) {
		Refusal refusal = of(HttpStatus.BAD_REQUEST, "donnees-invalides", "Données refusées", detail);
		refusal.getBody().setProperty("errors", List.of(Map.of("pointer", pointer, "detail", detail)));
		return refusal;
	}

	static Refusal unknown() {
		return of(HttpStatus.NOT_FOUND, "abonnement-inconnu", "Abonnement inconnu",
				"Cet organisme n'a pas d'abonnement de ce numéro. La liste des abonnements donne leurs numéros.");
	}

	static Refusal unknownDelivery() {
		return of(HttpStatus.NOT_FOUND, "envoi-inconnu", "Envoi inconnu",
				"Cet abonnement n'a pas d'envoi de ce numéro. Le journal des envois donne leurs numéros.");
	}

	static Refusal tooMany(int most) {
		return of(HttpStatus.CONFLICT, "abonnements-trop-nombreux", "Trop d'abonnements",
				"Un organisme a au plus %d abonnements. Supprimez-en un, ou élargissez-en un par « types » et « procedures »."
					.formatted(most));
	}

	static Refusal noKey() {
		return of(HttpStatus.CONFLICT, "cle-du-serveur-absente", "Clé du serveur absente",
				"Ce serveur ne peut pas garder de secret : l'OPSN doit lui donner la clé ECLUSE_DEPOSIT_KEY. Signalez-le-lui.");
	}

	static Refusal paused() {
		return of(HttpStatus.CONFLICT, "abonnement-suspendu", "Abonnement suspendu",
				"Cet abonnement est suspendu : rétablissez-le par PUT avec « active » à true, les envois en attente repartiront.");
	}

	static Refusal underWay() {
		return of(HttpStatus.CONFLICT, "envoi-en-cours", "Envoi en cours",
				"Cet envoi est en cours. Relisez le journal dans une minute.");
	}

	static Refusal waiting() {
		return of(HttpStatus.CONFLICT, "envoi-en-attente", "Envoi en attente",
				"Cet envoi suit, dans l'ordre de son dossier, un envoi qui n'a pas encore abouti. Rejouez d'abord celui-là.");
	}

	static Refusal expired() {
		return of(HttpStatus.GONE, "evenement-perime", "Événement périmé",
				"L'événement a dépassé sa durée de conservation : il ne peut plus être envoyé. Relisez le dossier.");
	}

	static Refusal busy() {
		Refusal refusal = of(HttpStatus.TOO_MANY_REQUESTS, "essais-trop-nombreux", "Trop d'essais à la fois",
				"D'autres essais d'abonnement sont en cours. Recommencez dans quelques secondes.");
		refusal.getHeaders().set(HttpHeaders.RETRY_AFTER, "10");
		return refusal;
	}

	private static Refusal of(HttpStatus status, String slug, String title, String detail) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
		problem.setType(URI.create("https://ecluse.fr/problemes/" + slug));
		problem.setTitle(title);
		return new Refusal(status, problem);
	}

}
