package fr.ecluse.deposit;

import java.time.Instant;

import fr.ecluse.member.Siren;
import org.jspecify.annotations.Nullable;

/**
 * A box that takes deposits of a dossier until its time limit.
 *
 * @param name as the model and the interface call it
 * @param closesAt the time limit; what comes after it is late
 * @param closed when the process closed it, before or after the limit
 * @param unsealed when the process opened what is in it
 * @param key the box's own key, locked by the installation's
 * @param masterKey fingerprint of that one
 * @param deposits how many were received in time
 */
record Box(String id, Siren siren, String dossierId, String name, Instant closesAt, @Nullable Instant closed,
		@Nullable Instant unsealed, byte[] key, String masterKey, int deposits) {

	String state(Instant now) {
		return (this.unsealed != null) ? "unsealed"
				: (this.closed != null || now.isAfter(this.closesAt)) ? "closed" : "open";
	}

	SealingKey open(SealingKey master) {
		return SealingKey.of(master.open(this.key, place(this.id)));
	}

	/** What a box's locked key is bound to. */
	static String place(String id) {
		return "box/" + id;
	}

}
