package fr.ecluse.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

import fr.ecluse.member.Agent;
import fr.ecluse.member.Agents;
import fr.ecluse.member.Members;
import fr.ecluse.member.Membership;
import fr.ecluse.member.Siren;
import fr.ecluse.notification.Mails;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * Stops calling a receiver that is gone, or that has failed for too long, and tells the
 * administrators of the member by mail, in the same transaction.
 */
@Component
class Pausing {

	private static final Logger LOGGER = LoggerFactory.getLogger(Pausing.class);

	private final Webhooks webhooks;

	private final Members members;

	private final Agents agents;

	private final Mails mails;

	private final WebhookSettings settings;

	Pausing(Webhooks webhooks, Members members, Agents agents, Mails mails, WebhookSettings settings) {
		this.webhooks = webhooks;
		this.members = members;
		this.agents = agents;
		this.mails = mails;
		this.settings = settings;
	}

	void afterFailure(Webhook webhook, Sending.Outcome outcome, Instant now) {
		Instant since = Objects.requireNonNullElse(webhook.failingSince(), now);
		if (Integer.valueOf(410).equals(outcome.status())) {
			pause(webhook, Webhook.Pause.GONE, "le logiciel a répondu qu'il n'existait plus (410)", now);
		}
		else if (!now.isBefore(since.plus(this.settings.pausedAfter()))) {
			pause(webhook, Webhook.Pause.FAILING, "aucun envoi n'a abouti depuis %s (dernier essai : %s)"
				.formatted(inWords(this.settings.pausedAfter()), outcome.error()), now);
		}
	}

	private void pause(Webhook webhook, Webhook.Pause pause, String reason, Instant now) {
		this.webhooks.pause(webhook.id(), pause, now);
		List<String> recipients = recipients(webhook.siren());
		if (recipients.isEmpty()) {
			LOGGER.warn("L'abonnement {} de l'adhérent {} est suspendu, et personne n'y a d'adresse pour l'apprendre",
					webhook.id(), webhook.siren());
		}
		for (int i = 0; i < recipients.size(); i++) {
			this.mails.add(webhook.siren(), "webhook:" + webhook.id(), "pause-%d-%d".formatted(now.toEpochMilli(), i),
					recipients.get(i), "Envois suspendus vers " + webhook.url().getHost(), text(webhook, reason));
		}
	}

	private static String text(Webhook webhook, String reason) {
		String description = webhook.description();
		return """
				Bonjour,

				Les envois d'événements vers l'adresse suivante sont suspendus%s :
				%s

				Raison : %s.

				Rien n'est perdu : les événements sont conservés trente jours. Quand le logiciel répond de nouveau, \
				rétablissez l'abonnement %s (PUT, « active » à true) : les envois reprendront là où ils s'étaient arrêtés.
				"""
			.formatted((description != null) ? " (« %s »)".formatted(description) : "", webhook.url(), reason,
					webhook.id());
	}

	private List<String> recipients(Siren siren) {
		List<String> administrators = this.agents.withRole(siren, Membership.ADMINISTRATOR)
			.stream()
			.map(Agent::email)
			.filter(Objects::nonNull)
			.map(String::valueOf)
			.distinct()
			.toList();
		if (!administrators.isEmpty()) {
			return administrators;
		}
		String letterhead = this.members.get(siren).letterhead().email();
		return (letterhead != null) ? List.of(letterhead) : List.of();
	}

	private static String inWords(Duration duration) {
		return (duration.toDays() > 1) ? "%d jours".formatted(duration.toDays()) : (duration.toHours() > 1)
				? "%d heures".formatted(duration.toHours()) : "%d minutes".formatted(Math.max(1, duration.toMinutes()));
	}

}
