package fr.ecluse.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of contents. */
final class Sha256 {

	private Sha256() {
	}

	static byte[] of(byte[] bytes) {
		return digest().digest(bytes);
	}

	/** In hexadecimal, without holding the content. */
	static String of(InputStream content) throws IOException {
		MessageDigest digest = digest();
		byte[] buffer = new byte[64 * 1024];
		for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
			digest.update(buffer, 0, read);
		}
		return HexFormat.of().formatHex(digest.digest());
	}

	private static MessageDigest digest() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
