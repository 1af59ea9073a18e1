package fr.ecluse.webhook;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * One event on its way to one subscription.
 *
 * @param position of the event in the log
 * @param eventId UUID of the event
 * @param firstAttempt when it was attempted first since it was last set going; null when
 * it was not
 * @param nextAttempt when it is due; while it is under way, when it may be taken up again
 * @param underWay whether a node has taken it up
 */
record Delivery(long id, String webhookId, long position, String eventId, String type, String dossierId, State state,
		int attempts, @Nullable Instant firstAttempt, Instant nextAttempt, boolean underWay, Instant created) {

	/** Where a delivery stands. Of a dossier, normally one alone is pending. */
	enum State {

		/** Behind an earlier event of the same dossier. */
		WAITING,

		/** Due now or later. */
		PENDING,

		/** Answered with success. */
		DELIVERED,

		/** Given up; it can be set going again. */
		FAILED,

		/** The event was forgotten before it could be handed over. */
		EXPIRED;

	}

}
