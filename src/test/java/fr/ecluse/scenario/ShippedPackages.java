package fr.ecluse.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import fr.ecluse.Ecluse;
import fr.ecluse.gate.PackageFiles;

/** The files of the procedures that come with the program. */
final class ShippedPackages {

	private static final Path FOLDER = folder();

	private ShippedPackages() {
	}

	/** Keys of the procedures. */
	static List<String> keys() {
		return list(FOLDER).stream()
			.filter((folder) -> Files.exists(folder.resolve("procedure.yaml")))
			.map((folder) -> folder.getFileName().toString())
			.toList();
	}

	static List<Path> models(String procedure) {
		return list(FOLDER.resolve(procedure)).stream().filter((file) -> file.toString().endsWith(".bpmn")).toList();
	}

	/** Scenario files, in the order of their names. */
	static List<Path> scenarios(String procedure) {
		Path folder = FOLDER.resolve(procedure).resolve("scenarios");
		return !Files.isDirectory(folder) ? List.of()
				: list(folder).stream().filter((file) -> file.toString().endsWith(".yaml")).toList();
	}

	/** All files of a procedure, as one who uploads it has them. */
	static PackageFiles files(String procedure) {
		Map<String, byte[]> files = new TreeMap<>();
		for (Path root : List.of(FOLDER.resolve(procedure), FOLDER.resolveSibling("forms").resolve(procedure))) {
			try (Stream<Path> all = Files.walk(root)) {
				all.filter(Files::isRegularFile)
					.forEach((file) -> files.put(root.relativize(file).toString().replace('\\', '/'), bytes(file)));
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
		return new PackageFiles(files);
	}

	static Scenario scenario(String procedure, Path file) {
		return ScenarioReader.read(procedure, file.getFileName().toString(), text(file));
	}

	static String text(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static byte[] bytes(Path file) {
		try {
			return Files.readAllBytes(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static List<Path> list(Path folder) {
		try (Stream<Path> files = Files.list(folder)) {
			return files.sorted().toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Path folder() {
		try {
			return Path.of(Ecluse.class.getProtectionDomain().getCodeSource().getLocation().toURI())
				.resolve("processes");
		}
		catch (URISyntaxException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
