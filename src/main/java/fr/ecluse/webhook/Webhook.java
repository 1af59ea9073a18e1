package fr.ecluse.webhook;

import java.net.URI;
import java.time.Instant;
import java.util.List;

import fr.ecluse.event.DossierEvent;
import fr.ecluse.member.Siren;
import org.jspecify.annotations.Nullable;

/**
 * A member's subscription.
 *
 * @param types types of events it is told; empty: all
 * @param procedures keys of the procedures it is told of; empty: all
 * @param pause why it is not called; null while it is active
 * @param paused since when
 * @param position up to where the log has become deliveries
 * @param secret sealed
 * @param former sealed secret of before the last rotation, which signs as well until then
 * @param failingSince first failure after the last success; null when the last call went
 * well
 */
record Webhook(String id, Siren siren, URI url, List<String> types, List<String> procedures,
		@Nullable String description, @Nullable Pause pause, @Nullable Instant paused, long position, byte[] secret,
		byte @Nullable [] former, @Nullable Instant formerUntil, @Nullable Instant lastSuccess,
		@Nullable Instant failingSince, Instant created, String createdBy) {

	boolean active() {
		return this.pause == null;
	}

	boolean wants(DossierEvent event) {
		return (this.types.isEmpty() || this.types.contains(event.type()))
				&& (this.procedures.isEmpty() || this.procedures.contains(event.procedure()));
	}

	/** Why a subscription is not called. */
	enum Pause {

		/** Somebody asked for it. */
		ASKED,

		/** The receiver answered that it is gone for good. */
		GONE,

		/** No call has succeeded for too long. */
		FAILING;

	}

}
