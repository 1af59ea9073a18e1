package fr.ecluse.dossier;

import java.io.IOException;

import fr.ecluse.journal.Entry;
import fr.ecluse.journal.Journal;
import fr.ecluse.member.Siren;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The proof of a dossier as a ZIP, for the member's administrators. */
@RestController
class DossierProofController {

	private final DossierProof proofs;

	private final Journal journal;

	DossierProofController(DossierProof proofs, Journal journal) {
		this.proofs = proofs;
		this.journal = journal;
	}

	/** Written while it is read, so that long dossiers need little memory. */
	@GetMapping(path = "/api/v1/members/{siren}/dossiers/{id}/proof")
	void proof(@PathVariable Siren siren, @PathVariable String id, HttpServletResponse response) throws IOException {
		DossierProof.Bundle bundle = this.proofs.of(siren, id);
		this.journal.record(Entry.of("dossier", id, "dossier.proven", "Dossier de preuve remis").of(siren.value()));
		response.setContentType("application/zip");
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		response.setHeader("X-Content-Type-Options", "nosniff");
		response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
				ContentDisposition.attachment().filename(bundle.fileName()).build().toString());
		bundle.write(response.getOutputStream());
	}

}
