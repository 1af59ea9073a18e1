package fr.ecluse.webhook;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

import fr.ecluse.event.EventLog;
import fr.ecluse.journal.Entry;
import fr.ecluse.journal.Journal;
import fr.ecluse.member.Members;
import fr.ecluse.member.Siren;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a member does with its subscriptions and their deliveries. */
@Component
class Subscriptions {

	private final Webhooks webhooks;

	private final Deliveries deliveries;

	private final WebhookSecrets secrets;

	private final TargetRules rules;

	private final EventLog log;

	private final Members members;

	private final WebhookSettings settings;

	private final Clock clock;

	private final Journal journal;

	Subscriptions(Webhooks webhooks, Deliveries deliveries, WebhookSecrets secrets, TargetRules rules, EventLog log,
			Members members, WebhookSettings settings, Clock clock, Journal journal) {
		this.journal = journal;
		this.webhooks = webhooks;
		this.deliveries = deliveries;
		this.secrets = secrets;
		this.rules = rules;
		this.log = log;
		this.members = members;
		this.settings = settings;
		this.clock = clock;
	}

	@Transactional(readOnly = true)
	List<Webhook> of(Siren siren) {
		this.members.get(siren);
		return this.webhooks.of(siren);
	}

	@Transactional(readOnly = true)
	Webhook get(Siren siren, String id) {
		this.members.get(siren);
		return this.webhooks.find(siren, id).orElseThrow(Refusal::unknown);
	}

	/** Subscribes to what happens from now on. */
	@Transactional
	Kept add(Siren siren, WebhookForm form, String by) {
		URI url = form.checkedUrl(this.rules);
		if (of(siren).size() >= this.settings.perMember()) {
			throw Refusal.tooMany(this.settings.perMember());
		}
		String id = UUID.randomUUID().toString();
		WebhookSecrets.Issued secret = this.secrets.issue(id);
		Webhook webhook = new Webhook(id, siren, url, form.checkedTypes(), form.checkedProcedures(),
				form.checkedDescription(), null, null, this.log.end(), secret.sealed(), null, null, null, null, now(),
				by);
		this.webhooks.add(webhook);
		if (Boolean.FALSE.equals(form.active())) {
			this.webhooks.pause(id, Webhook.Pause.ASKED, now());
		}
		record(webhook, "webhook.created", "Abonnement à %s créé");
		return new Kept(get(siren, id), secret.shown());
	}

	/** Replaces what is said of it; pauses it or lets it go on. */
	@Transactional
	Webhook change(Siren siren, String id, WebhookForm form) {
		Webhook known = lock(siren, id);
		this.webhooks.change(new Webhook(id, siren, form.checkedUrl(this.rules), form.checkedTypes(),
				form.checkedProcedures(), form.checkedDescription(), known.pause(), known.paused(), known.position(),
				known.secret(), known.former(), known.formerUntil(), known.lastSuccess(), known.failingSince(),
				known.created(), known.createdBy()));
		if (Boolean.FALSE.equals(form.active()) && known.active()) {
			this.webhooks.pause(id, Webhook.Pause.ASKED, now());
		}
		if (Boolean.TRUE.equals(form.active()) && !known.active()) {
			this.webhooks.resume(id);
			this.deliveries.renew(id, now());
			this.deliveries.letGo(id, now());
		}
		Webhook changed = get(siren, id);
		record(changed, "webhook.changed", changed.active() ? "Abonnement à %s modifié" : "Abonnement à %s suspendu");
		return changed;
	}

	@Transactional
	void remove(Siren siren, String id) {
		Webhook known = lock(siren, id);
		this.webhooks.remove(id);
		record(known, "webhook.removed", "Abonnement à %s supprimé");
	}

	/** A new secret; the one of before signs as well for a while. */
	@Transactional
	Kept rotate(Siren siren, String id) {
		Webhook known = lock(siren, id);
		WebhookSecrets.Issued secret = this.secrets.issue(id);
		this.webhooks.rotate(id, secret.sealed(), known.secret(), now().plus(this.settings.formerSecret()));
		record(known, "webhook.secret", "Nouveau secret de l'abonnement à %s");
		return new Kept(get(siren, id), secret.shown());
	}

	@Transactional(readOnly = true)
	List<Delivery> page(Siren siren, String id, long below, int limit) {
		return this.deliveries.page(get(siren, id).id(), below, limit);
	}

	/** Sends a delivery again, now, whether it has arrived or not. */
	@Transactional
	Delivery retry(Siren siren, String id, long deliveryId) {
		Webhook webhook = lock(siren, id);
		Delivery delivery = this.deliveries.find(id, deliveryId).orElseThrow(Refusal::unknownDelivery);
		if (!webhook.active()) {
			throw Refusal.paused();
		}
		if (delivery.state() == Delivery.State.WAITING) {
			throw Refusal.waiting();
		}
		if (delivery.underWay() && now().isBefore(delivery.nextAttempt())) {
			throw Refusal.underWay();
		}
		if (this.log.at(siren, List.of(delivery.position())).isEmpty()) {
			throw Refusal.expired();
		}
		this.deliveries.restart(deliveryId, now());
		record(webhook, "webhook.retried", "Livraison n° " + deliveryId + " à %s demandée de nouveau");
		return this.deliveries.find(id, deliveryId).orElseThrow(Refusal::unknownDelivery);
	}

	/** Of the address only the host: what follows may hold a password. */
	private void record(Webhook webhook, String action, String label) {
		this.journal.record(Entry.of("webhook", webhook.id(), action, label.formatted(webhook.url().getHost()))
			.of(webhook.siren().value())
			.with("types", webhook.types())
			.with("procedures", webhook.procedures()));
	}

	private Webhook lock(Siren siren, String id) {
		this.members.get(siren);
		return this.webhooks.lock(id).filter((webhook) -> webhook.siren().equals(siren)).orElseThrow(Refusal::unknown);
	}

	private Instant now() {
		return this.clock.instant().truncatedTo(ChronoUnit.MICROS);
	}

	/** A subscription with the secret that its owner has to keep. */
	record Kept(Webhook webhook, String secret) {
	}

}
