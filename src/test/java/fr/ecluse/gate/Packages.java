package fr.ecluse.gate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Packages of procedures for tests: those that come with the program. */
final class Packages {

	static final List<String> SHIPPED = List.of("deliberation", "demande-citoyenne", "marche-public");

	/** The blocks of the program, which a test with the running server compares. */
	static final Set<String> BLOCKS = Set.of("append", "box", "clock", "deadline", "document", "fact", "mail",
			"register", "status");

	private Packages() {
	}

	static PackageFiles shipped(String key) {
		Map<String, byte[]> files = new TreeMap<>();
		add(files, Path.of("processes", key));
		add(files, Path.of("forms", key));
		return new PackageFiles(files);
	}

	private static void add(Map<String, byte[]> files, Path folder) {
		try (Stream<Path> found = Files.walk(folder)) {
			for (Path file : found.filter(Files::isRegularFile).toList()) {
				files.put(folder.relativize(file).toString(), Files.readAllBytes(file));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** What the side of safety says, with all the time it takes. */
	static List<Finding> findings(String key, PackageFiles files) {
		return Gate.within(TimeBudget.of(java.time.Duration.ofMinutes(1)),
				(report) -> new Safety(BLOCKS).check(key, files, report));
	}

}
