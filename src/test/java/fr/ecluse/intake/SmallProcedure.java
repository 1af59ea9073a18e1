package fr.ecluse.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

import fr.ecluse.gate.PackageFiles;

import org.springframework.core.io.ClassPathResource;

/** The files of a small procedure, under another name for each test that publishes it. */
public final class SmallProcedure {

	private static final String KEY = "pret-de-salle";

	private SmallProcedure() {
	}

	/** All files, for a procedure of that key. */
	public static PackageFiles files(String key) {
		Map<String, byte[]> files = new TreeMap<>();
		for (String name : new String[] { PackageFiles.DESCRIPTION, KEY + ".bpmn", "demande-salle.form",
				"decision-salle.form" }) {
			files.put(name.replace(KEY, key), text(name).replace(KEY, key).getBytes(StandardCharsets.UTF_8));
		}
		return new PackageFiles(files);
	}

	/** With one text in all files replaced by another. */
	public static PackageFiles files(String key, String text, String other) {
		Map<String, byte[]> files = new TreeMap<>();
		files(key).byPath()
			.forEach((path, content) -> files.put(path,
					new String(content, StandardCharsets.UTF_8).replace(text, other).getBytes(StandardCharsets.UTF_8)));
		return new PackageFiles(files);
	}

	private static String text(String name) {
		try {
			return new ClassPathResource("intake/pret-de-salle/" + name).getContentAsString(StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
