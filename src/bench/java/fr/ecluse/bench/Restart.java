package fr.ecluse.bench;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

import fr.ecluse.database.BenchDatabase;

/**
 * A server that is stopped and started again on the same schema. Its folders of classes are put
 * into a jar first: an archive of classes takes jars alone.
 */
abstract class Restart {

	private static final Path FOLDER = Path.of("target", "bench", "boot").toAbsolutePath();

	private final String name;

	private final String slug;

	private final String classPath;

	private final String main;

	private final Map<String, String> settings;

	Restart(String name, String slug, String classPath, String main, BenchDatabase database, Map<String, String> settings)
			throws Exception {
		this.name = name;
		this.slug = slug;
		this.classPath = jars(slug, classPath);
		this.main = main;
		this.settings = new HashMap<>(settings);
		this.settings.put("SPRING_DATASOURCE_URL", database.schema("boot_" + slug) + "?nullDatabaseMeansCurrent=true");
		this.settings.put("SPRING_DATASOURCE_USERNAME", database.username());
		this.settings.put("SPRING_DATASOURCE_PASSWORD", database.password());
	}

	final String name() {
		return this.name;
	}

	/** Options of a run that leaves a list of its classes. */
	final List<String> training() {
		return List.of("-XX:DumpLoadedClassList=" + FOLDER.resolve(this.slug + ".lst"));
	}

	/** Makes the archive of the classes that the run before has loaded, as the image does. */
	final void dump() throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
		command.addAll(ServerProcess.FLAGS);
		command.addAll(List.of("-Xshare:dump", "-Xlog:disable", "-XX:SharedClassListFile=" + FOLDER.resolve(this.slug + ".lst"),
				"-XX:SharedArchiveFile=" + FOLDER.resolve(this.slug + ".jsa"), "-cp", this.classPath));
		Path list = FOLDER.resolve(this.slug + ".lst");
		// What is made anew at each start has no place in an archive.
		Files.write(list, Files.readAllLines(list).stream().filter((line) -> !line.matches(".*(Proxy|lambda-proxy|\\$\\$|LambdaForm).*")).toList());
		if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
			throw new IllegalStateException("No archive of the classes of " + this.name);
		}
	}

	/** Options of a run that takes its classes from there, and what else its image has. */
	List<String> archive() throws IOException {
		return List.of("-XX:SharedArchiveFile=" + FOLDER.resolve(this.slug + ".jsa"));
	}

	final ServerProcess start(List<String> options) throws IOException, InterruptedException {
		return new ServerProcess("boot-" + this.slug, options, this.classPath, this.main, ready(), this.settings);
	}

	/** The path that says when the server is ready. */
	abstract String ready();

	/** Once, on the empty database. */
	abstract void prepare(Http http, String address) throws IOException;

	/** A real call, answered 200. */
	abstract void firstAnswer(Http http, String address) throws IOException;

	/** Starts an instance, lists its tasks and completes the only one. */
	abstract void instance(Http http, String address, int number) throws IOException;

	private static String jars(String slug, String classPath) throws IOException {
		List<String> entries = Arrays.stream(classPath.split(File.pathSeparator)).toList();
		Path jar = Files.createDirectories(FOLDER).resolve(slug + ".jar");
		Set<String> known = new HashSet<>();
		try (OutputStream file = Files.newOutputStream(jar); JarOutputStream out = new JarOutputStream(file)) {
			for (String entry : entries) {
				if (Files.isDirectory(Path.of(entry))) {
					add(Path.of(entry), out, known);
				}
			}
		}
		return Stream.concat(Stream.of(jar.toString()), entries.stream().filter((entry) -> Files.isRegularFile(Path.of(entry))))
			.collect(Collectors.joining(File.pathSeparator));
	}

	/** Folders are entries too: the program looks for its packages of files in them. */
	private static void add(Path folder, JarOutputStream out, Set<String> known) throws IOException {
		try (Stream<Path> paths = Files.walk(folder)) {
			for (Path path : paths.filter((it) -> !it.equals(folder)).sorted().toList()) {
				boolean directory = Files.isDirectory(path);
				String name = folder.relativize(path).toString().replace('\\', '/') + (directory ? "/" : "");
				if (known.add(name)) {
					out.putNextEntry(new ZipEntry(name));
					if (!directory) {
						Files.copy(path, out);
					}
					out.closeEntry();
				}
			}
		}
	}

}
