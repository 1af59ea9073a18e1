package fr.ecluse.console;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Addresses of the scripts and styles that the build has made, under names that change
 * with their content.
 */
@Component
class Assets {

	static final String FOLDER = "/console/assets/";

	private final Map<String, String> names;

	Assets(JsonMapper json) throws IOException {
		ClassPathResource list = new ClassPathResource("assets.json", Assets.class);
		if (!list.exists()) {
			throw new IllegalStateException("Les scripts de la console manquent : construisez Écluse avec Maven "
					+ "(mvn generate-resources).");
		}
		try (InputStream in = list.getInputStream()) {
			this.names = json.readValue(in, new TypeReference<Map<String, String>>() {
			});
		}
	}

	/** Address of a script or style, for example of {@code diagram.js}. */
	public String of(String name) {
		String file = this.names.get(name);
		if (file == null) {
			throw new IllegalArgumentException("No such script or style: " + name);
		}
		return FOLDER + file;
	}

}
