package fr.ecluse.deposit;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.util.unit.DataSize;
import org.springframework.web.ErrorResponseException;

/** A deposit, or a look into a box, that a rule refuses. */
final class Refusal extends ErrorResponseException {

	private static final DateTimeFormatter DAY_AND_TIME = DateTimeFormatter.ofPattern("d MMMM yyyy 'à' HH:mm:ss",
			Locale.FRENCH);

	private Refusal(HttpStatus status, ProblemDetail problem) {
		super(status, problem, null);
	}

	static Refusal of(HttpStatus status, String slug, String title, String detail) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
		problem.setType(URI.create("https://ecluse.fr/problemes/" + slug));
		problem.setTitle(title);
		return new Refusal(status, problem);
	}

	static Refusal unknownBox() {
		return of(HttpStatus.NOT_FOUND, "coffre-inconnu", "Coffre inconnu",
				"Ce dossier n'a pas de coffre ouvert sous ce nom. Vérifiez l'adresse.");
	}

	static Refusal unknownFile() {
		return of(HttpStatus.NOT_FOUND, "fichier-inconnu", "Fichier inconnu",
				"Ce coffre n'a pas de pli ouvert de ce numéro, ou ce pli n'a pas ce fichier. Partez de la liste.");
	}

	static Refusal sealed(Instant closesAt, ZoneId zone) {
		return of(HttpStatus.CONFLICT, "coffre-scelle", "Coffre scellé",
				"Les plis ne peuvent être lus qu'une fois le coffre descellé par la démarche, après la date limite du %s (CCP, art. R2132-9)."
					.formatted(local(closesAt, zone)));
	}

	static Refusal closed() {
		return of(HttpStatus.CONFLICT, "coffre-ferme", "Coffre fermé",
				"La consultation a été close : ce coffre ne prend plus de dépôt.");
	}

	static Refusal alreadyUnsealed() {
		return of(HttpStatus.CONFLICT, "coffre-descelle", "Coffre descellé",
				"Les plis ont déjà été ouverts : ce coffre ne prend plus de dépôt.");
	}

	/** Nothing of a late tender but its trace is kept. */
	static Refusal late(Instant received, Instant closesAt, ZoneId zone) {
		Refusal refusal = of(HttpStatus.CONFLICT, "depot-hors-delai", "Dépôt hors délai",
				"Ce dépôt, reçu le %s, est arrivé après la date limite du %s. Il est éliminé sans être ouvert ; seule la trace de son arrivée est conservée (CCP, art. R2151-5)."
					.formatted(local(received, zone), local(closesAt, zone)));
		refusal.getBody().setProperty("late", true);
		refusal.getBody().setProperty("receivedAt", received);
		refusal.getBody().setProperty("closesAt", closesAt);
		refusal.getBody().setProperty("reference", "CCP, art. R2151-5");
		return refusal;
	}

	static Refusal otherRequest() {
		return of(HttpStatus.UNPROCESSABLE_CONTENT, "cle-d-idempotence-reprise", "Clé d'idempotence déjà employée",
				"Cette clé Idempotency-Key a servi à un autre dépôt. Employez une clé nouvelle pour chaque dépôt.");
	}

	static Refusal invalid(String pointer, String detail) {
		Refusal refusal = of(HttpStatus.BAD_REQUEST, "donnees-invalides", "Données refusées", detail);
		refusal.getBody().setProperty("errors", List.of(Map.of("pointer", pointer, "detail", detail)));
		return refusal;
	}

	static Refusal tooLarge(DataSize limit) {
		return of(HttpStatus.CONTENT_TOO_LARGE, "fichier-trop-volumineux", "Fichier trop volumineux",
				"Un fichier dépasse %d Mo. Réduisez-le ou divisez-le.".formatted(limit.toMegabytes()));
	}

	/** Of the model: what it asks of the box cannot be. */
	static Refusal impossible(String detail) {
		return of(HttpStatus.CONFLICT, "coffre-impossible", "Coffre : action impossible", detail);
	}

	static String local(Instant instant, ZoneId zone) {
		return DAY_AND_TIME.format(ZonedDateTime.ofInstant(instant, zone));
	}

}
