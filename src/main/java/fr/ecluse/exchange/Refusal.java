package fr.ecluse.exchange;

import java.net.URI;
import java.util.List;
import java.util.Map;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** An export or an import that is refused, as the problem that the caller reads. */
final class Refusal extends ErrorResponseException {

	private Refusal(HttpStatus status, ProblemDetail problem) {
		super(status, problem, null);
	}

	static Refusal noSigningKey() {
		return of(HttpStatus.CONFLICT, "cle-de-signature-absente", "Clé de signature absente",
				"Cette OPSN n'a pas de clé pour signer ses archives. " + SigningKey.HOW);
	}

	static Refusal refusedVersion() {
		return of(HttpStatus.CONFLICT, "etat-de-la-version", "Étape impossible",
				"Une version refusée au contrôle ne s'exporte pas. Corrigez-la et déposez-la à nouveau.");
	}

	/** The archive is not what its signer made. */
	static Refusal damaged(String how) {
		return of(HttpStatus.UNPROCESSABLE_CONTENT, "archive-alteree", "Archive altérée",
				"Cette archive signée n'est pas acceptée : %s. Elle a été modifiée ou abîmée en chemin : demandez-la à nouveau à l'OPSN d'où elle vient. Si vous avez changé ses fichiers exprès, retirez-en MANIFEST.json et MANIFEST.sig : elle sera reçue comme un dépôt ordinaire."
					.formatted(how));
	}

	static Refusal unknownSigner(String claimed, String fingerprint) {
		return of(HttpStatus.UNPROCESSABLE_CONTENT, "signataire-inconnu", "Signataire inconnu",
				"Cette archive, qui se dit de « %s », est signée par une clé que cette OPSN n'accepte pas (empreinte %s). Faites confirmer l'empreinte par cette OPSN, par un autre moyen ; un administrateur enregistre ensuite sa clé dans la console, page « Échanges », ou par PUT /api/v1/models/trusted-keys/{nom}."
					.formatted(shortened(claimed), shortened(fingerprint)));
	}

	static Refusal notAlone() {
		return of(HttpStatus.BAD_REQUEST, "donnees-invalides", "Données refusées",
				"Une archive signée se dépose seule, sans autre fichier. Recommencez avec elle seulement.");
	}

	static Refusal unknownKey() {
		return of(HttpStatus.NOT_FOUND, "cle-inconnue", "Clé inconnue",
				"Aucune clé n'est acceptée sous ce nom. Voyez /api/v1/models/trusted-keys.");
	}

	static Refusal namedOtherwise() {
		return of(HttpStatus.CONFLICT, "cle-deja-acceptee", "Clé déjà acceptée",
				"Cette clé est déjà acceptée sous un autre nom. Retirez celui-là d'abord, si vous voulez la renommer.");
	}

	static Refusal field(String pointer, String detail) {
		Refusal refusal = of(HttpStatus.BAD_REQUEST, "donnees-invalides", "Données refusées", detail);
		refusal.getBody().setProperty("errors", List.of(Map.of("pointer", pointer, "detail", detail)));
		return refusal;
	}

	private static String shortened(String text) {
		return (text.length() <= 100) ? text : text.substring(0, 100) + "…";
	}

	private static Refusal of(HttpStatus status, String slug, String title, String detail) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
		problem.setType(URI.create("https://ecluse.fr/problemes/" + slug));
		problem.setTitle(title);
		return new Refusal(status, problem);
	}

}
