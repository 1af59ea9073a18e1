package fr.ecluse.attachment;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import fr.ecluse.procedure.FileType;

/**
 * The name of a file as its sender calls it, made safe to show and to save under: no
 * path, nothing invisible, and nothing that hides a program.
 *
 * @param text the whole name
 */
record FileName(String text) {

	private static final int LONGEST = 200;

	/** Controls, and what turns the direction of text or has no width. */
	private static final Pattern HIDDEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\p{Zl}\\p{Zp}]");

	private static final Pattern RESERVED = Pattern.compile("[\"<>|:*?]");

	private static final Pattern EXTENSION = Pattern.compile("[\\p{Alnum}]{1,8}");

	/** What a computer runs, or a browser; refused wherever it stands in a name. */
	private static final Set<String> PROGRAMS = Set.of("exe", "com", "bat", "cmd", "scr", "pif", "cpl", "dll", "msi",
			"msp", "hta", "js", "jse", "mjs", "vbs", "vbe", "wsf", "wsh", "ps1", "psm1", "reg", "lnk", "jar", "class",
			"sh", "bash", "py", "pl", "php", "asp", "aspx", "jsp", "app", "apk", "iso", "img", "html", "htm", "xhtml",
			"mht", "svg", "svgz", "docm", "dotm", "xlsm", "xltm", "xlam", "pptm", "ppsm");

	/**
	 * Cleans the name that a sender gave.
	 * @throws Refusal when it cannot be used
	 */
	static FileName of(String given) {
		if (HIDDEN.matcher(given).find()) {
			throw Refusal.name(
					"Le nom du fichier contient des caractères invisibles (de contrôle ou de sens d'écriture). Renommez-le.");
		}
		String name = Normalizer.normalize(given, Normalizer.Form.NFC);
		name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
		name = RESERVED.matcher(name).replaceAll("_").replaceAll("\\s+", " ").replaceAll("^[. ]+|[. ]+$", "");
		if (name.isEmpty()) {
			throw Refusal.name("Le nom du fichier manque. Donnez-le avec son extension, par exemple « plan.pdf ».");
		}
		if (name.codePointCount(0, name.length()) > LONGEST) {
			throw Refusal.name("Le nom du fichier compte plus de %d caractères. Raccourcissez-le.".formatted(LONGEST));
		}
		FileName clean = new FileName(name);
		clean.parts()
			.stream()
			.skip(1)
			.map((part) -> part.strip().toLowerCase(Locale.ROOT))
			.filter(PROGRAMS::contains)
			.findFirst()
			.ifPresent((part) -> {
				throw Refusal.content(
						"Le nom « %s » porte l'extension « .%s » d'un programme, d'une page ou d'un document à macros. Un dossier n'en prend pas."
							.formatted(clean.text, part));
			});
		return clean;
	}

	/** In lower case; empty when the name has none. */
	String extension() {
		List<String> parts = parts();
		String last = parts.get(parts.size() - 1).toLowerCase(Locale.ROOT);
		return (parts.size() > 1 && EXTENSION.matcher(last).matches()) ? last : "";
	}

	/** The same with the type's usual extension, unless it has one. */
	FileName with(FileType type) {
		return extension().isEmpty() ? new FileName(this.text + "." + type.extensions().get(0)) : this;
	}

	private List<String> parts() {
		return Arrays.asList(this.text.split("\\.", -1));
	}

}
