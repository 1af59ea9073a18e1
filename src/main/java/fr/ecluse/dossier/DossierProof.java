package fr.ecluse.dossier;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import fr.ecluse.document.Document;
import fr.ecluse.document.Documents;
import fr.ecluse.journal.JournalProof;
import fr.ecluse.journal.ProofSigner;
import fr.ecluse.member.Siren;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * All that the journal says of a dossier, with its documents, in a ZIP that anybody can
 * check without this server: how stands in it.
 */
@Component
class DossierProof {

	private static final String GUIDE = "LISEZMOI.md";

	private final Dossiers dossiers;

	private final Documents documents;

	private final JournalProof journal;

	private final Optional<ProofSigner> signer;

	private final JsonMapper json;

	private final Clock clock;

	DossierProof(Dossiers dossiers, Documents documents, JournalProof journal, Optional<ProofSigner> signer,
			JsonMapper json, Clock clock) {
		this.dossiers = dossiers;
		this.documents = documents;
		this.journal = journal;
		this.signer = signer;
		this.json = json;
		this.clock = clock;
	}

	/**
	 * Gathers the proof of a dossier; its documents are read while it is written.
	 * @throws org.springframework.web.ErrorResponseException 404 when there is none
	 */
	Bundle of(Siren siren, String id) {
		Dossier dossier = this.dossiers.find(siren, id).orElseThrow(Refusal::unknown);
		return new Bundle(dossier, this.journal.of("dossier", dossier.id()), this.documents.ofDossier(siren, id));
	}

	private byte[] guide() throws IOException {
		String text = new ClassPathResource("journal/" + GUIDE).getContentAsString(StandardCharsets.UTF_8);
		return text.replace("{signature}", this.signer.map(ProofSigner::guide).orElse("Ce serveur ne signe pas."))
			.getBytes(StandardCharsets.UTF_8);
	}

	/** A proof that is ready to be written. */
	final class Bundle {

		private final Dossier dossier;

		private final JournalProof.Proof proof;

		private final List<Document> documents;

		Bundle(Dossier dossier, JournalProof.Proof proof, List<Document> documents) {
			this.dossier = dossier;
			this.proof = proof;
			this.documents = documents;
		}

		String fileName() {
			return "preuve-%s.zip".formatted(this.dossier.id());
		}

		void write(OutputStream out) throws IOException {
			Writing zip = new Writing(new ZipOutputStream(out, StandardCharsets.UTF_8));
			zip.add(GUIDE, guide());
			zip.add("journal.json", pretty(new Journaled(this.dossier.siren(), this.dossier.id(),
					String.valueOf(DossierProof.this.clock.instant()), this.proof.rows())));
			zip.add("jours.json", pretty(this.proof.days()));
			for (JournalProof.ProvenRow row : this.proof.rows()) {
				zip.add("lignes/%010d.json".formatted(row.number()), row.text().getBytes(StandardCharsets.UTF_8));
			}
			for (JournalProof.ProvenDay day : this.proof.days()) {
				zip.add("jours/%s%s.json".formatted(day.day(), day.closed() ? "" : "-en-cours"),
						day.text().getBytes(StandardCharsets.UTF_8));
			}
			for (Document document : this.documents) {
				zip.add("documents/%s.pdf".formatted(document.id()),
						DossierProof.this.documents.content(document.siren(), document.id()).orElseThrow());
			}
			zip.end();
		}

		private byte[] pretty(Object value) {
			return DossierProof.this.json.writerWithDefaultPrettyPrinter().writeValueAsBytes(value);
		}

	}

	/** The rows of a dossier, as the proof gives them. */
	record Journaled(String siren, String dossier, String made, List<JournalProof.ProvenRow> rows) {
	}

	/** A ZIP whose files are listed with their hashes at its end. */
	private final class Writing {

		/** The earliest day that a ZIP tells without a time zone. */
		private static final LocalDateTime ALWAYS = LocalDateTime.of(1980, 2, 1, 0, 0);

		private final ZipOutputStream zip;

		private final Map<String, String> hashes = new LinkedHashMap<>();

		Writing(ZipOutputStream zip) {
			this.zip = zip;
		}

		void add(String name, byte[] content) throws IOException {
			put(name, content);
			try {
				this.hashes.put(name, HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content)));
			}
			catch (NoSuchAlgorithmException ex) {
				throw new IllegalStateException(ex);
			}
		}

		/** The list, as the program sha256sum reads it, and its signature. */
		void end() throws IOException {
			StringBuilder list = new StringBuilder();
			this.hashes.forEach((name, hash) -> list.append(hash).append("  ").append(name).append('\n'));
			byte[] content = list.toString().getBytes(StandardCharsets.UTF_8);
			put("empreintes.txt", content);
			Optional<byte[]> signature = DossierProof.this.signer.flatMap((it) -> it.sign(content));
			if (signature.isPresent()) {
				put("empreintes.txt.sig", signature.get());
			}
			this.zip.finish();
			this.zip.flush();
		}

		private void put(String name, byte[] content) throws IOException {
			ZipEntry entry = new ZipEntry(name);
			entry.setTimeLocal(ALWAYS);
			this.zip.putNextEntry(entry);
			this.zip.write(content);
			this.zip.closeEntry();
		}

	}

}
