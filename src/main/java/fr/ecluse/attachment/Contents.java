package fr.ecluse.attachment;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

import fr.ecluse.procedure.FileType;
import org.apache.tika.config.TikaConfig;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MimeTypes;

/** Tells what a content is by its bytes alone, whatever its name says. */
final class Contents {

	/** Enough for Tika's rules and for the root of an XML file. */
	private static final int LOOK = 128 * 1024;

	private static final MimeTypes TYPES = TikaConfig.getDefaultConfig().getMimeRepository();

	private Contents() {
	}

	/**
	 * What a content is.
	 * @param extension of its name: it tells text from text, and nothing else
	 */
	static Found look(Source source, String extension) throws IOException {
		MediaType found;
		try (InputStream content = new BufferedInputStream(source.open(), LOOK)) {
			found = TYPES.detect(content, new Metadata());
		}
		if (isZip(source)) {
			return new ZipLook(source).look();
		}
		String type = found.getBaseType().toString();
		if (isText(found)) {
			return Found.of(extension.equals("csv") ? FileType.CSV : FileType.TXT);
		}
		return new Found(FileType.ofMediaType(type), type);
	}

	/** Letters and mails kept as text count as text; scripts and pages do not. */
	private static boolean isText(MediaType found) {
		return found.getBaseType().equals(MediaType.TEXT_PLAIN) || found.toString().equals("message/rfc822");
	}

	private static boolean isZip(Source source) throws IOException {
		try (InputStream content = source.open()) {
			byte[] start = content.readNBytes(4);
			return start.length == 4 && start[0] == 'P' && start[1] == 'K' && start[2] == 3 && start[3] == 4;
		}
	}

	/** Opens a content from its start, as often as needed. */
	@FunctionalInterface
	interface Source {

		InputStream open() throws IOException;

	}

	/**
	 * What was found.
	 *
	 * @param type empty when it is none that an attachment may have
	 * @param name how the refusal calls it
	 */
	record Found(Optional<FileType> type, String name) {

		static Found of(FileType type) {
			return new Found(Optional.of(type), type.label());
		}

	}

}
