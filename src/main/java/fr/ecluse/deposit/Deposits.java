package fr.ecluse.deposit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import fr.ecluse.journal.Entry;
import fr.ecluse.journal.Journal;
import fr.ecluse.member.Siren;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.multipart.MultipartFile;

/**
 * Takes deposits into a box. What is acknowledged is stored, sealed; what comes late
 * leaves the trace of its arrival alone (CCP R2151-5).
 */
@Component
class Deposits {

	private final Boxes boxes;

	private final SealedDeposits rows;

	private final SealedFiles files;

	private final MasterKey master;

	private final JsonMapper json;

	private final Clock clock;

	private final Journal journal;

	Deposits(Boxes boxes, SealedDeposits rows, SealedFiles files, MasterKey master, JsonMapper json, Clock clock,
			Journal journal) {
		this.journal = journal;
		this.boxes = boxes;
		this.rows = rows;
		this.files = files;
		this.master = master;
		this.json = json;
		this.clock = clock;
	}

	/** The moment a deposit is complete at the server, as receipts keep it. */
	Instant now() {
		return this.clock.instant().truncatedTo(ChronoUnit.MICROS);
	}

	/**
	 * Takes a deposit; its outcome holds once this returns.
	 * @param received when it was complete at the server
	 * @param attempt with which the caller may repeat the call safely
	 */
	@Transactional
	Outcome receive(Siren siren, String dossierId, String name, Submission submission, @Nullable String attempt,
			Instant received) {
		Box box = this.boxes.find(siren, dossierId, name).orElseThrow(Refusal::unknownBox);
		SealingKey key = box.open(this.master.get());
		Manifest manifest = manifest(submission);
		byte[] request = key.mac(manifest.sha256() + manifest.files());
		byte[] repeated = (attempt != null) ? key.mac("attempt " + attempt) : null;
		Optional<Outcome> earlier = (repeated != null) ? replayed(box, repeated, request, manifest) : Optional.empty();
		if (earlier.isPresent()) {
			return earlier.get();
		}
		boolean late = received.isAfter(box.closesAt());
		if (!late && box.closed() != null) {
			throw Refusal.closed();
		}
		Manifest kept = late ? new Manifest(manifest.depositor(), Map.of(), "", List.of()) : manifest;
		String id = UUID.randomUUID().toString();
		SealedDeposits.Row row = new SealedDeposits.Row(id, null, received, late,
				key.seal(this.json.writeValueAsBytes(kept), place(id)), request);
		try {
			this.rows.add(box.id(), row, repeated);
		}
		catch (DuplicateKeyException ex) {
			return replayed(box, Optional.ofNullable(repeated).orElseThrow(() -> ex), request, manifest)
				.orElseThrow(() -> ex);
		}
		if (late) {
			record(box, "deposit.late", "Pli arrivé hors délai au coffre « %s »".formatted(name));
			return new Outcome.Late(received, box.closesAt());
		}
		store(id, submission.files(), key);
		int number = number(siren, box);
		this.rows.number(id, number);
		record(box, "deposit.received", "Pli n° %d reçu au coffre « %s »".formatted(number, name));
		return new Outcome.Receipt(id, number, received, manifest, false);
	}

	/** Neither who nor what: the box is sealed, and a plain hash could be guessed. */
	private void record(Box box, String action, String label) {
		this.journal.record(Entry.of("dossier", box.dossierId(), action, label).of(box.siren().value()));
	}

	/** The rank of receipt, given last: the box is locked for a moment only. */
	private int number(Siren siren, Box box) {
		Box now = this.boxes.lock(siren, box.dossierId(), box.name()).orElseThrow(Refusal::unknownBox);
		if (now.unsealed() != null) {
			throw Refusal.alreadyUnsealed();
		}
		this.boxes.count(now, now.deposits() + 1);
		return now.deposits() + 1;
	}

	private Optional<Outcome> replayed(Box box, byte[] attempt, byte[] request, Manifest manifest) {
		return this.rows.ofAttempt(box.id(), attempt).map((row) -> {
			if (!Arrays.equals(row.request(), request)) {
				throw Refusal.otherRequest();
			}
			return row.late() ? new Outcome.Late(row.received(), box.closesAt()) : new Outcome.Receipt(row.id(),
					Optional.ofNullable(row.number()).orElseThrow(), row.received(), manifest, true);
		});
	}

	private void store(String id, List<MultipartFile> parts, SealingKey key) {
		for (int n = 1; n <= parts.size(); n++) {
			try (InputStream content = parts.get(n - 1).getInputStream()) {
				this.files.put(id, n, content, key);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
	}

	private static Manifest manifest(Submission submission) {
		MessageDigest all = sha256();
		all.update(submission.json());
		List<Manifest.File> files = new ArrayList<>();
		for (MultipartFile part : submission.files()) {
			MessageDigest own = sha256();
			try (InputStream content = part.getInputStream()) {
				byte[] buffer = new byte[64 * 1024];
				for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
					all.update(buffer, 0, read);
					own.update(buffer, 0, read);
				}
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
			files.add(new Manifest.File(files.size() + 1, fileName(part), part.getSize(), hex(own)));
		}
		return new Manifest(submission.depositor(), submission.content(), hex(all), files);
	}

	/** The last part of the name, without what would break a line or a path. */
	private static String fileName(MultipartFile part) {
		String name = Optional.ofNullable(part.getOriginalFilename()).orElse("");
		name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
			.replaceAll("[\\p{Cntrl}\"<>|:*?]", "_")
			.strip();
		return name.isEmpty() ? "sans-nom" : name.substring(0, Math.min(name.length(), 200));
	}

	Manifest manifest(SealedDeposits.Row row, SealingKey key) {
		return this.json.readValue(new String(key.open(row.sealed(), place(row.id())), StandardCharsets.UTF_8),
				Manifest.class);
	}

	private static String place(String id) {
		return "deposit/" + id;
	}

	private static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String hex(MessageDigest digest) {
		return HexFormat.of().formatHex(digest.digest());
	}

	/** What became of a deposit. */
	sealed interface Outcome {

		/** It is stored; whether by an earlier call. */
		record Receipt(String id, int number, Instant received, Manifest manifest,
				boolean replayed) implements Outcome {
		}

		/** It came after the limit. */
		record Late(Instant received, Instant closesAt) implements Outcome {
		}

	}

}
