package fr.ecluse.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs a call after the Standard Webhooks convention (standardwebhooks.com). */
final class Signature {

	private Signature() {
	}

	/**
	 * The header: one signature for each secret.
	 * @param timestamp seconds since 1970
	 */
	static String of(List<byte[]> secrets, String id, long timestamp, byte[] body) {
		return secrets.stream()
			.map((secret) -> "v1," + Base64.getEncoder().encodeToString(mac(secret, id, timestamp, body)))
			.collect(Collectors.joining(" "));
	}

	private static byte[] mac(byte[] secret, String id, long timestamp, byte[] body) {
		try {
			Mac mac = Mac.getInstance("HmacSHA256");
			mac.init(new SecretKeySpec(secret, "HmacSHA256"));
			mac.update("%s.%d.".formatted(id, timestamp).getBytes(StandardCharsets.UTF_8));
			return mac.doFinal(body);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
