package fr.ecluse.gate;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import org.jspecify.annotations.Nullable;

/** Unpacks a ZIP of a stranger, and counts what comes out while it comes. */
final class PackageArchive {

	/** A model shrinks to a tenth or a twentieth; what shrinks more is a bomb. */
	private static final int MOST_TIMES = 100;

	private static final int MOST_ENTRIES = 2 * FileRules.MOST_FILES;

	private PackageArchive() {
	}

	static boolean isZip(PackageReader.Part part) {
		String name = part.name().toLowerCase(Locale.ROOT);
		byte[] content = part.content();
		boolean starts = content.length > 3 && content[0] == 'P' && content[1] == 'K' && content[2] < 9
				&& content[3] < 9;
		return starts || name.endsWith(".zip") || name.endsWith(".jar") || name.endsWith(".bar");
	}

	/** The files of an archive; none from the first thing that is wrong with it. */
	static List<PackageReader.Part> unpack(PackageReader.Part archive, Refusals refusals) {
		List<PackageReader.Part> files = new ArrayList<>();
		try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive.content()),
				StandardCharsets.UTF_8)) {
			String why = unpack(zip, archive.content().length, files);
			if (why != null) {
				refusals.refuse("zip-excessif", "", why);
				return List.of();
			}
		}
		catch (IOException | RuntimeException ex) {
			boolean encrypted = String.valueOf(ex.getMessage()).contains("encrypted");
			refusals.refuse(encrypted ? "zip-chiffre" : "zip-illisible", "", encrypted
					? "Cette archive est protégée par un mot de passe. Refaites-la sans chiffrement."
					: "Cette archive n'est pas un ZIP lisible, ou ses noms de fichiers ne sont pas en UTF-8. Refaites-la avec l'outil de votre système.");
			return List.of();
		}
		if (files.isEmpty()) {
			refusals.refuse("zip-illisible", "",
					"Cette archive est vide, ou n'est pas un ZIP. Refaites-la à partir du dossier de la démarche.");
		}
		return files;
	}

	private static @Nullable String unpack(ZipInputStream zip, int size, List<PackageReader.Part> files)
			throws IOException {
		long total = 0;
		int entries = 0;
		for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
			if (++entries > MOST_ENTRIES || files.size() >= FileRules.MOST_FILES) {
				return "Cette archive contient plus de %d fichiers. Retirez ce qui ne sert pas à la démarche."
					.formatted(FileRules.MOST_FILES);
			}
			if (entry.isDirectory()) {
				continue;
			}
			byte[] content = zip.readNBytes(FileRules.LARGEST_FILE + 1);
			total += content.length;
			if (content.length > FileRules.LARGEST_FILE || total > FileRules.LARGEST_PACKAGE) {
				return "Cette archive déballée dépasse 1 Mo par fichier (« %s ») ou %d Mo en tout. Retirez ce qui ne sert pas à la démarche."
					.formatted(entry.getName().replaceAll("\\p{C}", "?"), FileRules.LARGEST_PACKAGE >> 20);
			}
			if (total > (long) MOST_TIMES * size) {
				return "Cette archive grandit de plus de %d fois en se déballant : ce n'est pas une démarche. Refaites-la à partir de vos fichiers."
					.formatted(MOST_TIMES);
			}
			files.add(new PackageReader.Part(entry.getName(), content));
		}
		return null;
	}

	/** Where refusals go: rule, path, message. */
	@FunctionalInterface
	interface Refusals {

		void refuse(String rule, String path, String message);

	}

}
