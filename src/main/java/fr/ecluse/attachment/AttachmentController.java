package fr.ecluse.attachment;

import java.io.IOException;
import java.net.URI;
import java.security.Principal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import fr.ecluse.dossier.DossierAttachments;
import fr.ecluse.member.Callers;
import fr.ecluse.member.Siren;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * The attachments of a dossier: brought in one call, or in parts by the tus protocol,
 * then read.
 */
@RestController
@RequestMapping("/api/v1/members/{siren}/dossiers/{id}/attachments")
class AttachmentController {

	private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter
		.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
		.withZone(ZoneOffset.UTC);

	private final Admission admission;

	private final Uploads uploads;

	private final Attachments attachments;

	private final AttachmentWorker worker;

	private final DossierAttachments dossiers;

	private final Download download;

	private final Callers callers;

	AttachmentController(Admission admission, Uploads uploads, Attachments attachments, AttachmentWorker worker,
			DossierAttachments dossiers, Download download, Callers callers) {
		this.admission = admission;
		this.uploads = uploads;
		this.attachments = attachments;
		this.worker = worker;
		this.dossiers = dossiers;
		this.download = download;
		this.callers = callers;
	}

	/** What the server can of tus, and the longest file. */
	@RequestMapping(method = RequestMethod.OPTIONS)
	ResponseEntity<Void> capabilities(@PathVariable Siren siren, @PathVariable String id) {
		long largest = this.admission.largest(this.dossiers.of(siren, id).rules()).toBytes();
		return ResponseEntity.noContent()
			.header("Tus-Resumable", Tus.VERSION)
			.header("Tus-Version", Tus.VERSION)
			.header("Tus-Extension", Tus.EXTENSIONS)
			.header("Tus-Checksum-Algorithm", Tus.CHECKSUMS)
			.header("Tus-Max-Size", String.valueOf(largest))
			.build();
	}

	/** All attachments of the dossier, in the order in which they came. */
	@GetMapping
	Items list(@PathVariable Siren siren, @PathVariable String id) {
		this.dossiers.of(siren, id);
		return new Items(this.attachments.of(siren, id).stream().map(AttachmentView::of).toList());
	}

	/**
	 * Opens a resumable upload when the caller speaks tus; else takes the body as the
	 * file.
	 */
	@PostMapping
	ResponseEntity<AttachmentView> add(@PathVariable Siren siren, @PathVariable String id,
			@RequestParam(required = false) @Nullable String filename,
			@RequestParam(required = false) @Nullable String name, HttpServletRequest request,
			HttpServletResponse response, Principal caller) throws IOException {
		Attachment added = Tus.isSpoken(request) ? open(siren, id, request, response, caller)
				: whole(siren, id, filename, name, request, caller);
		return ResponseEntity.created(URI.create(AttachmentView.href(added)))
			.headers((headers) -> progress(headers, added))
			.body(AttachmentView.of(added));
	}

	private Attachment open(Siren siren, String id, HttpServletRequest request, HttpServletResponse response,
			Principal caller) {
		Tus.require(request, response);
		long length = Tus.bytes(request, "Upload-Length");
		if (length == 0) {
			throw Refusal.invalid("Upload-Length", "Le fichier est vide.");
		}
		Map<String, String> said = Tus.metadata(request);
		return this.admission.open(siren, id, Announced.of(said.get("filename"), said.get("name")), length,
				this.callers.of(caller));
	}

	private Attachment whole(Siren siren, String id, @Nullable String filename, @Nullable String name,
			HttpServletRequest request, Principal caller) throws IOException {
		String type = String.valueOf(request.getContentType()).toLowerCase(Locale.ROOT);
		if (type.startsWith("multipart/") || type.startsWith("application/x-www-form-urlencoded")) {
			throw Refusal.form();
		}
		long count = request.getContentLengthLong();
		if (count == 0) {
			throw Refusal.invalid("body", "Le fichier est vide.");
		}
		String said = (filename != null) ? filename : disposition(request);
		Attachment upload = this.admission.open(siren, id, Announced.of(said, name), (count > 0) ? count : null,
				this.callers.of(caller));
		Attachment added = this.uploads.whole(upload, count, request.getInputStream());
		this.worker.wake();
		return added;
	}

