package fr.ecluse.gate;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Turns what somebody uploads, some files or one ZIP, into the files of a procedure:
 * folders in front are taken off, each file goes to its place, and what has none is told
 * of. Nothing is thrown, whatever the names and bytes.
 */
public final class PackageReader {

	private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9-]{1,59}");

	private static final String SHARED = "shared";

	private final List<Finding> findings = new ArrayList<>();

	private final Map<String, byte[]> files = new TreeMap<>();

	private final Set<String> taken = new HashSet<>();

	private final Set<String> keys = new TreeSet<>();

	private final Set<String> folders = new TreeSet<>();

	private PackageReader() {
	}

	/** Reads an upload: files with their names or paths, or a single ZIP. */
	public static Reading read(List<Part> parts) {
		PackageReader reader = new PackageReader();
		long total = parts.stream().mapToLong((part) -> part.content().length).sum();
		if (parts.isEmpty()) {
			reader.refuse("depot-vide", "",
					"Ce dépôt ne contient aucun fichier. Choisissez les fichiers de la démarche, ou un ZIP.");
		}
		else if (total > FileRules.LARGEST_PACKAGE) {
			reader.refuse("depot-trop-grand", "",
					"Ce dépôt fait %d Mo : %d Mo au plus. Retirez ce qui ne sert pas à la démarche."
						.formatted(total / 1_000_000, FileRules.LARGEST_PACKAGE >> 20));
		}
		else if (parts.size() == 1 && PackageArchive.isZip(parts.get(0))) {
			PackageArchive.unpack(parts.get(0), reader::refuse).forEach(reader::add);
		}
		else {
			parts.forEach(reader::add);
		}
		return reader.result();
	}

	private void add(Part part) {
		String path = Normalizer.normalize(part.name(), Normalizer.Form.NFC);
		Optional<String> trick = UploadPath.trick(path);
		if (trick.isPresent()) {
			refuse("chemin-interdit", SafetyReport.quoted(path.replaceAll("\\p{C}", "?")), trick.get());
		}
		else if (UploadPath.isDropping(path)) {
			this.findings.add(Finding.of("fichier-ignore", Level.ADVICE, path,
					"Ce fichier n'appartient pas à la démarche : il n'est pas repris. Vous pouvez le retirer du dépôt."));
		}
		else if (PackageArchive.isZip(part)) {
			refuse("zip-imbrique", path,
					"Une archive se dépose seule, et n'en contient pas d'autre. Déballez-la d'abord.");
		}
		else {
			place(UploadPath.of(path, part.content()), part.content());
		}
	}

	private void place(UploadPath place, byte[] content) {
		place.key().ifPresent(this.keys::add);
		place.folder().ifPresent(this.folders::add);
		if (!this.taken.add(place.path().toLowerCase(Locale.ROOT))) {
			refuse("fichier-double", place.path(),
					"Deux fichiers du dépôt portent ce nom, aux majuscules ou au dossier près. Gardez-en un seul.");
			return;
		}
		this.files.put(place.path(), content);
	}

	private void refuse(String rule, String path, String message) {
		if (this.findings.size() < 2 * SafetyReport.MOST_OF_A_RULE) {
			this.findings.add(Finding.of(rule, Level.REFUSED, path, message));
		}
	}

	private Reading result() {
		if (this.keys.remove(SHARED)) {
			refuse("dossier-partage", "processes/" + SHARED,
					"Le dossier « shared » appartient à la plate-forme : retirez-le du dépôt.");
		}
		if (this.keys.size() > 1 || (this.keys.isEmpty() && this.folders.size() > 1)) {
			refuse("plusieurs-demarches", "",
					"Ce dépôt contient plusieurs dossiers : %s. Déposez une démarche à la fois."
						.formatted(String.join(", ", this.keys.isEmpty() ? this.folders : this.keys)));
		}
		return new Reading(new PackageFiles(this.files), key(), List.copyOf(this.findings));
	}

	private Optional<String> key() {
		if (this.keys.size() == 1) {
			return this.keys.stream().findFirst();
		}
		return this.files.entrySet()
			.stream()
			.filter((file) -> file.getKey().endsWith(".bpmn") && file.getValue().length <= FileRules.LARGEST_FILE)
			.flatMap((file) -> executable(file.getValue()).stream())
			.findFirst();
	}

	private static Optional<String> executable(byte[] model) {
		try {
			return XmlReader.read(model)
				.children(XmlNode.BPMN, "process")
				.stream()
				.filter((process) -> "true".equals(process.find("isExecutable")))
				.map((process) -> String.valueOf(process.find("id")))
				.filter((id) -> KEY.matcher(id).matches())
				.findFirst();
		}
		catch (XmlReader.Unreadable ex) {
			return Optional.empty();
		}
	}

	/**
	 * A file as it comes in.
	 *
	 * @param name with or without folders, as the sender gives it
	 */
	public record Part(String name, byte[] content) {
	}

	/**
	 * What an upload holds.
	 *
	 * @param files each at its place
	 * @param key of the procedure, from the folder or else from the executable process
	 * @param findings what is wrong with the upload as such, before anything is read
	 */
	public record Reading(PackageFiles files, Optional<String> key, List<Finding> findings) {
	}

}
