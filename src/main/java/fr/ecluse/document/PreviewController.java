package fr.ecluse.document;

import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;

import fr.ecluse.catalogue.Procedures;
import fr.ecluse.member.Member;
import fr.ecluse.member.Members;
import fr.ecluse.member.Siren;
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
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * A template as it would look for a member, with data that are only a sample. Nothing is
 * kept, and each page says that it is a specimen.
 */
@RestController
class PreviewController {

	/** A code that no document bears. */
	private static final VerificationCode NO_CODE = new VerificationCode("0".repeat(16));

	private final Members members;

	private final Procedures procedures;

	private final Snapshots snapshots;

	private final Samples samples;

	private final Renderer renderer;

	private final PublicAddress address;

	private final Clock clock;

	PreviewController(Members members, Procedures procedures, Snapshots snapshots, Samples samples, Renderer renderer,
			PublicAddress address, Clock clock) {
		this.members = members;
		this.procedures = procedures;
		this.snapshots = snapshots;
		this.samples = samples;
		this.renderer = renderer;
		this.address = address;
		this.clock = clock;
	}

	@GetMapping("/api/v1/members/{siren}/previews/{procedure}/{template}")
	ResponseEntity<byte[]> preview(@PathVariable Siren siren, @PathVariable String procedure,
			@PathVariable String template, @RequestParam(defaultValue = "typical") String sample) {
		Member member = this.members.get(siren);
		String name = procedure + "/" + template;
		String edition = this.procedures.offer(procedure, siren).edition().id();
		try {
			Map<String, ? extends @Nullable Object> data = this.samples.data(edition, name, sample)
				.orElseThrow(() -> unknown(name, sample));
			String kind = this.samples.kind(edition, name);
			Snapshot snapshot = this.snapshots
				.of(new DocumentRequest(siren, "specimen", "specimen", name, kind, data, edition), member,
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