	private static @Nullable String disposition(HttpServletRequest request) {
		String header = request.getHeader(HttpHeaders.CONTENT_DISPOSITION);
		try {
			return (header != null) ? ContentDisposition.parse(header).getFilename() : null;
		}
		catch (IllegalArgumentException ex) {
			throw Refusal.invalid(HttpHeaders.CONTENT_DISPOSITION,
					"L'en-tête « Content-Disposition » n'est pas lisible. Donnez le nom par « ?filename= ».");
		}
	}

	/** How far a resumable upload is. */
	@RequestMapping(path = "/{attachment}", method = RequestMethod.HEAD)
	ResponseEntity<Void> progress(@PathVariable Siren siren, @PathVariable String id, @PathVariable String attachment,
			HttpServletRequest request, HttpServletResponse response) {
		Tus.require(request, response);
		Attachment upload = find(siren, id, attachment);
		return ResponseEntity.ok()
			.cacheControl(CacheControl.noStore())
			.header("Upload-Length", String.valueOf(upload.length()))
			.headers((headers) -> progress(headers, upload))
			.build();
	}

	/** Goes on with a resumable upload. */
	@PatchMapping("/{attachment}")
	ResponseEntity<Void> append(@PathVariable Siren siren, @PathVariable String id, @PathVariable String attachment,
			HttpServletRequest request, HttpServletResponse response) throws IOException {
		Tus.require(request, response);
		if (!Tus.PART_TYPE.equals(request.getContentType())) {
			throw Refusal.bodyType();
		}
		long offset = Tus.bytes(request, "Upload-Offset");
		Attachment after = this.uploads.append(find(siren, id, attachment), offset, request.getContentLengthLong(),
				request.getInputStream(), Tus.checksum(request));
		if (after.state() != Attachment.State.UPLOADING) {
			this.worker.wake();
		}
		return ResponseEntity.noContent().headers((headers) -> progress(headers, after)).build();
	}

	/** What is known of an attachment. */
	@GetMapping("/{attachment}")
	ResponseEntity<AttachmentView> show(@PathVariable Siren siren, @PathVariable String id,
			@PathVariable String attachment) {
		return ResponseEntity.ok()
			.cacheControl(CacheControl.noStore())
			.body(AttachmentView.of(find(siren, id, attachment)));
	}

	/** The file itself, whole or a range of it, once it may be read. */
	@GetMapping("/{attachment}/content")
	void content(@PathVariable Siren siren, @PathVariable String id, @PathVariable String attachment,
			HttpServletRequest request, HttpServletResponse response) throws IOException {
		this.download.send(find(siren, id, attachment), request, response);
	}

	/** Drops an upload that is not finished. */
	@DeleteMapping("/{attachment}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void abandon(@PathVariable Siren siren, @PathVariable String id, @PathVariable String attachment,
			HttpServletRequest request, HttpServletResponse response) {
		if (Tus.isSpoken(request)) {
			Tus.require(request, response);
		}
		if (!this.uploads.abandon(find(siren, id, attachment))) {
			throw Refusal.finished();
		}
	}

	private Attachment find(Siren siren, String id, String attachment) {
		this.dossiers.of(siren, id);
		return this.attachments.find(siren, id, attachment).orElseThrow(Refusal::unknown);
	}

	private static void progress(HttpHeaders headers, Attachment upload) {
		headers.set("Upload-Offset", String.valueOf(upload.received()));
		Instant due = upload.due();
		if (upload.state() == Attachment.State.UPLOADING && due != null) {
			headers.set("Upload-Expires", HTTP_DATE.format(due));
		}
	}

	/** The attachments of a dossier, which are never many. */
	record Items(List<AttachmentView> items) {
	}

}
