package fr.ecluse.attachment;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

import fr.ecluse.dossier.DossierAttachments;
import fr.ecluse.member.Caller;
import fr.ecluse.member.Siren;
import fr.ecluse.procedure.AttachmentRules;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.unit.DataSize;

/**
 * Lets uploads begin, within what the procedure and the installation allow. It counts
 * while the dossier is locked: uploads that begin together do not pass the limits
 * together.
 */
@Component
class Admission {

	private final Attachments attachments;

	private final DossierAttachments dossiers;

	private final AttachmentSettings settings;

	private final Clock clock;

	Admission(Attachments attachments, DossierAttachments dossiers, AttachmentSettings settings, Clock clock) {
		this.attachments = attachments;
		this.dossiers = dossiers;
		this.settings = settings;
		this.clock = clock;
	}

	/**
	 * Opens an upload.
	 * @param length of the file; null when only its end will tell
	 * @throws Refusal when the dossier does not take it
	 */
	@Transactional
	Attachment open(Siren siren, String dossierId, Announced announced, @Nullable Long length, Caller caller) {
		DossierAttachments.Terms terms = this.dossiers.lock(siren, dossierId);
		if (terms.closed()) {
			throw Refusal.closed();
		}
		announced.check(terms.rules());
		long admitted = admit(terms.rules(), this.attachments.of(siren, dossierId), length);
		Instant now = this.clock.instant().truncatedTo(ChronoUnit.MICROS);
		Attachment upload = new Attachment(UUID.randomUUID().toString(), siren, dossierId, Attachment.State.UPLOADING,
				announced.fileName().text(), announced.name(), admitted, 0, null, null, false, null,
				Attachment.Place.DATABASE, caller.name(), now, null, now.plus(this.settings.expiry()), 0);
		this.attachments.add(upload);
		return upload;
	}

	/** How long the file may be. */
	private long admit(AttachmentRules rules, List<Attachment> present, @Nullable Long length) {
		List<Attachment> kept = present.stream().filter((it) -> !it.isDiscarded()).toList();
		if (kept.size() >= rules.maxCount()) {
			throw Refusal.tooMany(rules.maxCount());
		}
		if (kept.stream().filter((it) -> it.state() == Attachment.State.UPLOADING).count() >= this.settings
			.unfinished()) {
			throw Refusal.tooManyUnfinished(this.settings.unfinished());
		}
		DataSize largest = largest(rules);
		if (length != null && length > largest.toBytes()) {
			throw Refusal.tooLarge(largest);
		}
		long left = rules.maxTotal().toBytes() - kept.stream().mapToLong(Attachment::length).sum();
		if (left <= 0 || (length != null && length > left)) {
			throw Refusal.tooMuch(rules.maxTotal());
		}
		return (length != null) ? length : Math.min(left, largest.toBytes());
	}

	DataSize largest(AttachmentRules rules) {
		return (rules.maxSize().compareTo(this.settings.fileLimit()) < 0) ? rules.maxSize() : this.settings.fileLimit();
	}

	/** What a file that ended later than there was room for is refused with. */
	Refusal tooLong(Attachment upload) {
		AttachmentRules rules = this.dossiers.of(upload.siren(), upload.dossierId()).rules();
		DataSize largest = largest(rules);
		return (upload.length() < largest.toBytes()) ? Refusal.tooMuch(rules.maxTotal()) : Refusal.tooLarge(largest);
	}

}
