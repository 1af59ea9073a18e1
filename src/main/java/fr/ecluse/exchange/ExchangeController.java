package fr.ecluse.exchange;

import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;

import fr.ecluse.catalogue.Version;
import fr.ecluse.catalogue.VersionState;
import fr.ecluse.catalogue.Versions;
import fr.ecluse.gate.PackageFiles;
import fr.ecluse.member.Caller;
import fr.ecluse.member.Callers;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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

	private static final Logger LOGGER = LoggerFactory.getLogger(ExchangeController.class);

	private static final int LONGEST_NAME = 60;

	private static final int LONGEST_OWNER = 150;

	private final Versions versions;

	private final SigningKey signing;

	private final TrustedKeys keys;

	private final ExchangeSettings settings;

	private final Callers callers;

	ExchangeController(Versions versions, SigningKey signing, TrustedKeys keys, ExchangeSettings settings,
			Callers callers) {
		this.versions = versions;
		this.signing = signing;
		this.keys = keys;
		this.settings = settings;
		this.callers = callers;
	}

	/** A version with its manifest and signature; the same bytes each time. */
	@GetMapping("/{id}/archive")
	ResponseEntity<byte[]> archive(@PathVariable String id, Principal caller) {
		Version version = this.versions.get(id);
		if (version.state() == VersionState.REFUSED) {
			throw Refusal.refusedVersion();
		}
		SignerKey signer = this.signing.signer().orElseThrow(Refusal::noSigningKey);
		PackageFiles files = this.versions.files(version.id());
		byte[] manifest = Manifest.of(version, files, this.settings.opsnName()).bytes();
		byte[] signature = this.signing.sign(Seal.text(manifest)).orElseThrow(Refusal::noSigningKey);
		TreeMap<String, byte[]> entries = new TreeMap<>(files.byPath());
		entries.put(Manifest.PATH, manifest);
		entries.put(Seal.PATH, Seal.of(signer, signature).bytes());
		this.versions.write(version,
				new Versions.Fact("exported", "Exportée en archive signée", null, caller(caller).id()));
		return ResponseEntity.ok()
			.contentType(new MediaType("application", "zip"))
			.cacheControl(CacheControl.noStore())
			.header(HttpHeaders.CONTENT_DISPOSITION,
					ContentDisposition.attachment()
						.filename("%s-%d.zip".formatted(version.procedure(), version.number()))
						.build()
						.toString())
			.body(new Archive(entries).zip());
	}

	/** For other OPSN, who compare the fingerprint over another way. */
	@GetMapping("/signing-key")
	PublishedKey signingKey() {
		SignerKey key = this.signing.signer().orElseThrow(Refusal::noSigningKey);
		return new PublishedKey(this.settings.opsnName(), SignerKey.ALGORITHM, key.base64(), key.fingerprint());
	}

	@GetMapping("/trusted-keys")
	Accepted trustedKeys() {
		return new Accepted(this.keys.list().stream().map(Item::of).toList());
	}

	@PutMapping("/trusted-keys/{name}")
	Item trust(@PathVariable String name, @RequestBody Trust trust, Principal caller) {
		if (!name.matches("[a-z0-9]+(-[a-z0-9]+)*") || name.length() > LONGEST_NAME) {
			throw Refusal.field("/name",
					"Nommez la clé par des minuscules et des chiffres, séparés par des tirets, %d caractères au plus."
						.formatted(LONGEST_NAME));
		}
		String owner = (trust.owner() != null) ? trust.owner().strip() : "";
		if (owner.isEmpty() || owner.length() > LONGEST_OWNER) {
			throw Refusal.field("/owner",
					"Donnez par « owner » le nom de l'OPSN à qui est la clé, en %d caractères au plus."
						.formatted(LONGEST_OWNER));
		}
		SignerKey key = key(trust.key());
		if (this.signing.signer().filter(key::equals).isPresent()) {
			throw Refusal.field("/key",
					"C'est la clé de cette OPSN : ses propres archives sont acceptées sans qu'on l'enregistre.");
		}
		String by = caller(caller).id();
		TrustedKey accepted = this.keys.put(name, owner, key, by);
		LOGGER.info("Clé {} de « {} » acceptée sous le nom {} par {}", key.fingerprint(), owner, name, by);
		return Item.of(accepted);
	}

	@DeleteMapping("/trusted-keys/{name}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void distrust(@PathVariable String name, Principal caller) {
		String by = caller(caller).id();
		if (!this.keys.revoke(name, by)) {
			throw Refusal.unknownKey();
		}
		LOGGER.info("Clé {} retirée par {}", name, by);
	}

	private static SignerKey key(@Nullable String text) {
		try {
			return SignerKey.of((text != null) ? text : "");
		}
		catch (IllegalArgumentException ex) {
			throw Refusal.field("/key", String.valueOf(ex.getMessage()));
		}
	}

	private Caller caller(Principal caller) {
		return this.callers.of(caller);
	}

	/** This OPSN's own key. */
	record PublishedKey(String owner, String algorithm, String key, String fingerprint) {
	}

	/** A key to accept: whose it is, and the key in base64 or PEM. */
	record Trust(@Nullable String owner, @Nullable String key) {
	}

	/** All accepted keys. */
	record Accepted(List<Item> items) {
	}

	/** One accepted key. */
	record Item(String name, String owner, String key, String fingerprint, Instant created, String createdBy) {

		static Item of(TrustedKey key) {
			return new Item(key.name(), key.owner(), key.key().base64(), key.key().fingerprint(), key.created(),
					key.createdBy());
		}

	}

}
