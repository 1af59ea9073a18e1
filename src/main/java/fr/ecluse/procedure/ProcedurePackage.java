package fr.ecluse.procedure;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import fr.ecluse.form.Form;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Reads the files of one procedure from the class path. */
final class ProcedurePackage {

	private static final PathMatchingResourcePatternResolver FILES = new PathMatchingResourcePatternResolver();

	private final String key;

	ProcedurePackage(String key) {
		this.key = key;
	}

	/** Keys of the packages that come with the program. */
	static Iterable<String> keys() throws IOException {
		Map<String, Resource> found = new java.util.TreeMap<>();
		for (Resource file : FILES.getResources("classpath*:processes/*/procedure.yaml")) {
			String path = file.getURL().getPath();
			String folder = path.substring(0, path.lastIndexOf('/'));
			found.put(folder.substring(folder.lastIndexOf('/') + 1), file);
		}
		return found.keySet();
	}

	Procedure read() throws IOException {
		return ProcedureReader.read(this.key, yaml(), this::form);
	}

	/** What the engine needs: models, decisions and forms, by file name. */
	Map<String, byte[]> models() throws IOException {
		Map<String, byte[]> models = new LinkedHashMap<>();
		for (String pattern : new String[] { "processes/" + this.key + "/*.bpmn", "processes/" + this.key + "/*.dmn",
				"forms/" + this.key + "/*.form" }) {
			for (Resource file : FILES.getResources("classpath*:" + pattern)) {
				models.put(String.valueOf(file.getFilename()), file.getContentAsByteArray());
			}
		}
		return models;
	}

	private Object yaml() throws IOException {
		try (InputStream in = FILES.getResource("classpath:processes/" + this.key + "/procedure.yaml")
			.getInputStream()) {
			return new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
		}
	}

	private Form form(String file) {
		try {
			return Form.parse(FILES.getResource("classpath:forms/" + this.key + "/" + file)
				.getContentAsString(StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
