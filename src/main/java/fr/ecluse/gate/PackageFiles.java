package fr.ecluse.gate;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The files of one procedure, by their path in the package: {@code procedure.yaml},
 * {@code <name>.bpmn}, {@code <name>.dmn}, {@code <name>.form}, {@code templates/*.xsl},
 * {@code mails/*.txt}, {@code samples/*.yaml}, {@code scenarios/*.yaml}. The bytes are as
 * they came in.
 */
public record PackageFiles(SortedMap<String, byte[]> byPath) {

	/** The description of the procedure. */
	public static final String DESCRIPTION = "procedure.yaml";

	public PackageFiles {
		byPath = Collections.unmodifiableSortedMap(new TreeMap<>(byPath));
	}

	public PackageFiles(Map<String, byte[]> byPath) {
		this(new TreeMap<>(byPath));
	}

	/** The content of a file. */
	public Optional<byte[]> find(String path) {
		return Optional.ofNullable(this.byPath.get(path));
	}

	/** What the engine reads, by file name: models, decisions and forms. */
	public Map<String, byte[]> ofEngine() {
		return select((path) -> path.endsWith(".bpmn") || path.endsWith(".dmn") || path.endsWith(".form"));
	}

	/** The files whose path ends so. */
	public Map<String, byte[]> endingWith(String suffix) {
		return select((path) -> path.endsWith(suffix));
	}

	private Map<String, byte[]> select(Predicate<String> wanted) {
		Map<String, byte[]> selected = new LinkedHashMap<>();
		this.byPath.forEach((path, content) -> {
			if (wanted.test(path)) {
				selected.put(path, content);
			}
		});
		return selected;
	}

}
