package fr.ecluse.attachment;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * An attachment of a dossier, as callers read it.
 *
 * @param id of the attachment
 * @param name word that its sender filed it under; null when it gave none
 * @param fileName its name, cleaned
 * @param state uploading (parts are missing), received (complete, not yet looked at),
 * quarantine (the antivirus has not answered), clean (may be read), infected or refused
 * (its content is gone)
 * @param size of the whole file, in bytes
 * @param received bytes that have arrived
 * @param mediaType by its content; null before it was looked at
 * @param sha256 of the content, in hexadecimal; null before it was looked at
 * @param scanned whether an antivirus has looked at it; false for good where the
 * installation has none
 * @param finding why it was refused or what was found in it, in French; null otherwise
 * @param created when its upload began
 * @param by name of the agent or of the key that brought it
 * @param finished when it was complete; null while it is not
 * @param expires when an unfinished upload is dropped; null once it is complete
 * @param href its address
 * @param content where to read it; null unless it may be read
 */
record AttachmentView(String id, @Nullable String name, String fileName, String state, long size, long received,
		@Nullable String mediaType, @Nullable String sha256, boolean scanned, @Nullable String finding, Instant created,
		String by, @Nullable Instant finished, @Nullable Instant expires, String href, @Nullable String content) {

	static AttachmentView of(Attachment it) {
		String href = href(it);
		return new AttachmentView(it.id(), it.name(), it.fileName(), it.state().key(), it.length(), it.received(),
				it.mediaType(), it.sha256(), it.scanned(), it.finding(), it.created(), it.by(), it.finished(),
				(it.state() == Attachment.State.UPLOADING) ? it.due() : null, href,
				(it.state() == Attachment.State.CLEAN) ? href + "/content" : null);
	}

	static String href(Attachment it) {
		return "/api/v1/members/%s/dossiers/%s/attachments/%s".formatted(it.siren().value(), it.dossierId(), it.id());
	}

}
