package fr.ecluse.exchange;

import java.security.Principal;
import java.util.List;

import fr.ecluse.member.Callers;
import org.jspecify.annotations.Nullable;

import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Archives for other OPSN, and the keys by which they are known. */
@RestController
@RequestMapping("/api/v1/models")
class ExchangeController {

	private final Exports exports;

	private final KeyRing keys;

	private final Callers callers;

	ExchangeController(Exports exports, KeyRing keys, Callers callers) {
		this.exports = exports;
		this.keys = keys;
		this.callers = callers;
	}

	@GetMapping("/{id}/archive")
	ResponseEntity<byte[]> archive(@PathVariable String id, Principal caller) {
		Exports.Export export = this.exports.make(id, this.callers.of(caller));
		return ResponseEntity.ok()
			.contentType(new MediaType("application", "zip"))
			.cacheControl(CacheControl.noStore())
			.header(HttpHeaders.CONTENT_DISPOSITION,
					ContentDisposition.attachment().filename(export.fileName()).build().toString())
			.body(export.content());
	}

	/** For other OPSN, who compare the fingerprint over another way. */
	@GetMapping("/signing-key")
	PublishedKey signingKey() {
		return this.keys.own().orElseThrow(Refusal::noSigningKey);
	}

	@GetMapping("/trusted-keys")
	Accepted trustedKeys() {
		return new Accepted(this.keys.accepted());
	}

	@PutMapping("/trusted-keys/{name}")
	AcceptedKey trust(@PathVariable String name, @RequestBody Trust trust, Principal caller) {
		return this.keys.accept(name, trust.owner(), trust.key(), this.callers.of(caller).id());
	}

	@DeleteMapping("/trusted-keys/{name}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void distrust(@PathVariable String name, Principal caller) {
		this.keys.withdraw(name, this.callers.of(caller).id());
	}

	/** A key to accept: whose it is, and the key in base64 or PEM. */
	record Trust(@Nullable String owner, @Nullable String key) {
	}

	/** All accepted keys. */
	record Accepted(List<AcceptedKey> items) {
	}

}
