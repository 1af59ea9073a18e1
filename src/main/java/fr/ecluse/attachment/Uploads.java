package fr.ecluse.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.function.Supplier;

import fr.ecluse.dossier.DossierAttachments;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;

/**
 * Takes files in, in one call or in parts. Each piece is committed by itself: what has
 * arrived stays when the connection or the server breaks, and is what the server says.
 */
@Component
class Uploads {

	/** A part with a checksum is held until it has been checked. */
	private static final DataSize LARGEST_CHECKED = DataSize.ofMegabytes(4);

	/** After which another node may finish what this one received and did not. */
	private static final long FINISHING_SECONDS = 60;

	private final Attachments attachments;

	private final Chunks chunks;

	private final DossierAttachments dossiers;

	private final Examination examination;

	private final Admission admission;

	private final AttachmentSettings settings;

	private final TransactionTemplate transactions;

	private final Clock clock;

	Uploads(Attachments attachments, Chunks chunks, DossierAttachments dossiers, Examination examination,
			Admission admission, AttachmentSettings settings, TransactionTemplate transactions, Clock clock) {
		this.attachments = attachments;
		this.chunks = chunks;
		this.dossiers = dossiers;
		this.examination = examination;
		this.admission = admission;
		this.settings = settings;
		this.transactions = transactions;
		this.clock = clock;
	}

	/**
	 * Adds a part to an upload, and looks at the file when it was the last.
	 * @param offset where the sender thinks that it goes on
	 * @param count of bytes in the body; negative when its end will tell
	 * @param checksum of the part; null when none was announced
	 * @throws Refusal when it does not go on there, or the finished file is not one that
	 * the dossier takes
	 */
	Attachment append(Attachment upload, long offset, long count, InputStream body, byte @Nullable [] checksum) {
		if (offset != upload.received()) {
			throw Refusal.offset(upload.received());
		}
		if (upload.state() != Attachment.State.UPLOADING) {
			if (count == 0) {
				return upload;
			}
			throw Refusal.finished();
		}
		if (this.dossiers.of(upload.siren(), upload.dossierId()).closed()) {
			throw Refusal.closed();
		}
		if (count > upload.length() - offset) {
			throw Refusal.moreThanAnnounced(upload.length());
		}
		long received = (checksum != null) ? takeChecked(upload, body, checksum)
				: take(upload, body, (count < 0) ? () -> Refusal.moreThanAnnounced(upload.length()) : null, false);
		return (received == upload.length()) ? finish(upload) : current(upload);
	}

	/**
	 * Takes a whole file; nothing is kept of one that breaks off.
	 * @param upload just opened
	 * @param count of bytes in the body; negative when its end will tell
	 */
	Attachment whole(Attachment upload, long count, InputStream body) {
		try {
			long received = take(upload, body, (count < 0) ? () -> this.admission.tooLong(upload) : null, true);
			if (received == 0) {
				throw Refusal.invalid("body", "Le fichier est vide.");
			}
			if (received < upload.length()) {
				store(upload, received, new byte[0], 0, true);
			}
		}
		catch (RuntimeException ex) {
			abandon(upload);
			throw ex;
		}
		return finish(upload);
	}

	/** Drops an upload that is not finished; whether it still was. */
	boolean abandon(Attachment upload) {
		return Boolean.TRUE.equals(this.transactions.execute((status) -> {
			boolean open = this.attachments.lockUnfinished(upload.id());
			if (open) {
				this.chunks.discard(upload.id());
				this.attachments.remove(upload);
			}
			return open;
		}));
	}

	/**
	 * Stores what comes, up to the length of the file.
	 * @param overflow what more than that is refused with; null when there cannot be more
	 * @param whole whether a body that breaks off at that length is not the whole file
	 */
	private long take(Attachment upload, InputStream body, @Nullable Supplier<Refusal> overflow, boolean whole) {
		byte[] piece = new byte[Chunks.SIZE];
		long at = upload.received();
		boolean more = true;
		while (more && at < upload.length()) {
			int wanted = (int) Math.min(Chunks.room(at), upload.length() - at);
			Arrival arrival = Arrival.read(body, piece, wanted);
			long after = at + arrival.count();
			boolean complete = after == upload.length();
			boolean cut = arrival.cut();
			if (complete && overflow != null) {
				Arrival beyond = Arrival.read(body, new byte[1], 1);
				if (beyond.count() > 0) {
					throw overflow.get();
				}
				cut = beyond.cut();
			}
			if (arrival.count() > 0 && !(cut && whole)) {
				store(upload, at, piece, arrival.count(), complete);
			}
			if (cut && (whole || !complete)) {
				throw Refusal.interrupted();
			}
			more = arrival.count() == wanted;
			at = after;
		}
		return at;
	}

	private long takeChecked(Attachment upload, InputStream body, byte[] checksum) {
		byte[] part;
		try {
			part = body.readNBytes((int) LARGEST_CHECKED.toBytes() + 1);
		}
		catch (IOException ex) {
			throw Refusal.interrupted();
		}
		if (part.length > LARGEST_CHECKED.toBytes()) {
			throw Refusal.checkedPartTooLarge(LARGEST_CHECKED);
		}
		if (part.length > upload.length() - upload.received()) {
			throw Refusal.moreThanAnnounced(upload.length());
		}
		if (!MessageDigest.isEqual(Sha256.of(part), checksum)) {
			throw Refusal.checksum();
		}
		long end = upload.received() + part.length;
		this.transactions.executeWithoutResult((status) -> {
			long at = upload.received();
			while (at < end) {
				int start = (int) (at - upload.received());
				int count = Math.min(Chunks.room(at), part.length - start);
				byte[] piece = Arrays.copyOfRange(part, start, start + count);
				store(upload, at, piece, count, at + count == upload.length());
				at += count;
			}
		});
		return end;
	}

	private void store(Attachment upload, long at, byte[] piece, int count, boolean complete) {
		Instant due = complete ? this.clock.instant().plusSeconds(FINISHING_SECONDS) : expiry();
		Boolean waited = this.transactions.execute((status) -> {
			boolean open = this.attachments.advance(upload.id(), at, at + count, complete, due);
			if (open && count > 0) {
				this.chunks.append(upload.id(), at, piece, count);
			}
			return open;
		});
		if (!Boolean.TRUE.equals(waited)) {
			throw Refusal.offset(current(upload).received());
		}
	}

	private Attachment finish(Attachment upload) {
		return this.examination.examine(current(upload));
	}

	private Attachment current(Attachment upload) {
		return this.attachments.find(upload.siren(), upload.dossierId(), upload.id()).orElseThrow(Refusal::unknown);
	}

	private Instant expiry() {
		return this.clock.instant().plus(this.settings.expiry()).truncatedTo(ChronoUnit.MICROS);
	}

	/**
	 * What arrived of one piece.
	 *
	 * @param cut whether the connection broke after it
	 */
	private record Arrival(int count, boolean cut) {

		static Arrival read(InputStream body, byte[] piece, int wanted) {
			int count = 0;
			try {
				while (count < wanted) {
					int read = body.read(piece, count, wanted - count);
					if (read < 0) {
						break;
					}
					count += read;
				}
			}
			catch (IOException ex) {
				return new Arrival(count, true);
			}
			return new Arrival(count, false);
		}

	}

}
