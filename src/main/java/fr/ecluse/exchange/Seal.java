package fr.ecluse.exchange;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

import fr.ecluse.typesetting.Sha256;
import tools.jackson.databind.json.JsonMapper;

/**
 * The signature of a manifest: of its SHA-256, by the key of that fingerprint.
 *
 * @param signature in base64
 */
record Seal(String algorithm, String key, String signature) {

	static final String PATH = "MANIFEST.sig";

	/** What is signed for a manifest. */
	static byte[] text(byte[] manifest) {
		return Sha256.digest().digest(manifest);
	}

	static Seal of(SignerKey signer, byte[] signature) {
		return new Seal(SignerKey.ALGORITHM, signer.fingerprint(), Base64.getEncoder().encodeToString(signature));
	}

	byte[] bytes() {
		return (JsonMapper.shared().writeValueAsString(this) + "\n").getBytes(StandardCharsets.UTF_8);
	}

	boolean holds(SignerKey signer, byte[] manifest) {
		try {
			return signer.signed(text(manifest), Base64.getDecoder().decode(this.signature));
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

}
