package fr.ecluse.attachment;

import java.time.Instant;
import java.util.Locale;

import fr.ecluse.member.Siren;
import org.jspecify.annotations.Nullable;

/**
 * A file of a dossier, or what has arrived of it.
 *
 * @param id UUID
 * @param name what its sender files it under; null when it did not say
 * @param length bytes that its sender announced; the most it may become when it did not
 * @param received bytes that are stored
 * @param mediaType by its content; null before it was looked at
 * @param sha256 of the content, in hexadecimal; null before it was looked at
 * @param scanned whether an antivirus has looked at it
 * @param finding why it was refused or what was found in it, for people; null otherwise
 * @param by name of the agent or of the key that brought it
 * @param finished when it was complete, UTC
 * @param due when the server looks at it next, UTC; null when it is at rest
 * @param attempts that failed in this state
 */
record Attachment(String id, Siren siren, String dossierId, State state, String fileName, @Nullable String name,
		long length, long received, @Nullable String mediaType, @Nullable String sha256, boolean scanned,
		@Nullable String finding, Place place, String by, Instant created, @Nullable Instant finished,
		@Nullable Instant due, int attempts) {

	/** Whether its content is gone for good. */
	boolean isDiscarded() {
		return this.state == State.INFECTED || this.state == State.REFUSED;
	}

	/** The same, with what its content turned out to be. */
	Attachment seen(String fileName, String mediaType, String sha256, Instant at) {
		return new Attachment(this.id, this.siren, this.dossierId, this.state, fileName, this.name, this.length,
				this.received, mediaType, sha256, this.scanned, this.finding, this.place, this.by, this.created, at,
				this.due, 0);
	}

	/** The same in another state, where the server looks at it then. */
	Attachment in(State state, boolean scanned, @Nullable Instant due) {
		return new Attachment(this.id, this.siren, this.dossierId, state, this.fileName, this.name, this.length,
				this.received, this.mediaType, this.sha256, scanned, this.finding, this.place, this.by, this.created,
				this.finished, due, 0);
	}

	/** The same, its content gone, and why. */
	Attachment refused(State state, String finding, Instant at) {
		return new Attachment(this.id, this.siren, this.dossierId, state, this.fileName, this.name, this.length,
				this.received, this.mediaType, this.sha256, state == State.INFECTED, finding, this.place, this.by,
				this.created, (this.finished != null) ? this.finished : at, null, 0);
	}

	/** Where it stands. */
	enum State {

		/** Parts are missing. */
		UPLOADING,

		/** Complete, its type not looked at. */
		RECEIVED,

		/** The antivirus has not answered. */
		QUARANTINE,

		/** It may be read. */
		CLEAN,

		/** Something malicious was found; the content is gone. */
		INFECTED,

		/** Its content is not what a dossier may hold; it is gone. */
		REFUSED;

		String key() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

	/** Where its content is kept. */
	enum Place {

		DATABASE, S3;

		String key() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

}
