package fr.ecluse.typesetting;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Takes the clock out of a PDF by FOP, so that equal content is an equal file: the date
 * of its metadata becomes that of the snapshot, and its identifier (ISO 32000-1, 14.4) is
 * drawn from its content. No byte changes its place.
 */
final class TimelessPdf {

	private static final Pattern METADATA_DATE = Pattern.compile("(?<=<xmp:MetadataDate>)[^<]*");

	private static final Pattern ID = Pattern.compile("/ID \\[<([0-9A-Fa-f]{32})>\\s*<([0-9A-Fa-f]{32})>");

	private TimelessPdf() {
	}

	static byte[] of(byte[] pdf, Instant created) {
		StringBuilder text = new StringBuilder(new String(pdf, StandardCharsets.ISO_8859_1));
		Matcher date = METADATA_DATE.matcher(text.toString());
		while (date.find()) {
			// A date in UTC is never longer than one with an offset; spaces fill its
			// place.
			String utc = created.toString();
			text.replace(date.start(), date.end(), utc + " ".repeat(date.end() - date.start() - utc.length()));
		}
		int[] places = ID.matcher(text.toString())
			.results()
			.flatMapToInt((found) -> IntStream.of(found.start(1), found.start(2)))
			.toArray();
		if (places.length == 0) {
			throw new IllegalStateException("The PDF has no file identifier");
		}
		replace(text, places, "0".repeat(32));
		replace(text, places,
				Sha256.hex(text.toString().getBytes(StandardCharsets.ISO_8859_1))
					.substring(0, 32)
					.toUpperCase(Locale.ROOT));
		return text.toString().getBytes(StandardCharsets.ISO_8859_1);
	}

	private static void replace(StringBuilder text, int[] places, String value) {
		for (int place : places) {
			text.replace(place, place + value.length(), value);
		}
	}

}
