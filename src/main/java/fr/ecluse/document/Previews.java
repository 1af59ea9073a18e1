package fr.ecluse.document;

import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;

import fr.ecluse.member.Member;
import fr.ecluse.typesetting.DocumentRefused;
import fr.ecluse.typesetting.Renderer;
import fr.ecluse.typesetting.Snapshot;
import org.jspecify.annotations.Nullable;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/**
 * Templates as they would look for a member, with data that are only a sample. Nothing is
 * kept, and each page says that it is a specimen.
 */
@Component
public class Previews {

	/** A code that no document bears. */
	private static final VerificationCode NO_CODE = new VerificationCode("0".repeat(16));

	private final Snapshots snapshots;

	private final Samples samples;

	private final Renderer renderer;

	private final PublicAddress address;

	private final Clock clock;

	Previews(Snapshots snapshots, Samples samples, Renderer renderer, PublicAddress address, Clock clock) {
		this.snapshots = snapshots;
		this.samples = samples;
		this.renderer = renderer;
		this.address = address;
		this.clock = clock;
	}

	/**
	 * A template of a version, as PDF.
	 * @param edition id of the version
	 * @param name procedure and template, for example {@code demande-citoyenne/decision}
	 * @param sample short, typical or extreme
	 * @throws ErrorResponseException 404 without such a template or sample, 422 when the
	 * template is at fault
	 */
	public ResponseEntity<byte[]> of(Member member, String edition, String name, String sample) {
		try {
			Map<String, ? extends @Nullable Object> data = this.samples.data(edition, name, sample)
				.orElseThrow(() -> unknown(name, sample));
			String kind = this.samples.kind(edition, name);
			Snapshot snapshot = this.snapshots
				.of(new DocumentRequest(member.siren(), "specimen", "specimen", name, kind, data, edition), member,
						LocalDate.ofInstant(this.clock.instant(), member.territory().zone()))
				.withVerification(NO_CODE.printed(), this.address.verification(NO_CODE))
				.asSpecimen();
			return ResponseEntity.ok()
				.contentType(MediaType.APPLICATION_PDF)
				.cacheControl(CacheControl.noStore())
				.header(HttpHeaders.CONTENT_DISPOSITION, FileName.disposition("Spécimen – " + kind))
				.header("X-Content-Type-Options", "nosniff")
				.body(this.renderer.render(edition, name, snapshot).pdf());
		}
		catch (DocumentRefused ex) {
			throw problem(HttpStatus.UNPROCESSABLE_CONTENT, "modele-refuse", "Modèle refusé",
					String.valueOf(ex.getMessage()));
		}
	}

	private static ErrorResponseException unknown(String name, String sample) {
		return problem(HttpStatus.NOT_FOUND, "modele-introuvable", "Aperçu introuvable",
				"Le modèle « %s » n’a pas de données d’essai « %s ». Vérifiez l’adresse ; les jeux sont %s."
					.formatted(shown(name), shown(sample), String.join(", ", Samples.SETS)));
	}

	private static ErrorResponseException problem(HttpStatus status, String slug, String title, String detail) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
		problem.setType(URI.create("https://ecluse.fr/problemes/" + slug));
		problem.setTitle(title);
		return new ErrorResponseException(status, problem, null);
	}

	private static String shown(String text) {
		return (text.length() > 60) ? text.substring(0, 60) + "…" : text;
	}

}
