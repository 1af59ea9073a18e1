package fr.ecluse.tasklist;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.resource.ResourceTransformer;
import org.springframework.web.servlet.resource.ResourceTransformerChain;
import org.springframework.web.servlet.resource.TransformedResource;

/**
 * Says in French what the engine's scripts say in English only: checks of form fields,
 * the calendar, lists; the pairs stand in {@code wordings.txt}. A piece that is no longer
 * in its script stops the start, so that an upgrade cannot bring English back unnoticed.
 */
@Component
class FrenchScripts implements ResourceTransformer {

	private static final String SCRIPTS = "META-INF/resources/";

	private final Map<String, String> scripts = new LinkedHashMap<>();

	FrenchScripts() throws IOException {
		for (String section : read("fr/ecluse/tasklist/wordings.txt").split("(?m)^== ")) {
			if (!section.startsWith("#")) {
				String path = section.lines().findFirst().orElseThrow().strip();
				this.scripts.put(path.substring(path.lastIndexOf('/') + 1),
						translate(read(SCRIPTS + path), pairs(section)));
			}
		}
	}

	/** All scripts in one text, so that a version can be made of it. */
	String text() {
		return String.join("\n", this.scripts.values());
	}

	@Override
	public Resource transform(HttpServletRequest request, Resource resource, ResourceTransformerChain chain)
			throws IOException {
		Resource transformed = chain.transform(request, resource);
		String french = this.scripts.get(transformed.getFilename());
		return (french != null) ? new TransformedResource(transformed, french.getBytes(StandardCharsets.UTF_8))
				: transformed;
	}

	static String translate(String script, List<Wording> wordings) {
		String translated = script;
		for (Wording wording : wordings) {
			if (!translated.contains(wording.original())) {
				throw new IllegalStateException("The engine's script no longer contains: " + wording.original());
			}
			translated = translated.replace(wording.original(), wording.french());
		}
		return translated;
	}

	private static List<Wording> pairs(String section) {
		return Arrays.stream(section.substring(section.indexOf('\n')).strip().split("\n\n+")).map((pair) -> {
			String[] lines = pair.split("\n");
			return new Wording(lines[0], lines[1]);
		}).collect(Collectors.toList());
	}

	private static String read(String path) throws IOException {
		return new ClassPathResource(path).getContentAsString(StandardCharsets.UTF_8);
	}

	/** A piece of script and what takes its place. */
	record Wording(String original, String french) {

	}

}
