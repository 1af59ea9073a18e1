package fr.ecluse.typesetting;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes the clock out of a PDF by FOP, so that equal content is an equal file: the date
 * of its metadata becomes that of the snapshot, and its identifier (ISO 32000-1, 14.4) is
 * drawn from its content. No byte changes its place.
 */
final class TimelessPdf {

	private static final byte[] METADATA_DATE = ascii("<xmp:MetadataDate>");

	private static final byte[] ID = ascii("/ID [<");

	private static final int ID_LENGTH = 32;

	private static final Pattern TABLE = Pattern.compile("startxref\\s+([0-9]{1,9})\\s+%%EOF\\s*$");

	/** The last lines of a PDF are shorter. */
	private static final int END = 64;

	private TimelessPdf() {
	}

	/** The same array, changed. */
	static byte[] of(byte[] pdf, Instant created) {
		byte[] utc = ascii(created.toString());
		for (int at = find(pdf, METADATA_DATE, 0); at >= 0; at = find(pdf, METADATA_DATE, at)) {
			at += METADATA_DATE.length;
			int end = find(pdf, new byte[] { '<' }, at);
			// A date in UTC is never longer than one with an offset; spaces fill its
			// place.
			Arrays.fill(pdf, at, end, (byte) ' ');
			System.arraycopy(utc, 0, pdf, at, utc.length);
		}
		int[] places = identifier(pdf);
		write(pdf, places, "0".repeat(ID_LENGTH));
		write(pdf, places, Sha256.hex(pdf).substring(0, ID_LENGTH).toUpperCase(Locale.ROOT));
		return pdf;
	}

	/** Where the two halves of the file identifier stand: in the table of objects. */
	private static int[] identifier(byte[] pdf) {
		int place = find(pdf, ID, tableOfObjects(pdf));
		if (place < 0) {
			throw new IllegalStateException("The PDF has no file identifier");
		}
		place += ID.length;
		return new int[] { place, find(pdf, new byte[] { '<' }, place) + 1 };
	}

	/** As the end of the file says (ISO 32000-1, 7.5.5). */
	private static int tableOfObjects(byte[] pdf) {
		int end = Math.max(0, pdf.length - END);
		Matcher told = TABLE.matcher(new String(pdf, end, pdf.length - end, StandardCharsets.ISO_8859_1));
		if (!told.find()) {
			throw new IllegalStateException("The PDF has no table of objects");
		}
		return Integer.parseInt(told.group(1));
	}

	private static int find(byte[] bytes, byte[] sought, int from) {
		int last = bytes.length - sought.length;
		for (int i = from; i <= last; i++) {
			if (bytes[i] == sought[0] && Arrays.equals(bytes, i, i + sought.length, sought, 0, sought.length)) {
				return i;
			}
		}
		return -1;
	}

	private static void write(byte[] pdf, int[] places, String value) {
		for (int place : places) {
			System.arraycopy(ascii(value), 0, pdf, place, value.length());
		}
	}

	private static byte[] ascii(String text) {
		return text.getBytes(StandardCharsets.US_ASCII);
	}

}
