package fr.ecluse.procedure;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

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
		Map<String, Object> yaml = yaml();
		Map<String, Object> register = map(yaml, "register");
		Map<String, String> roles = new LinkedHashMap<>();
		map(yaml, "roles").forEach((role, what) -> roles.put(role, String.valueOf(what)));
		return new Procedure(this.key, text(yaml, "title"), text(yaml, "description"),
				new Procedure.Register(text(register, "key"), text(register, "prefix")), text(yaml, "subject"), roles,
				Form.parse(new String(bytes("forms/" + this.key + "/" + text(yaml, "start-form")),
						StandardCharsets.UTF_8)));
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

	private Map<String, Object> yaml() throws IOException {
		try (InputStream in = FILES.getResource("classpath:processes/" + this.key + "/procedure.yaml")
			.getInputStream()) {
			return new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
		}
	}

	private static byte[] bytes(String path) throws IOException {
		return FILES.getResource("classpath:" + path).getContentAsByteArray();
	}

	@SuppressWarnings("unchecked")
	private Map<String, Object> map(Map<String, Object> yaml, String name) {
		if (yaml.get(name) instanceof Map<?, ?> map) {
			return (Map<String, Object>) map;
		}
		throw missing(name);
	}

	private String text(Map<String, Object> yaml, String name) {
		Object value = yaml.get(name);
		if (value == null) {
			throw missing(name);
		}
		return value.toString().strip();
	}

	private IllegalStateException missing(String name) {
		return new IllegalStateException("Il manque « %s » dans processes/%s/procedure.yaml".formatted(name, this.key));
	}

}
