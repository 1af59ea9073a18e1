package fr.ecluse.webhook;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import fr.ecluse.member.Siren;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The journal of deliveries of one subscription. */
@RestController
@RequestMapping("/api/v1/members/{siren}/webhooks/{id}/deliveries")
class DeliveryController {

	private static final int MOST = 200;

	private final Subscriptions subscriptions;

	private final Attempts attempts;

	DeliveryController(Subscriptions subscriptions, Attempts attempts) {
		this.subscriptions = subscriptions;
		this.attempts = attempts;
	}

	@GetMapping
	Journal list(@PathVariable Siren siren, @PathVariable String id,
			@RequestParam(required = false) @Nullable String cursor, @RequestParam(defaultValue = "50") int limit) {
		if (limit < 1 || limit > MOST) {
			throw Refusal.field("/limit", "« limit » est un nombre de 1 à %d.".formatted(MOST));
		}
		if (cursor != null && !cursor.matches("[0-9]{1,18}")) {
			throw Refusal.field("/cursor",
					"Ce curseur n'est pas connu : reprenez la valeur « next » de la page précédente, ou recommencez sans curseur.");
		}
		List<Delivery> page = this.subscriptions.page(siren, id,
				(cursor != null) ? Long.parseLong(cursor) : Long.MAX_VALUE, limit + 1);
		List<Delivery> shown = page.subList(0, Math.min(limit, page.size()));
		return new Journal(views(shown), (page.size() > limit) ? Long.toString(shown.get(limit - 1).id()) : null);
	}

	@PostMapping("/{number}/retries")
	@ResponseStatus(HttpStatus.ACCEPTED)
	DeliveryView retry(@PathVariable Siren siren, @PathVariable String id, @PathVariable long number) {
		return views(List.of(this.subscriptions.retry(siren, id, number))).get(0);
	}

	private List<DeliveryView> views(List<Delivery> deliveries) {
		Map<Long, List<Attempts.Attempt>> calls = this.attempts.of(deliveries.stream().map(Delivery::id).toList());
		return deliveries.stream()
			.map((delivery) -> DeliveryView.of(delivery, calls.getOrDefault(delivery.id(), List.of())))
			.toList();
	}

	/**
	 * Some deliveries, newest first.
	 *
	 * @param items the deliveries
	 * @param next cursor of the page that follows; null on the last page
	 */
	record Journal(List<DeliveryView> items, @Nullable String next) {
	}

	/**
	 * One event on its way to the receiver.
	 *
	 * @param number of the delivery
	 * @param event UUID of the event, as in the header webhook-id
	 * @param type type of the event
	 * @param dossier id of the dossier
	 * @param state waiting (behind an earlier event of the dossier), pending, delivered,
	 * failed (given up) or expired
	 * @param createdAt when the event was read from the log, UTC
	 * @param nextAttemptAt when it is sent next, UTC; null when it is not
	 * @param attempts the calls, oldest first
	 */
	record DeliveryView(long number, String event, String type, String dossier, String state, Instant createdAt,
			@Nullable Instant nextAttemptAt, List<Attempts.Attempt> attempts) {

		static DeliveryView of(Delivery delivery, List<Attempts.Attempt> attempts) {
			return new DeliveryView(delivery.id(), delivery.eventId(), delivery.type(), delivery.dossierId(),
					delivery.state().name().toLowerCase(Locale.ROOT), delivery.created(),
					(delivery.state() == Delivery.State.PENDING) ? delivery.nextAttempt() : null, attempts);
		}

	}

}
