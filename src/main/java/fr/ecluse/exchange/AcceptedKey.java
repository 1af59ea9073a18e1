package fr.ecluse.exchange;

import java.time.Instant;

/**
 * A key whose archives this OPSN accepts, as it is shown.
 *
 * @param name short, of small letters and digits
 * @param owner the OPSN that signs with it
 * @param key in base64
 * @param fingerprint by which people compare keys, in hex
 */
public record AcceptedKey(String name, String owner, String key, String fingerprint, Instant created,
		String createdBy) {

	static AcceptedKey of(TrustedKey key) {
		return new AcceptedKey(key.name(), key.owner(), key.key().base64(), key.key().fingerprint(), key.created(),
				key.createdBy());
	}

}
