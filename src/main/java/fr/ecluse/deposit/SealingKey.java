package fr.ecluse.deposit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;

import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key of 256 bits that seals with AES-GCM. Each sealed text is bound to its place: one
 * moved to another row, or cut, does not open.
 */
final class SealingKey {

	private static final int BYTES = 32;

	private static final int NONCE = 12;

	private static final int TAG_BITS = 128;

	private static final SecureRandom RANDOM = new SecureRandom();

	private final SecretKeySpec key;

	private SealingKey(byte[] bytes) {
		this.key = new SecretKeySpec(bytes, "AES");
	}

	static SealingKey random() {
		return new SealingKey(randomBytes(BYTES));
	}

	/**
	 * The key of these bytes.
	 * @throws IllegalArgumentException when they are not 32
	 */
	static SealingKey of(byte[] bytes) {
		if (bytes.length != BYTES) {
			throw new IllegalArgumentException("a key has %d bytes, not %d".formatted(BYTES, bytes.length));
		}
		return new SealingKey(bytes);
	}

	byte[] bytes() {
		return this.key.getEncoded();
	}

	/** Tells keys apart without telling anything of them. */
	String fingerprint() {
		return HexFormat.of().formatHex(mac("fingerprint"), 0, 8);
	}

	byte[] seal(byte[] text, String place) {
		byte[] nonce = randomBytes(NONCE);
		byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, place, text, 0);
		return ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array();
	}

	/**
	 * What was sealed there.
	 * @throws IllegalStateException when it was sealed elsewhere, with another key, or
	 * has been changed
	 */
	byte[] open(byte[] sealed, String place) {
		byte[] nonce = new byte[NONCE];
		System.arraycopy(sealed, 0, nonce, 0, NONCE);
		return cipher(Cipher.DECRYPT_MODE, nonce, place, sealed, NONCE);
	}

	/** A hash that nobody can compute without the key. */
	byte[] mac(String text) {
		try {
			Mac mac = Mac.getInstance("HmacSHA256");
			mac.init(new SecretKeySpec(MessageDigest.getInstance("SHA-256")
				.digest(ByteBuffer.allocate(BYTES + 3)
					.put(bytes())
					.put("mac".getBytes(StandardCharsets.UTF_8))
					.array()), "HmacSHA256"));
			return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private byte[] cipher(int mode, byte[] nonce, String place, byte[] text, int from) {
		try {
			Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
			cipher.init(mode, this.key, new GCMParameterSpec(TAG_BITS, nonce));
			cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
			return cipher.doFinal(text, from, text.length - from);
		}
		catch (AEADBadTagException ex) {
			throw new IllegalStateException(
					"What is sealed at %s has been changed, or has another key".formatted(place), ex);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static byte[] randomBytes(int count) {
		byte[] bytes = new byte[count];
		RANDOM.nextBytes(bytes);
		return bytes;
	}

}
