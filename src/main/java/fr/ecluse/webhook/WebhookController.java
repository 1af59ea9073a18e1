package fr.ecluse.webhook;

import java.net.URI;
import java.security.Principal;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;

import fr.ecluse.event.CloudEvent;
import fr.ecluse.member.Callers;
import fr.ecluse.member.Siren;
import org.jspecify.annotations.Nullable;

import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The subscriptions of one member, for its administrators and its software. */
@RestController
@RequestMapping("/api/v1/members/{siren}/webhooks")
class WebhookController {

	private static final int TESTS_AT_A_TIME = 4;

	private static final int EXCERPT = 500;

	private final Subscriptions subscriptions;

	private final Round round;

	private final Callers callers;

	private final Clock clock;

	private final Semaphore tests = new Semaphore(TESTS_AT_A_TIME);

	WebhookController(Subscriptions subscriptions, Round round, Callers callers, Clock clock) {
		this.subscriptions = subscriptions;
		this.round = round;
		this.callers = callers;
		this.clock = clock;
	}

	@GetMapping
	Items list(@PathVariable Siren siren) {
		return new Items(this.subscriptions.of(siren).stream().map((webhook) -> WebhookView.of(webhook, null)).toList(),
				null);
	}

	@PostMapping
	ResponseEntity<WebhookView> add(@PathVariable Siren siren, @RequestBody WebhookForm form, Principal caller) {
		Subscriptions.Kept kept = this.subscriptions.add(siren, form, this.callers.of(caller).name());
		return ResponseEntity
			.created(URI.create("/api/v1/members/%s/webhooks/%s".formatted(siren, kept.webhook().id())))
			.cacheControl(CacheControl.noStore())
			.body(WebhookView.of(kept.webhook(), kept.secret()));
	}

	@GetMapping("/{id}")
	WebhookView one(@PathVariable Siren siren, @PathVariable String id) {
		return WebhookView.of(this.subscriptions.get(siren, id), null);
	}

	@PutMapping("/{id}")
	WebhookView change(@PathVariable Siren siren, @PathVariable String id, @RequestBody WebhookForm form) {
		return WebhookView.of(this.subscriptions.change(siren, id, form), null);
	}

	@DeleteMapping("/{id}")
	ResponseEntity<Void> remove(@PathVariable Siren siren, @PathVariable String id) {
		this.subscriptions.remove(siren, id);
		return ResponseEntity.noContent().build();
	}

	@PostMapping("/{id}/secret")
	ResponseEntity<WebhookView> rotate(@PathVariable Siren siren, @PathVariable String id) {
		Subscriptions.Kept kept = this.subscriptions.rotate(siren, id);
		return ResponseEntity.ok()
			.cacheControl(CacheControl.noStore())
			.body(WebhookView.of(kept.webhook(), kept.secret()));
	}

	/** Waits for the receiver's answer, without a transaction. */
	@PostMapping("/{id}/tests")
	TestResult test(@PathVariable Siren siren, @PathVariable String id) {
		Webhook webhook = this.subscriptions.get(siren, id);
		if (!this.tests.tryAcquire()) {
			throw Refusal.busy();
		}
		try {
			CloudEvent event = trial(siren, id);
			Sending.Outcome outcome = this.round.send(webhook, event);
			String excerpt = outcome.excerpt();
			return new TestResult(event.id(), outcome.succeeded(), outcome.status(), outcome.duration(),
					outcome.error(),
					(excerpt != null && excerpt.length() > EXCERPT) ? excerpt.substring(0, EXCERPT) : excerpt);
		}
		finally {
			this.tests.release();
		}
	}

	private CloudEvent trial(Siren siren, String id) {
		String address = "/api/v1/members/%s/webhooks/%s".formatted(siren, id);
		String dossier = new UUID(0, 0).toString();
		return new CloudEvent("1.0", UUID.randomUUID().toString(), address, "fr.ecluse.test", dossier,
				this.clock.instant(), "application/json", new CloudEvent.Data(dossier, null, "essai", null, "open",
						"test", "Événement d'essai, sans dossier", address));
	}

	/**
	 * All subscriptions of a member.
	 *
	 * @param items oldest first
	 * @param next always null: they are never many
	 */
	record Items(List<WebhookView> items, @Nullable String next) {
	}

	/**
	 * What came of a test.
	 *
	 * @param event UUID of the event that was sent
	 * @param succeeded whether the receiver answered with success (2xx)
	 * @param status HTTP status of the answer; null when there was none
	 * @param duration in milliseconds
	 * @param error what went wrong, in French; null when the call succeeded
	 * @param excerpt beginning of the answer's body, 500 characters at most; null when it
	 * had none
	 */
	record TestResult(String event, boolean succeeded, @Nullable Integer status, int duration, @Nullable String error,
			@Nullable String excerpt) {
	}

}
