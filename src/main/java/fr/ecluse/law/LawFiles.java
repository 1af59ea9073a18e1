package fr.ecluse.law;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The data files of the law: those shipped with the program, each of which a file of the
 * same name in the installation's own folder replaces as a whole.
 */
public final class LawFiles {

	private static final Map<String, String> SHIPPED = Map.of("holidays.yaml", "/calendar/", "rules.yaml", "/calendar/",
			"thresholds.yaml", "/reference/");

	private static final String CODES = "codes/";

	private final @Nullable Path folder;

	private LawFiles(@Nullable Path folder) {
		this.folder = folder;
	}

	/** The files that come with the program. */
	public static LawFiles shipped() {
		return new LawFiles(null);
	}

	/**
	 * The shipped files but for those that the folder replaces.
	 * @throws InvalidLawException when the folder holds a file that replaces nothing
	 */
	public static LawFiles replacedBy(Path folder) {
		try (Stream<Path> files = Files.walk(folder)) {
			files.filter(Files::isRegularFile).forEach((file) -> refuseUnknown(folder, file));
		}
		catch (IOException ex) {
			throw new InvalidLawException(folder.toString(), "ce dossier ne se lit pas.", ex);
		}
		return new LawFiles(folder);
	}

	private static void refuseUnknown(Path folder, Path file) {
		String name = name(folder, file);
		if (!SHIPPED.containsKey(name) && !name.matches("codes/[a-z0-9-]+\\.yaml")) {
			throw new InvalidLawException(file.toString(),
					"ce fichier ne remplace rien. Fichiers reconnus : %s et codes/<liste>.yaml."
						.formatted(SHIPPED.keySet().stream().sorted().collect(Collectors.joining(", "))));
		}
	}

	/** The file of that name, such as {@code rules.yaml}, as it holds here. */
	public DataFile read(String name) {
		Path replacement = (this.folder != null) ? this.folder.resolve(name) : null;
		if (replacement == null || !Files.isRegularFile(replacement)) {
			return readShipped(name);
		}
		try (InputStream in = Files.newInputStream(replacement)) {
			return DataFile.read(replacement.toString(), in);
		}
		catch (IOException ex) {
			throw new InvalidLawException(replacement.toString(), "ce fichier ne se lit pas.", ex);
		}
	}

	/** The file of that name as it comes with the program. */
	public DataFile readShipped(String name) {
		String resource = (name.startsWith(CODES) ? "/reference/" : SHIPPED.get(name)) + name;
		try (InputStream in = LawFiles.class.getResourceAsStream(resource)) {
			return DataFile.read(name, Objects.requireNonNull(in, resource));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The names of all code lists, in order, each to be read by its name. */
	public List<String> codeLists() {
		Set<String> names = new TreeSet<>();
		try {
			for (Resource shipped : new PathMatchingResourcePatternResolver()
				.getResources("classpath*:reference/codes/*.yaml")) {
				names.add(CODES + shipped.getFilename());
			}
			if (this.folder != null) {
				addReplacements(this.folder, names);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return List.copyOf(names);
	}

	private static void addReplacements(Path folder, Set<String> names) throws IOException {
		try (Stream<Path> files = Files.walk(folder)) {
			files.filter(Files::isRegularFile)
				.map((file) -> name(folder, file))
				.filter((name) -> name.startsWith(CODES))
				.forEach(names::add);
		}
	}

	private static String name(Path folder, Path file) {
		return folder.relativize(file).toString().replace('\\', '/');
	}

}
