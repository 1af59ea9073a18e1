package fr.ecluse.event;

import java.time.Instant;

import fr.ecluse.member.Siren;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a dossier, as the log keeps it.
 *
 * @param position place in the log, above all that was readable before
 * @param id UUID that never changes, by which a receiver knows what it has already had
 * @param siren the member
 * @param dossierId id of the dossier
 * @param procedure key of its procedure
 * @param reference number in the member's register; null until registered
 * @param externalReference what the member's software calls the dossier
 * @param status key of its status at the end of that transaction
 * @param kind stable word for software
 * @param label French sentence; null where it could hold words that a person typed
 * @param at when it happened, UTC
 */
public record DossierEvent(long position, String id, Siren siren, String dossierId, String procedure,
		@Nullable String reference, @Nullable String externalReference, String status, String kind,
		@Nullable String label, Instant at) {

	/** What the types of all events of dossiers begin with. */
	public static final String TYPES = "fr.ecluse.dossier.";

	public String type() {
		return TYPES + this.kind;
	}

}
