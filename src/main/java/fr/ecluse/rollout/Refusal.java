package fr.ecluse.rollout;

import java.net.URI;
import java.util.List;
import java.util.Map;

import fr.ecluse.catalogue.Version;
import fr.ecluse.engine.MigrationFault;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** A decision about running dossiers that is refused, as the problem the caller reads. */
final class Refusal extends ErrorResponseException {

	private Refusal(HttpStatus status, ProblemDetail problem) {
		super(status, problem, null);
	}

	static Refusal field(String pointer, String detail) {
		Refusal refusal = of(HttpStatus.BAD_REQUEST, "donnees-invalides", "Données refusées", detail);
		refusal.getBody().setProperty("errors", List.of(Map.of("pointer", pointer, "detail", detail)));
		return refusal;
	}

	static Refusal mapping(List<MigrationFault> faults) {
		Refusal refusal = of(HttpStatus.BAD_REQUEST, "correspondances-refusees", "Correspondances refusées",
				(faults.size() == 1) ? faults.get(0).sentence()
						: "%d correspondances sont à corriger, voyez « errors ».".formatted(faults.size()));
		refusal.getBody()
			.setProperty("errors",
					faults.stream()
						.map((it) -> Map.of("pointer", "/mapping/" + escaped(String.valueOf(it.element())), "element",
								String.valueOf(it.element()), "detail", it.sentence()))
						.toList());
		return refusal;
	}

	static Refusal unknown() {
		return of(HttpStatus.NOT_FOUND, "migration-inconnue", "Migration inconnue",
				"Aucune migration vers cette version n'a cet identifiant. Cherchez-la dans la liste des migrations de la version.");
	}

	static Refusal unreadable(String sentence) {
		return of(HttpStatus.CONFLICT, "modele-illisible", "Modèle illisible", sentence);
	}

	static Refusal notPublished(Version version) {
		return of(HttpStatus.CONFLICT, "version-non-publiee", "Version non publiée",
				"La version %d n'est pas publiée (%s). Publiez-la, puis migrez les dossiers vers elle."
					.formatted(version.number(), version.state().label()));
	}

	static Refusal otherUnderway(Migration other) {
		Refusal refusal = of(HttpStatus.CONFLICT, "migration-en-cours", "Migration déjà en cours",
				"La migration n° %d des dossiers de cette démarche n'est pas terminée (%s). Attendez sa fin, reprenez-la ou abandonnez-la."
					.formatted(other.id(), other.state().label()));
		refusal.getBody()
			.setProperty("migration", "/api/v1/models/%s/migrations/%d".formatted(other.targetVersion(), other.id()));
		return refusal;
	}

	static Refusal state(Migration migration, String todo) {
		return of(HttpStatus.CONFLICT, "etat-de-la-migration", "Action impossible sur cette migration",
				"La migration n° %d est dans l'état « %s ». %s".formatted(migration.id(), migration.state().label(),
						todo));
	}

	static Refusal nobody() {
		return of(HttpStatus.CONFLICT, "aucun-dossier", "Aucun dossier à migrer",
				"Aucun dossier en cours ne correspond : tous ont changé de version ou sont clos. Voyez le rapport d'impact.");
	}

	private static Refusal of(HttpStatus status, String slug, String title, String detail) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
		problem.setType(URI.create("https://ecluse.fr/problemes/" + slug));
		problem.setTitle(title);
		return new Refusal(status, problem);
	}

	private static String escaped(String key) {
		return key.replace("~", "~0").replace("/", "~1");
	}

}
