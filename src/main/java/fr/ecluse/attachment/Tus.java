package fr.ecluse.attachment;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

/**
 * The headers of tus 1.0.0, the protocol of resumable uploads (tus.io), with its
 * extensions creation, expiration, checksum and termination.
 */
final class Tus {

	static final String VERSION = "1.0.0";

	static final String EXTENSIONS = "creation,expiration,checksum,termination";

	static final String CHECKSUMS = "sha256";

	static final String PART_TYPE = "application/offset+octet-stream";

	private static final String RESUMABLE = "Tus-Resumable";

	private static final int LONGEST_METADATA = 4000;

	private Tus() {
	}

	/** Whether the caller follows the protocol, rightly or wrongly. */
	static boolean isSpoken(HttpServletRequest request) {
		return request.getHeader(RESUMABLE) != null || request.getHeader("Upload-Length") != null
				|| request.getHeader("Upload-Defer-Length") != null;
	}

	/** Says the version on every answer, and refuses another. */
	static void require(HttpServletRequest request, HttpServletResponse response) {
		response.setHeader(RESUMABLE, VERSION);
		if (!VERSION.equals(request.getHeader(RESUMABLE))) {
			throw Refusal.version();
		}
	}

	/**
	 * A count of bytes.
	 * @throws Refusal when the header is missing or is none
	 */
	static long bytes(HttpServletRequest request, String header) {
		String text = request.getHeader(header);
		if (text == null || !text.matches("\\d{1,15}")) {
			throw Refusal.invalid(header, "L'en-tête « %s » donne un nombre d'octets.".formatted(header));
		}
		return Long.parseLong(text);
	}

	/**
	 * What the caller says of the file, by key; keys without a value have an empty one.
	 */
	static Map<String, String> metadata(HttpServletRequest request) {
		Map<String, String> metadata = new HashMap<>();
		String header = Objects.requireNonNullElse(request.getHeader("Upload-Metadata"), "").strip();
		if (header.length() > LONGEST_METADATA) {
			throw Refusal.invalid("Upload-Metadata",
					"L'en-tête « Upload-Metadata » compte plus de %d caractères.".formatted(LONGEST_METADATA));
		}
		for (String pair : header.isEmpty() ? new String[0] : header.split(",", -1)) {
			String[] parts = pair.strip().split(" ", 2);
			String value = (parts.length == 2) ? decoded(parts[1].strip()) : "";
			if (parts[0].isEmpty() || value == null || metadata.put(parts[0], value) != null) {
				throw Refusal.invalid("Upload-Metadata",
						"L'en-tête « Upload-Metadata » est une suite, séparée par des virgules, de clés différentes et de leurs valeurs UTF-8 en base64, par exemple « filename cGxhbi5wZGY= ».");
			}
		}
		return metadata;
	}

	/** The announced SHA-256 of a part; null when none is. */
	static byte @Nullable [] checksum(HttpServletRequest request) {
		String header = request.getHeader("Upload-Checksum");
		if (header == null) {
			return null;
		}
		String[] parts = header.strip().split(" ", 2);
		byte[] value = (parts.length == 2 && parts[0].equals(CHECKSUMS)) ? bytes(parts[1].strip()) : null;
		if (value == null || value.length != 32) {
			throw Refusal.invalid("Upload-Checksum",
					"L'en-tête « Upload-Checksum » s'écrit « sha256 » suivi de l'empreinte de la partie en base64.");
		}
		return value;
	}

	private static @Nullable String decoded(String base64) {
		byte[] bytes = bytes(base64);
		try {
			return (bytes != null) ? StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString()
					: null;
		}
		catch (CharacterCodingException ex) {
			return null;
		}
	}

	private static byte @Nullable [] bytes(String base64) {
		try {
			return Base64.getDecoder().decode(base64);
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

}
