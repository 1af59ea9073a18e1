package fr.ecluse.dossier;

import java.net.URI;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import fr.ecluse.member.Callers;
import fr.ecluse.member.Siren;
import org.jspecify.annotations.Nullable;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The dossiers of one member, for the member's software. */
@RestController
@RequestMapping("/api/v1/members/{siren}/dossiers")
class DossierController {

	private static final int MAX_KEY = 200;

	private static final int MAX_REFERENCE = 100;

	private final DossierStart start;

	private final DossierViews views;

	private final DossierMessages messages;

	private final Callers callers;

	DossierController(DossierStart start, DossierViews views, DossierMessages messages, Callers callers) {
		this.start = start;
		this.views = views;
		this.messages = messages;
		this.callers = callers;
	}

	@PostMapping
	ResponseEntity<DossierViews.Detail> start(@PathVariable Siren siren, @RequestBody Filing filing,
			@RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key, Principal caller) {
		DossierStart.Started started = this.start.start(siren,
				filing.request(checked(key), this.callers.of(caller).name()));
		return ResponseEntity
			.created(URI.create("/api/v1/members/%s/dossiers/%s".formatted(siren, started.dossierId())))
			.headers((headers) -> {
				if (started.replayed()) {
					headers.set("Idempotent-Replayed", "true");
				}
			})
			.body(started.detail());
	}

	@GetMapping
	DossierViews.Page list(@PathVariable Siren siren, @RequestParam(required = false) @Nullable String procedure,
			@RequestParam(required = false) @Nullable String status,
			@RequestParam(required = false) @Nullable String externalReference,
			@RequestParam(required = false) @Nullable String reference,
			@RequestParam(required = false) @Nullable Boolean closed,
			@RequestParam(required = false) @Nullable Instant receivedFrom,
			@RequestParam(required = false) @Nullable Instant receivedBefore,
			@RequestParam(required = false) @Nullable String cursor, @RequestParam(defaultValue = "50") int limit) {
		if (limit < 1 || limit > 200) {
			throw Refusal.field("/limit", "« limit » est un nombre de 1 à 200.");
		}
		return this.views.page(siren, new DossierFilter(procedure, status, externalReference, reference, closed,
				receivedFrom, receivedBefore), cursor, limit);
	}

	@GetMapping("/{id}")
	DossierViews.Detail show(@PathVariable Siren siren, @PathVariable String id) {
		return this.views.detail(siren, id);
	}

	@PostMapping("/{id}/messages")
	DossierViews.Detail send(@PathVariable Siren siren, @PathVariable String id,
			@RequestBody DossierMessages.Sending message, Principal caller) {
		this.messages.send(siren, id, message, this.callers.of(caller));
		return this.views.detail(siren, id);
	}

	@GetMapping("/{id}/timeline")
	Items<Facts.Fact> timeline(@PathVariable Siren siren, @PathVariable String id) {
		return new Items<>(this.views.timeline(siren, id));
	}

	@GetMapping("/{id}/documents")
	Items<DossierViews.DocumentView> documents(@PathVariable Siren siren, @PathVariable String id) {
		return new Items<>(this.views.detail(siren, id).documents());
	}

	private static @Nullable String checked(@Nullable String key) {
		if (key != null && (key.isBlank() || key.length() > MAX_KEY)) {
			throw Refusal.field("/Idempotency-Key",
					"L'en-tête Idempotency-Key compte de 1 à %d caractères.".formatted(MAX_KEY));
		}
		return key;
	}

	/** A whole list, which is never long. */
	record Items<T>(List<T> items) {
	}

	/** The body of a start. */
	record Filing(@Nullable String procedure, @Nullable String externalReference,
			@Nullable Map<String, @Nullable Object> variables) {

		DossierStart.Request request(@Nullable String key, String by) {
			if (this.procedure == null || this.procedure.isBlank()) {
				throw Refusal.field("/procedure", "Indiquez la démarche par « procedure ».");
			}
			if (this.externalReference != null
					&& (this.externalReference.isBlank() || this.externalReference.length() > MAX_REFERENCE)) {
				throw Refusal.field("/externalReference",
						"« externalReference » compte de 1 à %d caractères.".formatted(MAX_REFERENCE));
			}
			return new DossierStart.Request(this.procedure, this.externalReference,
					(this.variables != null) ? this.variables : Map.of(), key, by);
		}

	}

}
