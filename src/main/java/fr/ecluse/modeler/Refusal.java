package fr.ecluse.modeler;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import fr.ecluse.catalogue.Version;
import fr.ecluse.gate.Finding;
import fr.ecluse.gate.Level;
import fr.ecluse.gate.PackageReader.Part;
import fr.ecluse.gate.Verdict;
import fr.ecluse.intake.Receipt;
import fr.ecluse.member.Siren;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * A deployment that is refused. Beside what every problem says it has {@code message},
 * all that the Modeler shows, and {@code details} as the engine has it for its own tools.
 */
final class Refusal extends ErrorResponseException {

	private static final int MOST_LINES = 100;

	private Refusal(HttpStatus status, ProblemDetail problem) {
		super(status, problem, null);
	}

	/** The gate's findings; the version is kept to be looked at. */
	static Refusal findings(Receipt receipt, List<Part> sent) {
		Verdict verdict = receipt.verdict();
		long refused = verdict.count(Level.REFUSED);
		String detail = "Écluse refuse ce dépôt : %s à corriger. Rien n'est publié."
			.formatted((refused == 1) ? "1 constat" : refused + " constats");
		Refusal refusal = of(HttpStatus.UNPROCESSABLE_CONTENT, "modele-refuse", "Modèle refusé", detail);
		Version version = receipt.version();
		ProblemDetail body = refusal.getBody();
		body.setProperty("message", message(detail, verdict.findings(), version));
		body.setProperty("errors", verdict.findings());
		body.setProperty("details", details(verdict.findings(), sent));
		if (version != null) {
			body.setProperty("version", Addresses.version(version));
		}
		return refusal;
	}

	static Refusal noFile() {
		return of(HttpStatus.BAD_REQUEST, "donnees-invalides", "Données refusées",
				"Le dépôt ne contient aucun fichier. Déployez un diagramme depuis Camunda Modeler.");
	}

	static Refusal unknownMember(String tenant) {
		return of(HttpStatus.BAD_REQUEST, "adherent-inconnu", "Adhérent inconnu",
				"« Tenant ID » vaut « %s », qui n'est le SIREN d'aucun adhérent. Laissez ce champ vide pour une démarche commune, ou donnez le SIREN de la collectivité à laquelle la démarche appartient."
					.formatted(shortened(tenant)));
	}

	static Refusal otherOwner(Siren member, String key) {
		return of(HttpStatus.BAD_REQUEST, "proprietaire", "Démarche d'un autre propriétaire",
				"La démarche « %s » n'appartient pas à l'adhérent %s. Laissez « Tenant ID » vide, ou donnez au processus un identifiant qui commence par m%s-."
					.formatted(shortened(key), member, member));
	}

	static Refusal severalProcedures(String file, List<String> keys) {
		return of(HttpStatus.BAD_REQUEST, "demarche-a-preciser", "Démarche à préciser",
				"Le fichier « %s » existe dans plusieurs démarches. Écrivez celle que vous voulez changer dans « Deployment name » : %s."
					.formatted(shortened(file), String.join(", ", keys)));
	}

	static Refusal noStart() {
		return of(HttpStatus.NOT_FOUND, "adresse-inconnue", "Adresse inconnue",
				"Camunda Modeler ne démarre pas de dossier ici : ce qu'il dépose est un brouillon, qu'un autre concepteur approuve avant sa publication. Essayez-le par ses scénarios, dans la console.");
	}

	private static String message(String detail, List<Finding> findings, @Nullable Version version) {
		List<String> lines = new ArrayList<>();
		lines.add(detail);
		findings.stream().limit(MOST_LINES).map(Refusal::line).forEach(lines::add);
		if (findings.size() > MOST_LINES) {
			lines.add("… et %d autres constats.".formatted(findings.size() - MOST_LINES));
		}
		if (version != null) {
			lines.add("Sur le diagramme : " + Addresses.version(version));
		}
		return String.join("\n", lines);
	}

	private static String line(Finding finding) {
		StringBuilder place = new StringBuilder("- [%s] ".formatted(finding.level().key()));
		if (!finding.file().isEmpty()) {
			place.append(finding.file());
			place.append((finding.line() > 0) ? ", ligne %d".formatted(finding.line()) : "");
		}
		if (finding.element() != null) {
			place.append(", élément ");
			place.append((finding.name() != null && !finding.name().isBlank())
					? "« %s » (%s)".formatted(finding.name(), finding.element()) : finding.element());
		}
		return place.append(" : ").append(finding.message()).toString().replaceAll("\\s+", " ");
	}

	/** By file; what concerns none of them stands at the first one that was sent. */
	private static Map<String, Report> details(List<Finding> findings, List<Part> sent) {
		Map<String, Report> details = new LinkedHashMap<>();
		for (Finding finding : findings) {
			String file = finding.file().isEmpty() ? sent.get(0).name() : finding.file();
			Report report = details.computeIfAbsent(file, (key) -> new Report(new ArrayList<>(), new ArrayList<>()));
			String element = finding.element();
			((finding.level() == Level.REFUSED) ? report.errors() : report.warnings()).add(new Trouble(
					finding.message(), finding.line(), 0, element, (element != null) ? List.of(element) : List.of()));
		}
		return details;
	}

	private static String shortened(String text) {
		return (text.length() <= 60) ? text : text.substring(0, 60) + "…";
	}

	private static Refusal of(HttpStatus status, String slug, String title, String detail) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
		problem.setType(URI.create("https://ecluse.fr/problemes/" + slug));
		problem.setTitle(title);
		return new Refusal(status, problem);
	}

	/** What was found in one file. */
	record Report(List<Trouble> errors, List<Trouble> warnings) {
	}

	/**
	 * One finding.
	 *
	 * @param column always 0, which is unknown
	 */
	record Trouble(String message, int line, int column, @Nullable String mainElementId, List<String> elementIds) {
	}

}
