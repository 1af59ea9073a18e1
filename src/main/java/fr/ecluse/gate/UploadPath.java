package fr.ecluse.gate;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where an uploaded file goes.
 *
 * @param key of the procedure that its folder names
 * @param folder in which it lay, when that is no folder of a procedure
 * @param path in the package
 */
record UploadPath(Optional<String> key, Optional<String> folder, String path) {

	private static final int LONGEST = 250;

	private static final Pattern SEGMENT = Pattern.compile("[\\p{L}\\p{N} _.,'’()+&@!~#$=\\[\\]-]{1,120}");

	private static final Set<String> HOMES = Set.of("processes", "forms");

	private static final Set<String> FOLDERS = Set.of("templates", "mails", "samples", "scenarios");

	private static final Pattern DROPPING = Pattern.compile(
			"(?i)(.*/)?(__MACOSX|\\.git|\\.svn|\\.idea|\\.vscode|\\.settings|node_modules)(/.*)?|(.*/)?(\\._.*|\\.DS_Store|Thumbs\\.db|desktop\\.ini|~\\$.*|\\.~.*|.*~|.*\\.(bak|swp|tmp|orig|lock)|\\.git(keep|ignore|attributes)|\\.editorconfig|README(\\.md|\\.txt)?|LICENSE)");

	private static final Pattern STEPS = Pattern.compile("(?m)^steps\\s*:");

	private static final Pattern SAMPLES = Pattern.compile("(?m)^(short|typical|long)\\s*:");

	/** Why a path is not acceptable, whatever the file; empty when it is. */
	static Optional<String> trick(String path) {
		List<String> segments = Arrays.asList(path.split("/", -1));
		if (path.isBlank() || path.length() > LONGEST) {
			return Optional.of("Ce nom de fichier est vide ou trop long (%d caractères au plus). Renommez le fichier."
				.formatted(LONGEST));
		}
		if (path.startsWith("/") || path.indexOf('\\') >= 0 || path.matches("[A-Za-z]:.*") || segments.contains("..")
				|| segments.contains(".")) {
			return Optional
				.of("Ce chemin sort du dépôt, ou désigne un emplacement d'un ordinateur. Les dossiers se séparent par « / », sans « .. », sans lettre de lecteur. Refaites l'archive à partir du dossier de la démarche.");
		}
		boolean odd = segments.stream()
			.anyMatch((it) -> !SEGMENT.matcher(it).matches() || it.endsWith(" ") || it.startsWith(" ")
					|| it.endsWith("."));
		return odd ? Optional
			.of("Ce nom contient un caractère qui n'a rien à faire dans un nom de fichier, ou finit par un point ou une espace. Renommez-le avec des lettres, des chiffres et des tirets.")
				: Optional.empty();
	}

	/** What systems and editors leave behind. */
	static boolean isDropping(String path) {
		return DROPPING.matcher(path).matches();
	}

	/** Where a file without tricks belongs. */
	static UploadPath of(String path, byte[] content) {
		List<String> segments = Arrays.asList(path.split("/"));
		for (int i = 0; i + 2 < segments.size(); i++) {
			if (HOMES.contains(segments.get(i))) {
				return new UploadPath(Optional.of(segments.get(i + 1)), Optional.empty(),
						inPackage(segments.subList(i + 2, segments.size()), content));
			}
		}
		int last = segments.size() - 1;
		int start = last;
		for (int i = 0; i < last; i++) {
			start = FOLDERS.contains(segments.get(i)) ? i : start;
		}
		int end = (start > 0 && segments.get(start - 1).equals("forms")) ? start - 1 : start;
		Optional<String> folder = (end > 0) ? Optional.of(String.join("/", segments.subList(0, end)))
				: Optional.empty();
		return new UploadPath(Optional.empty(), folder, inPackage(segments.subList(start, segments.size()), content));
	}

	/** A file that lies at the root, as Camunda Modeler sends it, finds its folder. */
	private static String inPackage(List<String> segments, byte[] content) {
		String name = segments.get(segments.size() - 1);
		if (segments.size() == 1 && name.endsWith(".xsl")) {
			return "templates/" + name;
		}
		if (segments.size() == 1 && name.endsWith(".txt")) {
			return "mails/" + name;
		}
		if (segments.size() == 1 && name.endsWith(".yaml") && !name.equals(PackageFiles.DESCRIPTION)) {
			String text = new String(content, 0, Math.min(content.length, FileRules.LARGEST_FILE),
					StandardCharsets.UTF_8);
			return STEPS.matcher(text).find() ? "scenarios/" + name
					: SAMPLES.matcher(text).find() ? "samples/" + name : name;
		}
		return String.join("/", segments);
	}

}
