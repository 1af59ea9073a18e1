package fr.ecluse.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;

import fr.ecluse.dossier.DossierAttachments;
import fr.ecluse.procedure.FileType;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks at complete files: what they are, and whether they hold something malicious. What
 * it finds out, its trace in the dossier and the end of a refused content are one
 * transaction.
 */
@Component
class Examination {

	private static final int LONGEST_FINDING = 300;

	private final Attachments attachments;

	private final Chunks chunks;

	private final DossierAttachments dossiers;

	private final Optional<Clamd> clamd;

	private final Optional<ObjectStore> objects;

	private final TransactionTemplate transactions;

	private final Clock clock;

	Examination(Attachments attachments, Chunks chunks, DossierAttachments dossiers, Optional<Clamd> clamd,
			Optional<ObjectStore> objects, TransactionTemplate transactions, Clock clock) {
		this.attachments = attachments;
		this.chunks = chunks;
		this.dossiers = dossiers;
		this.clamd = clamd;
		this.objects = objects;
		this.transactions = transactions;
		this.clock = clock;
	}

	/**
	 * Looks at a file that has just become complete.
	 * @throws Refusal when the dossier does not take such a file; it is discarded then
	 */
	Attachment examine(Attachment received) {
		if (received.state() != Attachment.State.RECEIVED) {
			return received;
		}
		FileName name = new FileName(received.fileName());
		String sha256;
		Contents.Found found;
		try (InputStream content = this.chunks.open(received, 0)) {
			sha256 = Sha256.of(content);
			found = Contents.look(() -> this.chunks.open(received, 0), name.extension());
		}
		catch (IOException ex) {
			throw Refusal.storeSilent();
		}
		String wrong = wrong(name, found, this.dossiers.of(received.siren(), received.dossierId()).rules().types());
		if (wrong != null) {
			settle(received, received.refused(Attachment.State.REFUSED, shortened(wrong), now()));
			throw Refusal.content(wrong);
		}
		FileType type = found.type().orElseThrow();
		Attachment seen = received.seen(name.with(type).text(), type.mediaType(), sha256, now());
		Attachment after = this.clamd.isPresent() ? seen.in(Attachment.State.QUARANTINE, false, now())
				: clean(seen, false);
		settle(received, after);
		return after;
	}

	/**
	 * Has the antivirus look at a file in quarantine.
	 * @throws IOException when it does not answer; the file stays where it is
	 */
	void scan(Attachment held) throws IOException {
		if (this.clamd.isEmpty()) {
			settle(held, clean(held, false));
			return;
		}
		Clamd.Verdict verdict;
		try (InputStream content = this.chunks.open(held, 0)) {
			verdict = this.clamd.get().scan(content);
		}
		settle(held,
				(verdict instanceof Clamd.Verdict.Found found) ? held.refused(Attachment.State.INFECTED,
						shortened("Un programme malveillant y a été trouvé : %s.".formatted(found.name())), now())
						: clean(held, true));
	}

	private Attachment clean(Attachment attachment, boolean scanned) {
		return attachment.in(Attachment.State.CLEAN, scanned, this.objects.isPresent() ? now() : null);
	}

	/** Why the dossier does not take it; null when it does. */
	private static @Nullable String wrong(FileName name, Contents.Found found, Set<FileType> allowed) {
		Optional<FileType> type = found.type().filter(allowed::contains);
		String extension = name.extension();
		if (type.isEmpty()) {
			return "Le contenu de « %s » (%s) n'est pas d'un type accepté ici. Types acceptés : %s."
				.formatted(name.text(), found.name(), Refusal.labels(allowed));
		}
		if (!extension.isEmpty() && !type.get().extensions().contains(extension)) {
			return "Le nom « %s » ne correspond pas au contenu du fichier, qui est de type %s. Corrigez l'extension (.%s), ou choisissez le bon fichier."
				.formatted(name.text(), type.get().label(), type.get().extensions().get(0));
		}
		return null;
	}

	private void settle(Attachment before, Attachment after) {
		this.transactions.executeWithoutResult((status) -> {
			if (!this.attachments.settle(after, before.state())) {
				return;
			}
			if (after.isDiscarded()) {
				this.chunks.discard(after.id());
				this.dossiers.note(after.siren(), after.dossierId(), "attachment-refused",
						"Pièce « %s » refusée. %s".formatted(after.fileName(), String.valueOf(after.finding())),
						after.by());
			}
			else if (after.state() == Attachment.State.CLEAN) {
				this.dossiers.note(after.siren(), after.dossierId(), "attachment-added",
						"Pièce « %s » jointe".formatted(after.fileName()), after.by());
			}
		});
	}

	private Instant now() {
		return this.clock.instant().truncatedTo(ChronoUnit.MICROS);
	}

	private static String shortened(String finding) {
		return (finding.length() <= LONGEST_FINDING) ? finding : finding.substring(0, LONGEST_FINDING - 1) + "…";
	}

}
