package fr.ecluse.procedure;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The types of files that dossiers may take as attachments. Nothing that a browser or a
 * computer would run is among them: no program, no web page, no SVG, no macros.
 */
public enum FileType {

	PDF("PDF", "application/pdf", "pdf"),

	JPEG("JPEG", "image/jpeg", "jpg", "jpeg"),

	PNG("PNG", "image/png", "png"),

	TIFF("TIFF", "image/tiff", "tif", "tiff"),

	GIF("GIF", "image/gif", "gif"),

	WEBP("WebP", "image/webp", "webp"),

	HEIC("HEIC", "image/heic", "heic"),

	ODT("OpenDocument texte", "application/vnd.oasis.opendocument.text", "odt"),

	ODS("OpenDocument classeur", "application/vnd.oasis.opendocument.spreadsheet", "ods"),

	ODP("OpenDocument présentation", "application/vnd.oasis.opendocument.presentation", "odp"),

	ODG("OpenDocument dessin", "application/vnd.oasis.opendocument.graphics", "odg"),

	DOCX("Word", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),

	XLSX("Excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),

	PPTX("PowerPoint", "application/vnd.openxmlformats-officedocument.presentationml.presentation", "pptx"),

	RTF("RTF", "application/rtf", "rtf"),

	TXT("texte", "text/plain", "txt"),

	CSV("CSV", "text/csv", "csv"),

	XML("XML", "application/xml", "xml"),

	ZIP("ZIP", "application/zip", "zip");

	private final String label;

	private final String mediaType;

	private final List<String> extensions;

	FileType(String label, String mediaType, String... extensions) {
		this.label = label;
		this.mediaType = mediaType;
		this.extensions = List.of(extensions);
	}

	/** The type of that word in a {@code procedure.yaml}. */
	public static Optional<FileType> find(String key) {
		return Arrays.stream(values()).filter((type) -> type.key().equals(key)).findFirst();
	}

	/** The type of that media type. */
	public static Optional<FileType> ofMediaType(String mediaType) {
		return Arrays.stream(values()).filter((type) -> type.mediaType.equals(mediaType)).findFirst();
	}

	/** How {@code procedure.yaml} calls it. */
	public String key() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** How people call it, in French. */
	public String label() {
		return this.label;
	}

	/** Its media type, as it is served. */
	public String mediaType() {
		return this.mediaType;
	}

	/** The extensions that names of such files have, the usual one first. */
	public List<String> extensions() {
		return this.extensions;
	}

}
