package fr.ecluse.document;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * FOP draws the file identifier of a PDF (ISO 32000-1, 14.4) from the clock. Here it is
 * drawn from the content, so that equal content is an equal file.
 */
final class PdfId {

	private static final byte[] KEY = "/ID [<".getBytes(StandardCharsets.US_ASCII);

	private static final int DIGITS = 32;

	private PdfId() {
	}

	static byte[] settle(byte[] pdf) {
		byte[] settled = pdf.clone();
		int first = find(settled) + KEY.length;
		int second = first + DIGITS;
		while (settled[second] != '<') {
			second++;
		}
		second++;
		Arrays.fill(settled, first, first + DIGITS, (byte) '0');
		Arrays.fill(settled, second, second + DIGITS, (byte) '0');
		byte[] id = Sha256.hex(settled)
			.substring(0, DIGITS)
			.toUpperCase(java.util.Locale.ROOT)
			.getBytes(StandardCharsets.US_ASCII);
		System.arraycopy(id, 0, settled, first, DIGITS);
		System.arraycopy(id, 0, settled, second, DIGITS);
		return settled;
	}

	private static int find(byte[] pdf) {
		for (int start = pdf.length - KEY.length; start >= 0; start--) {
			if (Arrays.equals(pdf, start, start + KEY.length, KEY, 0, KEY.length)) {
				return start;
			}
		}
		throw new IllegalStateException("The PDF has no file identifier");
	}

}
