package fr.ecluse.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

import fr.ecluse.gate.PackageFiles;

import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

/** The small procedure {@code essai-scenario} as an upload, with changes. */
final class SmallPackage {

	static final String KEY = "essai-scenario";

	static final String MODEL = "essai-scenario.bpmn";

	static final String START = "title: T\nat: 2026-11-02T09:00\nstart: {subject: Banc, email: a@essai.example}\nsteps:\n";

	private final Map<String, String> files = new TreeMap<>();

	SmallPackage() {
		for (String file : new String[] { MODEL, PackageFiles.DESCRIPTION }) {
			this.files.put(file, read("processes/essai-scenario/" + file));
		}
		for (String file : new String[] { "depot.form", "lecture.form" }) {
			this.files.put(file, read("forms/essai-scenario/" + file));
		}
	}

	/** With another file. */
	SmallPackage with(String path, String content) {
		this.files.put(path, content);
		return this;
	}

	/** With a scenario of these steps, one a line. */
	SmallPackage playing(String name, String... steps) {
		return with("scenarios/" + name + ".yaml", START + "- " + String.join("\n- ", steps) + "\n");
	}

	/** With a word of a file replaced wherever it stands. */
	SmallPackage replacing(String path, String from, String to) {
		String before = String.valueOf(this.files.get(path));
		assertThat(before).contains(from);
		return with(path, before.replace(from, to));
	}

	PackageFiles files() {
		Map<String, byte[]> bytes = new TreeMap<>();
		this.files.forEach((path, content) -> bytes.put(path, content.getBytes(StandardCharsets.UTF_8)));
		return new PackageFiles(bytes);
	}

	/** The same under another key. */
	PackageFiles files(String key) {
		Map<String, byte[]> bytes = new TreeMap<>();
		this.files.forEach((path, content) -> bytes.put(path.replace(KEY, key),
				content.replace(KEY, key).getBytes(StandardCharsets.UTF_8)));
		return new PackageFiles(bytes);
	}

	private static String read(String path) {
		try {
			return new ClassPathResource(path).getContentAsString(StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
