package fr.ecluse.dossier;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Which dossiers a list is to show; what is null does not matter.
 *
 * @param procedure key of the procedure
 * @param status key of one of its procedure's statuses
 * @param externalReference what the member's software calls the dossier
 * @param reference number in the member's register
 * @param closed whether the case has ended
 * @param receivedFrom received at that instant or later
 * @param receivedBefore received before that instant
 */
record DossierFilter(@Nullable String procedure, @Nullable String status, @Nullable String externalReference,
		@Nullable String reference, @Nullable Boolean closed, @Nullable Instant receivedFrom,
		@Nullable Instant receivedBefore) {
}
