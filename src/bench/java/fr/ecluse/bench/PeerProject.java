package fr.ecluse.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import javax.tools.ToolProvider;

/** A server of {@code src/bench/peers}: Maven gives its libraries, once, and its one class is compiled. */
public final class PeerProject {

	private static final Path SOURCES = Path.of("src", "bench", "peers").toAbsolutePath();

	private static final Path TARGET = Path.of("target", "bench", "peers").toAbsolutePath();

	private PeerProject() {
	}

	/**
	 * What its {@code peer.Application} needs to run.
	 * @param project name of its folder
	 */
	public static String classPath(String project) throws IOException, InterruptedException {
		Path folder = SOURCES.resolve(project);
		Path classes = Files.createDirectories(TARGET.resolve(project).resolve("classes"));
		Path libraries = TARGET.resolve(project).resolve("classpath");
		Path pom = folder.resolve("pom.xml");
		if (!Files.exists(libraries)
				|| Files.getLastModifiedTime(libraries).compareTo(Files.getLastModifiedTime(pom)) < 0) {
			run("mvn", "-q", "-B", "-f", pom.toString(), "dependency:build-classpath", "-Dmdep.outputFile=" + libraries);
		}
		String path = Files.readString(libraries).strip();
		try (Stream<Path> sources = Files.walk(folder.resolve(Path.of("src", "main", "java")))) {
			String[] options = Stream
				.concat(Stream.of("-d", classes.toString(), "-cp", path),
						sources.map(Path::toString).filter((source) -> source.endsWith(".java")))
				.toArray(String[]::new);
			if (ToolProvider.getSystemJavaCompiler().run(null, null, null, options) != 0) {
				throw new IllegalStateException("Cannot compile " + folder);
			}
		}
		return String.join(File.pathSeparator, classes.toString(),
				folder.resolve(Path.of("src", "main", "resources")).toString(), path);
	}

	private static void run(String... command) throws IOException, InterruptedException {
		if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
			throw new IllegalStateException("Failed: " + String.join(" ", command));
		}
	}

}
