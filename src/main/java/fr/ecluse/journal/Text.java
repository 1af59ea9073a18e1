package fr.ecluse.journal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import org.jspecify.annotations.Nullable;

/**
 * A JSON object on one line, without spaces, its fields in the order given, so that the
 * same values always give the same bytes. Strings are escaped as RFC 8785 says.
 */
final class Text {

	private final StringBuilder json = new StringBuilder("{");

	Text add(String name, long value) {
		name(name).json.append(value);
		return this;
	}

	Text add(String name, @Nullable String value) {
		name(name);
		if (value == null) {
			this.json.append("null");
		}
		else {
			quote(value);
		}
		return this;
	}

	private Text name(String name) {
		if (this.json.length() > 1) {
			this.json.append(',');
		}
		quote(name);
		this.json.append(':');
		return this;
	}

	private void quote(String value) {
		this.json.append('"');
		for (int i = 0; i < value.length(); i++) {
			char it = value.charAt(i);
			switch (it) {
				case '"' -> this.json.append("\\\"");
				case '\\' -> this.json.append("\\\\");
				case '\b' -> this.json.append("\\b");
				case '\t' -> this.json.append("\\t");
				case '\n' -> this.json.append("\\n");
				case '\f' -> this.json.append("\\f");
				case '\r' -> this.json.append("\\r");
				default -> {
					if (it < ' ') {
						this.json.append("\\u00").append(HexFormat.of().toHexDigits((byte) it));
					}
					else {
						this.json.append(it);
					}
				}
			}
		}
		this.json.append('"');
	}

	@Override
	public String toString() {
		return this.json + "}";
	}

	/** SHA-256 of a text in UTF-8, in lower-case hex. */
	static String hash(String text) {
		try {
			return HexFormat.of()
				.formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

}
