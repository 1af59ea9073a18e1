package fr.ecluse.document;

import java.net.URI;

import fr.ecluse.member.Siren;
import org.jspecify.annotations.Nullable;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** A document of a member, as PDF. It never changes, so its hash is its tag. */
@RestController
class DocumentController {

	private final Documents documents;

	DocumentController(Documents documents) {
		this.documents = documents;
	}

	@GetMapping("/api/v1/members/{siren}/documents/{id}")
	@Nullable ResponseEntity<byte[]> read(@PathVariable Siren siren, @PathVariable String id, WebRequest request) {
		Document document = this.documents.find(siren, id).orElseThrow(() -> unknown(id));
		String tag = "\"" + document.sha256() + "\"";
		if (request.checkNotModified(tag)) {
			return null;
		}
		byte[] content = this.documents.hand(document).orElseThrow(() -> unknown(id));
		return ResponseEntity.ok()
			.contentType(MediaType.APPLICATION_PDF)
			.eTag(tag)
			.cacheControl(CacheControl.noCache().cachePrivate())
			.header(HttpHeaders.CONTENT_DISPOSITION, FileName.disposition(document.title()))
			.header("X-Content-Type-Options", "nosniff")
			.body(content);
	}

	private static ErrorResponseException unknown(String id) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND,
				"Le document « %s » n’existe pas dans cette collectivité. Vérifiez l’adresse, ou partez de la liste des documents du dossier."
					.formatted((id.length() > 40) ? id.substring(0, 40) + "…" : id));
		problem.setType(URI.create("https://ecluse.fr/problemes/document-introuvable"));
		problem.setTitle("Document introuvable");
		return new ErrorResponseException(HttpStatus.NOT_FOUND, problem, null);
	}

}
