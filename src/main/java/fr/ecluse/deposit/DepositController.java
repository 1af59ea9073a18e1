package fr.ecluse.deposit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.ecluse.member.Members;
import fr.ecluse.member.Siren;
import org.jspecify.annotations.Nullable;

import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** The sealed boxes of a dossier, for the software through which companies deposit. */
@RestController
@RequestMapping("/api/v1/members/{siren}/dossiers/{id}/deposits/{box}")
class DepositController {

	private static final String PART = "deposit";

	private final Reception reception;

	private final Deposits deposits;

	private final Opening opening;

	private final Members members;

	DepositController(Reception reception, Deposits deposits, Opening opening, Members members) {
		this.reception = reception;
		this.deposits = deposits;
		this.opening = opening;
		this.members = members;
	}

	@PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<Receipt> deposit(@PathVariable Siren siren, @PathVariable String id, @PathVariable String box,
			@RequestBody byte[] body, @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
		return deposit(siren, id, box, body, List.of(), key);
	}

	@PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
	ResponseEntity<Receipt> deposit(@PathVariable Siren siren, @PathVariable String id, @PathVariable String box,
			MultipartHttpServletRequest request,
			@RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
		List<MultipartFile> files = request.getMultiFileMap()
			.entrySet()
			.stream()
			.filter((part) -> !part.getKey().equals(PART))
			.flatMap((part) -> part.getValue().stream())
			.toList();
		return deposit(siren, id, box, jsonPart(request), files, key);
	}

	/** The part may come as a field of the form or as a file, as programs prefer. */
	private static byte[] jsonPart(MultipartHttpServletRequest request) {
		MultipartFile file = request.getFile(PART);
		String field = request.getParameter(PART);
		if (file == null && field == null) {
			throw Refusal.invalid("", "Donnez dans la partie « deposit » le déposant et le contenu, en JSON.");
		}
		try {
			return (file != null) ? file.getBytes() : String.valueOf(field).getBytes(StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private ResponseEntity<Receipt> deposit(Siren siren, String id, String box, byte[] body, List<MultipartFile> files,
			@Nullable String key) {
		Deposits.Outcome outcome = this.reception.receive(siren, id, box, body, files, key);
		if (outcome instanceof Deposits.Outcome.Late late) {
			throw this.reception.refusal(siren, late);
		}
		Deposits.Outcome.Receipt receipt = (Deposits.Outcome.Receipt) outcome;
		HttpHeaders headers = new HttpHeaders();
		if (receipt.replayed()) {
			headers.set("Idempotent-Replayed", "true");
		}
		return new ResponseEntity<>(new Receipt(receipt.id(), receipt.number(), receipt.received(),
				receipt.manifest().sha256(), box, false, receipt.manifest().files()), headers, HttpStatus.CREATED);
	}

	@GetMapping
	ResponseEntity<View> list(@PathVariable Siren siren, @PathVariable String id, @PathVariable String box) {
		Box found = this.opening.box(siren, id, box);
		List<Item> items = (found.unsealed() != null)
				? this.opening.deposits(found).stream().map((it) -> Item.of(it, path(siren, id, box))).toList() : null;
		return ResponseEntity.ok()
			.cacheControl(CacheControl.noStore())
			.body(new View(box, found.state(this.deposits.now()), found.closesAt(), found.unsealed(), found.deposits(),
					items));
	}

	@GetMapping("/{number}/files/{n}")
	ResponseEntity<byte[]> file(@PathVariable Siren siren, @PathVariable String id, @PathVariable String box,
			@PathVariable int number, @PathVariable int n) {
		Box found = this.opening.box(siren, id, box);
		if (found.unsealed() == null) {
			throw Refusal.sealed(found.closesAt(), zone(siren));
		}
		Opening.Opened deposit = this.opening.deposits(found)
			.stream()
			.filter((it) -> it.fate() == Opening.Fate.KEPT && Integer.valueOf(number).equals(it.number()))
			.findFirst()
			.orElseThrow(Refusal::unknownFile);
		Manifest.File file = deposit.manifest()
			.files()
			.stream()
			.filter((it) -> it.n() == n)
			.findFirst()
			.orElseThrow(Refusal::unknownFile);
		return ResponseEntity.ok()
			.contentType(MediaType.APPLICATION_OCTET_STREAM)
			.cacheControl(CacheControl.noStore())
			.header(HttpHeaders.CONTENT_DISPOSITION,
					ContentDisposition.attachment().filename(file.name(), StandardCharsets.UTF_8).build().toString())
			.header("X-Content-Type-Options", "nosniff")
			.body(this.opening.file(found, deposit, n));
	}

	private ZoneId zone(Siren siren) {
		return this.members.get(siren).territory().zone();
	}

	private static String path(Siren siren, String id, String box) {
		return "/api/v1/members/%s/dossiers/%s/deposits/%s".formatted(siren, id, box);
	}

	/** What the depositor keeps as proof. */
	record Receipt(String id, int number, Instant receivedAt, String sha256, String box, boolean late,
			List<Manifest.File> files) {
	}

	/**
	 * A box; while it is sealed, only how many deposits it holds.
	 *
	 * @param state open, closed or unsealed
	 */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	record View(String box, String state, Instant closesAt, @Nullable Instant unsealedAt, int count,
			@Nullable List<Item> items) {
	}

	/**
	 * A deposit of an unsealed box.
	 *
	 * @param status kept, superseded or late; only kept ones have content and files
	 */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	record Item(@Nullable Integer number, String status, Map<String, @Nullable Object> depositor, Instant receivedAt,
			@Nullable String sha256, @Nullable Map<String, @Nullable Object> content, @Nullable List<Attached> files) {

		static Item of(Opening.Opened it, String path) {
			boolean kept = it.fate() == Opening.Fate.KEPT;
			return new Item(it.number(), it.fate().name().toLowerCase(Locale.ROOT), it.manifest().depositor(),
					it.received(), (it.fate() != Opening.Fate.LATE) ? it.manifest().sha256() : null,
					kept ? it.manifest().content() : null,
					kept ? it.manifest()
						.files()
						.stream()
						.map((file) -> new Attached(file.n(), file.name(), file.size(), file.sha256(),
								"%s/%d/files/%d".formatted(path, it.number(), file.n())))
						.toList() : null);
		}

	}

	/** A file of a kept deposit, with where to fetch it. */
	record Attached(int n, String name, long size, String sha256, String href) {
	}

}
