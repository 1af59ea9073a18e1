package fr.ecluse.exchange;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

import fr.ecluse.typesetting.Sha256;

/** The public half of an Ed25519 key: whoever has the other half signed. */
record SignerKey(PublicKey key) {

	static final String ALGORITHM = "Ed25519";

	/**
	 * A key in base64, with or without the lines that PEM puts around it.
	 * @throws IllegalArgumentException in French when it is none
	 */
	static SignerKey of(String text) {
		String bare = text.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s+", "");
		try {
			return of(Base64.getDecoder().decode(bare));
		}
		catch (GeneralSecurityException | IllegalArgumentException ex) {
			throw new IllegalArgumentException(
					"Ce n'est pas une clé publique Ed25519. Donnez celle que l'autre OPSN publie à l'adresse /api/v1/models/signing-key, champ « key ».",
					ex);
		}
	}

	static SignerKey of(byte[] encoded) throws GeneralSecurityException {
		PublicKey key = KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded));
		if (!(key instanceof EdECPublicKey)) {
			throw new GeneralSecurityException("no Ed25519 key");
		}
		return new SignerKey(key);
	}

	byte[] encoded() {
		return this.key.getEncoded();
	}

	String base64() {
		return Base64.getEncoder().encodeToString(encoded());
	}

	/** By which people compare keys over another way: SHA-256 of the key, in hex. */
	String fingerprint() {
		return Sha256.hex(encoded());
	}

	boolean signed(byte[] text, byte[] signature) {
		try {
			Signature verifier = Signature.getInstance(ALGORITHM);
			verifier.initVerify(this.key);
			verifier.update(text);
			return verifier.verify(signature);
		}
		catch (GeneralSecurityException ex) {
			return false;
		}
	}

}
