package fr.ecluse.typesetting;

import java.io.IOException;
import java.util.Optional;

import org.springframework.core.io.ClassPathResource;

/** Where the sources of templates come from, by path below `processes/`. */
@FunctionalInterface
public interface TemplateSources {

	Optional<byte[]> find(String path) throws IOException;

	/** The procedures that travel with the server. */
	static TemplateSources classPath() {
		return (path) -> {
			ClassPathResource resource = new ClassPathResource("processes/" + path,
					TemplateSources.class.getClassLoader());
			return resource.exists() ? Optional.of(resource.getContentAsByteArray()) : Optional.empty();
		};
	}

}
