package fr.ecluse.document;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

import org.springframework.web.util.UriUtils;

/**
 * Name under which a browser saves a document (RFC 6266): with its accents, and in plain
 * letters for programs that know no others.
 */
final class FileName {

	private static final int LONGEST = 120;

	private FileName() {
	}

	static String disposition(String title) {
		String name = title.replaceAll("[\\p{Cntrl}\\\\/:*?\"<>|]+", " ").replaceAll("\\s+", " ").strip();
		name = name.substring(0, name.offsetByCodePoints(0, Math.min(LONGEST, name.codePointCount(0, name.length()))));
		String plain = Normalizer.normalize(name.replace('’', '\'').replace("œ", "oe"), Normalizer.Form.NFD)
			.replaceAll("\\p{M}+", "")
			.replaceAll("[^A-Za-z0-9._-]+", "-")
			.replaceAll("^-+|-+$", "");
		return "inline; filename=\"%s.pdf\"; filename*=UTF-8''%s.pdf".formatted(plain.isEmpty() ? "document" : plain,
				UriUtils.encode(name.isEmpty() ? "document" : name, StandardCharsets.UTF_8));
	}

}
