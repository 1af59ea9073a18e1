package fr.ecluse.exchange;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** The key that this OPSN signs with, and those of others that it accepts. */
@Component
public class KeyRing {

	private static final Logger LOGGER = LoggerFactory.getLogger(KeyRing.class);

	private static final int LONGEST_NAME = 60;

	private static final int LONGEST_OWNER = 150;

	private final SigningKey signing;

	private final TrustedKeys keys;

	private final ExchangeSettings settings;

	KeyRing(SigningKey signing, TrustedKeys keys, ExchangeSettings settings) {
		this.signing = signing;
		this.keys = keys;
		this.settings = settings;
	}

	/** This OPSN's own key, empty when it has none. */
	public Optional<PublishedKey> own() {
		return this.signing.signer()
			.map((key) -> new PublishedKey(this.settings.opsnName(), SignerKey.ALGORITHM, key.base64(),
					key.fingerprint()));
	}

	/** The accepted keys in the order of their names. */
	public List<AcceptedKey> accepted() {
		return this.keys.list().stream().map(AcceptedKey::of).toList();
	}

	/**
	 * Accepts a key, in place of the one that had its name.
	 * @param owner the OPSN that signs with it
	 * @param text the key in base64 or PEM
	 * @throws org.springframework.web.ErrorResponseException 400 when something does not
	 * fit, 409 when the key has another name already
	 */
	public AcceptedKey accept(String name, @Nullable String owner, @Nullable String text, String by) {
		if (!name.matches("[a-z0-9]+(-[a-z0-9]+)*") || name.length() > LONGEST_NAME) {
			throw Refusal.field("/name",
					"Nommez la clé par des minuscules et des chiffres, séparés par des tirets, %d caractères au plus."
						.formatted(LONGEST_NAME));
		}
		String signer = (owner != null) ? owner.strip() : "";
		if (signer.isEmpty() || signer.length() > LONGEST_OWNER) {
			throw Refusal.field("/owner",
					"Donnez le nom de l'OPSN à qui est la clé, en %d caractères au plus.".formatted(LONGEST_OWNER));
		}
		SignerKey key = key(text);
		if (this.signing.signer().filter(key::equals).isPresent()) {
			throw Refusal.field("/key",
					"C'est la clé de cette OPSN : ses propres archives sont acceptées sans qu'on l'enregistre.");
		}
		try {
			TrustedKey accepted = this.keys.put(name, signer, key, by);
			LOGGER.info("Clé {} de « {} » acceptée sous le nom {} par {}", key.fingerprint(), signer, name, by);
			return AcceptedKey.of(accepted);
		}
		catch (DuplicateKeyException ex) {
			throw Refusal.namedOtherwise();
		}
	}

	/**
	 * Accepts nothing more from the key of that name.
	 * @throws org.springframework.web.ErrorResponseException 404 when there is none
	 */
	public void withdraw(String name, String by) {
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

}
