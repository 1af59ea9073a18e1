package fr.ecluse.webhook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.stream.Collectors;

import fr.ecluse.event.CloudEvent;
import fr.ecluse.event.DossierEvent;
import fr.ecluse.event.EventLog;
import fr.ecluse.member.Siren;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The steps of a delivery: the log becomes deliveries, some are taken up, each is called
 * without a transaction, and what came of it is noted.
 */
@Component
class Round {

	private static final int EVENTS = 200;

	private final Webhooks webhooks;

	private final Deliveries deliveries;

	private final Attempts attempts;

	private final Pausing pausing;

	private final WebhookSecrets secrets;

	private final EventLog log;

	private final Sending sending;

	private final JsonMapper json;

	private final WebhookSettings settings;

	private final TransactionTemplate transaction;

	private final Clock clock;

	Round(Webhooks webhooks, Deliveries deliveries, Attempts attempts, Pausing pausing, WebhookSecrets secrets,
			EventLog log, Sending sending, JsonMapper json, WebhookSettings settings, TransactionTemplate transaction,
			Clock clock) {
		this.webhooks = webhooks;
		this.deliveries = deliveries;
		this.attempts = attempts;
		this.pausing = pausing;
		this.secrets = secrets;
		this.log = log;
		this.sending = sending;
		this.json = json;
		this.settings = settings;
		this.transaction = transaction;
		this.clock = clock;
	}

	/** Makes deliveries of the events that subscriptions have not read yet. */
	void readLog() {
		List<Webhooks.Reader> readers = this.webhooks.readers();
		if (readers.isEmpty()) {
			return;
		}
		Map<Siren, Long> ends = this.log.ends();
		for (Webhooks.Reader reader : readers) {
			if (ends.getOrDefault(reader.siren(), 0L) > reader.position()) {
				this.transaction.executeWithoutResult((
						status) -> this.webhooks.tryLock(reader.id()).filter(Webhook::active).ifPresent(this::readLog));
			}
		}
	}

	private void readLog(Webhook webhook) {
		List<DossierEvent> events = this.log.after(webhook.siren(), webhook.position(), EVENTS);
		if (!events.isEmpty()) {
			this.deliveries.add(webhook.id(), events.stream().filter(webhook::wants).toList(), this.clock.instant());
			this.webhooks.read(webhook.id(), events.get(events.size() - 1).position());
		}
	}

	/** The subscriptions that have something due. */
	List<String> due() {
		return this.webhooks.due(this.clock.instant());
	}

	/** Takes up what is due of one subscription, as many as it may have at a time. */
	List<Call> take(String webhookId, int most) {
		List<Call> calls = this.transaction.execute((status) -> this.webhooks.tryLock(webhookId)
			.filter(Webhook::active)
			.map((webhook) -> take(webhook, most))
			.orElse(List.of()));
		return (calls != null) ? calls : List.of();
	}

	private List<Call> take(Webhook webhook, int most) {
		Instant now = this.clock.instant();
		int allowed = (webhook.failingSince() != null) ? 1 : this.settings.concurrency();
		int free = Math.min(most, allowed - this.deliveries.underWay(webhook.id(), now));
		if (free <= 0) {
			return List.of();
		}
		String lease = UUID.randomUUID().toString();
		List<Delivery> due = this.deliveries.take(webhook.id(), free, lease, now, this.settings.lease());
		this.webhooks.served(webhook.id(), now);
		Map<Long, DossierEvent> events = this.log.at(webhook.siren(), due.stream().map(Delivery::position).toList())
			.stream()
			.collect(Collectors.toMap(DossierEvent::position, Function.identity()));
		List<Call> calls = new ArrayList<>();
		for (Delivery delivery : due) {
			DossierEvent event = events.get(delivery.position());
			if (event == null) {
				this.deliveries.end(delivery, Delivery.State.EXPIRED, 0, now);
			}
			else {
				calls.add(new Call(webhook, delivery, event, lease));
			}
		}
		return calls;
	}

	/** Makes the call, then notes what came of it. */
	void make(Call call) {
		Instant start = this.clock.instant();
		Sending.Outcome outcome = send(call.webhook(), CloudEvent.of(call.event()));
		this.transaction.executeWithoutResult((status) -> note(call, start, outcome));
	}

	/** Calls a subscription with an event, in whatever state it is. */
	Sending.Outcome send(Webhook webhook, CloudEvent event) {
		byte[] body = this.json.writeValueAsBytes(event);
		Instant now = this.clock.instant();
		List<byte[]> open;
		try {
			open = this.secrets.of(webhook, now);
		}
		catch (IllegalStateException ex) {
			return new Sending.Outcome(null, 0,
					"Le secret ne peut être lu avec la clé de ce serveur : renouvelez-le par POST sur « secret »",
					null);
		}
		long timestamp = now.getEpochSecond();
		return this.sending.post(webhook.url(), event.id(), timestamp, Signature.of(open, event.id(), timestamp, body),
				body);
	}

	private void note(Call call, Instant start, Sending.Outcome outcome) {
		@Nullable Webhook webhook = this.webhooks.lock(call.webhook().id()).orElse(null);
		if (webhook == null) {
			return;
		}
		this.attempts.add(call.delivery().id(), start, outcome);
		Instant now = this.clock.instant();
		if (outcome.succeeded()) {
			this.deliveries.end(call.delivery(), Delivery.State.DELIVERED, 1, now);
			this.webhooks.succeeded(webhook.id(), now);
			return;
		}
		this.webhooks.failed(webhook.id(), now);
		if (isHopeless(call.delivery(), webhook, now)) {
			this.deliveries.end(call.delivery(), Delivery.State.FAILED, 1, now);
			// The others get through: what this one had counts no more.
			this.webhooks.forgiven(webhook.id());
		}
		else {
			this.deliveries.putOff(call.delivery().id(), call.lease(), now.plus(wait(call.delivery().attempts())));
		}
		if (webhook.active()) {
			this.pausing.afterFailure(webhook, outcome, now);
		}
	}

	/** Others got through since it was first attempted: the receiver refuses this one. */
	private boolean isHopeless(Delivery delivery, Webhook webhook, Instant now) {
		Instant first = delivery.firstAttempt();
		Instant success = webhook.lastSuccess();
		return first != null && success != null && success.isAfter(first)
				&& !now.isBefore(first.plus(this.settings.retriedFor()));
	}

	/** A fifth more or less, so that what failed together does not come back together. */
	private Duration wait(int attempts) {
		Duration wait = this.settings.backoff().get(Math.min(attempts, this.settings.backoff().size() - 1));
		return Duration.ofMillis((long) (wait.toMillis() * ThreadLocalRandom.current().nextDouble(0.8, 1.2)));
	}

	/**
	 * A delivery that this node has taken up.
	 *
	 * @param lease what tells this take-up from a later one
	 */
	record Call(Webhook webhook, Delivery delivery, DossierEvent event, String lease) {
	}

}
