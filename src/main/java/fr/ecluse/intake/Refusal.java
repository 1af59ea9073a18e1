package fr.ecluse.intake;

import java.net.URI;
import java.util.List;
import java.util.Map;

import fr.ecluse.catalogue.Version;
import fr.ecluse.gate.Verdict;
import fr.ecluse.gate.Level;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** A step of a version that is refused, as the problem that the caller reads. */
final class Refusal extends ErrorResponseException {

	private Refusal(HttpStatus status, ProblemDetail problem) {
		super(status, problem, null);
	}

	/** The gate's findings; the version is kept to be looked at. */
	static Refusal findings(Receipt receipt) {
		Verdict verdict = receipt.verdict();
		Refusal refusal = of(HttpStatus.valueOf(422), "modele-refuse", "Modèle refusé",
				"Le contrôle refuse ces fichiers : %d constats à corriger, voyez « errors ». Rien n'est publié."
					.formatted(verdict.count(Level.REFUSED)));
		refusal.getBody().setProperty("errors", verdict.findings());
		if (receipt.version() != null) {
			refusal.getBody().setProperty("version", "/api/v1/models/" + receipt.version().id());
		}
		return refusal;
	}

	static Refusal state(Version version, String sentence) {
		return of(HttpStatus.CONFLICT, "etat-de-la-version", "Étape impossible",
				"%s La version %d de « %s » est à l'état « %s ».".formatted(sentence, version.number(), version.title(),
						version.state().label()));
	}

	static Refusal trialMissing(Version version, TrialRuns.@Nullable Run run, int coverage) {
		String found = (run == null) ? "Ils n'ont pas encore été joués."
				: run.passed() ? "Ils n'en parcourent que %d %%.".formatted(run.percent())
						: "Au dernier essai, l'un d'eux au moins a échoué.";
		return of(HttpStatus.CONFLICT, "essai-requis", "Scénarios à jouer",
				"Avant de publier la version %d, ses scénarios doivent tous réussir et parcourir %d %% des flèches. %s"
					.formatted(version.number(), coverage, found));
	}

	static Refusal ownWork() {
		return of(HttpStatus.FORBIDDEN, "relecture-par-l-auteur", "Relecture à deux",
				"Une version est approuvée par quelqu'un d'autre que la personne qui l'a déposée ou soumise. Demandez à un autre concepteur.");
	}

	static Refusal person() {
		return of(HttpStatus.FORBIDDEN, "relecture-par-une-personne", "Relecture à deux",
				"Une version est approuvée par une personne, avec son propre compte, et non par un programme avec une clé.");
	}

	static Refusal notTried() {
		return of(HttpStatus.NOT_FOUND, "essai-inconnu", "Aucun essai",
				"Les scénarios de cette version n'ont pas encore été joués. Jouez-les par POST à la même adresse.");
	}

	static Refusal unknownFile() {
		return of(HttpStatus.NOT_FOUND, "fichier-inconnu", "Fichier inconnu",
				"Cette version n'a pas de fichier de ce nom. Ses fichiers sont dans « files ».");
	}

	static Refusal field(String pointer, String detail) {
		Refusal refusal = of(HttpStatus.BAD_REQUEST, "donnees-invalides", "Données refusées", detail);
		refusal.getBody().setProperty("errors", List.of(Map.of("pointer", pointer, "detail", detail)));
		return refusal;
	}

	private static Refusal of(HttpStatus status, String slug, String title, String detail) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
		problem.setType(URI.create("https://ecluse.fr/problemes/" + slug));
		problem.setTitle(title);
		return new Refusal(status, problem);
	}

}
