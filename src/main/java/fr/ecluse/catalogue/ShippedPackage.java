package fr.ecluse.catalogue;

import java.io.IOException;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

import fr.ecluse.gate.PackageFiles;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The packages that travel with the program, under `processes/` and `forms/`. */
final class ShippedPackage {

	private static final PathMatchingResourcePatternResolver FILES = new PathMatchingResourcePatternResolver();

	private ShippedPackage() {
	}

	static SortedSet<String> keys() throws IOException {
		SortedSet<String> found = new TreeSet<>();
		for (Resource file : FILES.getResources("classpath*:processes/*/" + PackageFiles.DESCRIPTION)) {
			String path = file.getURL().getPath();
			String folder = path.substring(0, path.lastIndexOf('/'));
			found.add(folder.substring(folder.lastIndexOf('/') + 1));
		}
		return found;
	}

	static PackageFiles read(String key) throws IOException {
		Map<String, byte[]> files = new TreeMap<>();
		String folder = "processes/" + key;
		for (String pattern : new String[] { "*.yaml", "*.bpmn", "*.dmn" }) {
			add(files, folder, pattern, "");
		}
		add(files, folder + "/templates", "*.xsl", "templates/");
		add(files, folder + "/mails", "*.txt", "mails/");
		add(files, folder + "/samples", "*.yaml", "samples/");
		add(files, folder + "/scenarios", "*.yaml", "scenarios/");
		add(files, "forms/" + key, "*.form", "");
		return new PackageFiles(files);
	}

	private static void add(Map<String, byte[]> files, String folder, String pattern, String prefix)
			throws IOException {
		for (Resource file : FILES.getResources("classpath*:%s/%s".formatted(folder, pattern))) {
			files.put(prefix + file.getFilename(), file.getContentAsByteArray());
		}
	}

}
