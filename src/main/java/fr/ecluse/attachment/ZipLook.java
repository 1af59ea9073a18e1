package fr.ecluse.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

import fr.ecluse.procedure.FileType;

/**
 * Looks into a ZIP file for what it is: an office document says so in one of its entries.
 * How far it reads is bounded, since an archive may swell without end.
 */
final class ZipLook {

	private static final int MOST_ENTRIES = 10_000;

	private static final long MOST_BYTES = 256L << 20;

	private static final int LONGEST_NOTE = 1 << 20;

	private static final String WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

	private static final String SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";

	private static final String SLIDES = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml";

	private static final Map<String, FileType> OFFICE = Map.of(WORD, FileType.DOCX, SHEET, FileType.XLSX, SLIDES,
			FileType.PPTX);

	private final Contents.Source source;

	private long budget = MOST_BYTES;

	ZipLook(Contents.Source source) {
		this.source = source;
	}

	Contents.Found look() throws IOException {
		boolean program = false;
		try (ZipInputStream zip = new ZipInputStream(this.source.open(), StandardCharsets.ISO_8859_1)) {
			ZipEntry entry = zip.getNextEntry();
			for (int n = 0; entry != null && n < MOST_ENTRIES && this.budget > 0; n++) {
				switch (entry.getName()) {
					case "[Content_Types].xml" -> {
						return office(note(zip));
					}
					case "mimetype" -> {
						String type = note(zip).strip();
						return new Contents.Found(FileType.ofMediaType(type), type);
					}
					case "META-INF/MANIFEST.MF", "AndroidManifest.xml" -> program = true;
					default -> skip(zip);
				}
				entry = zip.getNextEntry();
			}
		}
		catch (ZipException | IllegalArgumentException ex) {
			// Damaged, or of a kind that can only be read from its end: no office
			// document.
		}
		return program ? new Contents.Found(Optional.empty(), "un programme Java ou Android")
				: Contents.Found.of(FileType.ZIP);
	}

	private static Contents.Found office(String types) {
		if (types.contains("macroEnabled")) {
			return new Contents.Found(Optional.empty(), "un document à macros");
		}
		return OFFICE.entrySet()
			.stream()
			.filter((office) -> types.contains(office.getKey()))
			.findFirst()
			.map((office) -> Contents.Found.of(office.getValue()))
			.orElseGet(() -> new Contents.Found(Optional.empty(), "un document bureautique d'un autre type"));
	}

	private static String note(InputStream entry) throws IOException {
		return new String(entry.readNBytes(LONGEST_NOTE), StandardCharsets.UTF_8);
	}

	private void skip(InputStream entry) throws IOException {
		byte[] buffer = new byte[16 * 1024];
		for (int read = entry.read(buffer); read >= 0 && this.budget > 0; read = entry.read(buffer)) {
			this.budget -= read;
		}
	}

}
