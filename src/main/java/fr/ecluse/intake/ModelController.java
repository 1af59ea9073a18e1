package fr.ecluse.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import fr.ecluse.catalogue.Publications;
import fr.ecluse.catalogue.Version;
import fr.ecluse.catalogue.VersionState;
import fr.ecluse.catalogue.Versions;
import fr.ecluse.gate.PackageReader;
import fr.ecluse.member.Caller;
import fr.ecluse.member.Callers;
import org.jspecify.annotations.Nullable;

import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** Versions of procedures, for designers and their tools. */
@RestController
@RequestMapping("/api/v1/models")
class ModelController {

	private final Arrivals arrivals;

	private final Reviews reviews;

	private final Versions versions;

	private final Publications publications;

	private final TrialRuns trials;

	private final Callers callers;

	ModelController(Arrivals arrivals, Reviews reviews, Versions versions, Publications publications, TrialRuns trials,
			Callers callers) {
		this.arrivals = arrivals;
		this.reviews = reviews;
		this.versions = versions;
		this.publications = publications;
		this.trials = trials;
		this.callers = callers;
	}

	/**
	 * Takes files in: one ZIP, or loose files. {@code procedure} names the procedure when
	 * no model does; {@code complete} says whether it has no other files.
	 */
	@PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
	ResponseEntity<ModelView> upload(MultipartHttpServletRequest request,
			@RequestParam(required = false) @Nullable String procedure,
			@RequestParam(required = false) @Nullable Boolean complete, Principal caller) {
		List<PackageReader.Part> parts = parts(request);
		if (parts.isEmpty()) {
			throw Refusal.field("", "Joignez les fichiers de la démarche, ou un fichier ZIP qui les contient.");
		}
		Receipt receipt = this.arrivals.receive(parts, procedure, complete, "api", caller(caller));
		Version version = receipt.version();
		if (version == null || version.state() == VersionState.REFUSED) {
			throw Refusal.findings(receipt);
		}
		ModelView view = view(version);
		return receipt.known() ? ResponseEntity.ok(view)
				: ResponseEntity.created(URI.create("/api/v1/models/" + version.id())).body(view);
	}

	@GetMapping
	ModelList list(@RequestParam(required = false) @Nullable String procedure,
			@RequestParam(required = false) @Nullable String state) {
		List<Version> found = new ArrayList<>();
		List<String> keys = (procedure != null) ? List.of(procedure) : this.versions.procedures();
		keys.forEach((key) -> found.addAll(this.versions.of(key)));
		return new ModelList(found.stream()
			.filter((version) -> state == null || version.state().key().equals(state))
			.map(ModelSummary::of)
			.toList());
	}

	@GetMapping("/{id}")
	ModelView show(@PathVariable String id) {
		return view(this.versions.get(id));
	}

	/** A file as it came in; never shown by the browser as a page of this server. */
	@GetMapping("/{id}/files/{*path}")
	ResponseEntity<byte[]> file(@PathVariable String id, @PathVariable String path) {
		String name = path.substring(1);
		byte[] content = this.versions.files(this.versions.get(id).id()).find(name).orElseThrow(Refusal::unknownFile);
		return ResponseEntity.ok()
			.contentType(MediaType.APPLICATION_OCTET_STREAM)
			.cacheControl(CacheControl.noStore())
			.header("X-Content-Type-Options", "nosniff")
			.header(HttpHeaders.CONTENT_DISPOSITION,
					ContentDisposition.attachment()
						.filename(name.substring(name.lastIndexOf('/') + 1), StandardCharsets.UTF_8)
						.build()
						.toString())
			.body(content);
	}

	@PostMapping("/{id}/submissions")
	ModelView submit(@PathVariable String id, @RequestBody Optional<Step> step, Principal caller) {
		return view(this.reviews.submit(id, note(step), caller(caller)));
	}

	@PostMapping("/{id}/reviews")
	ModelView review(@PathVariable String id, @RequestBody Review review, Principal caller) {
		return view(switch (String.valueOf(review.decision())) {
			case "approved" -> this.reviews.approve(id, review.note(), caller(caller));
			case "returned" -> this.reviews.sendBack(id, review.note(), caller(caller));
			default -> throw Refusal.field("/decision", "« decision » vaut « approved » ou « returned ».");
		});
	}

	@PostMapping("/{id}/publications")
	ModelView publish(@PathVariable String id, @RequestBody Publishing publishing, Principal caller) {
		return view(this.reviews.publish(id, publishing.audiences(), publishing.start(), publishing.note(),
				caller(caller)));
	}

	/** Plays the scenarios of the version now. */
	@PostMapping("/{id}/trials")
	TrialRuns.Run tryOut(@PathVariable String id, Principal caller) {
		return this.trials.run(id, caller(caller));
	}

	/** What came of the last run of its scenarios. */
	@GetMapping("/{id}/trials")
	TrialRuns.Run lastTrial(@PathVariable String id) {
		return this.trials.last(this.versions.get(id).id()).orElseThrow(Refusal::notTried);
	}

	@PostMapping("/{id}/retirements")
	ModelView retire(@PathVariable String id, @RequestBody Optional<Step> step, Principal caller) {
		return view(this.reviews.retire(id, note(step), caller(caller)));
	}

	private ModelView view(Version version) {
		return ModelView.of(version, this.versions.files(version.id()), this.versions.journal(version.id()),
				this.publications.of(version.procedure()));
	}

	private Caller caller(Principal caller) {
		return this.callers.of(caller);
	}

	private static @Nullable String note(Optional<Step> step) {
		return step.map(Step::note).orElse(null);
	}

	private static List<PackageReader.Part> parts(MultipartHttpServletRequest request) {
		List<PackageReader.Part> parts = new ArrayList<>();
		for (List<MultipartFile> files : request.getMultiFileMap().values()) {
			for (MultipartFile file : files) {
				try {
					parts.add(new PackageReader.Part(
							Objects.requireNonNullElse(file.getOriginalFilename(), file.getName()), file.getBytes()));
				}
				catch (IOException ex) {
					throw new UncheckedIOException(ex);
				}
			}
		}
		return parts;
	}

	/** What the caller says about a step. */
	record Step(@Nullable String note) {
	}

	/**
	 * A reviewer's decision.
	 *
	 * @param decision approved or returned
	 */
	record Review(@Nullable String decision, @Nullable String note) {
	}

}
