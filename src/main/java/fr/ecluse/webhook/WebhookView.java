package fr.ecluse.webhook;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A subscription as its owner sees it.
 *
 * @param id its number
 * @param url where events are posted
 * @param types types of events it is told; empty: all
 * @param procedures keys of the procedures it is told of; empty: all
 * @param description what it is for; null when nothing was said
 * @param active whether events are posted
 * @param pausedReason asked, gone (the receiver answered 410) or failing; null while
 * active
 * @param pausedAt since when it is paused, UTC; null while active
 * @param lastSuccessAt last call that went well, UTC; null when there was none
 * @param failingSince first failure after that, UTC; null when the last call went well
 * @param createdAt when it was made, UTC
 * @param createdBy name of the agent or key that made it
 * @param secret what calls are signed with: shown once, by the call that made it
 */
record WebhookView(String id, String url, List<String> types, List<String> procedures, @Nullable String description,
		boolean active, @Nullable String pausedReason, @Nullable Instant pausedAt, @Nullable Instant lastSuccessAt,
		@Nullable Instant failingSince, Instant createdAt, String createdBy,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String secret) {

	static WebhookView of(Webhook webhook, @Nullable String secret) {
		Webhook.Pause pause = webhook.pause();
		return new WebhookView(webhook.id(), webhook.url().toString(), webhook.types(), webhook.procedures(),
				webhook.description(), webhook.active(), (pause != null) ? pause.name().toLowerCase(Locale.ROOT) : null,
				webhook.paused(), webhook.lastSuccess(), webhook.failingSince(), webhook.created(), webhook.createdBy(),
				secret);
	}

}
