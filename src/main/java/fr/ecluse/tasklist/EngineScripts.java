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
 * The engine's scripts as we hand them out: in French where they speak English only
 * ({@code wordings.txt}), and without the faults that cost agents their answers
 * ({@code repairs.txt}). A piece that is no longer in its script stops the start, so that
 * an upgrade cannot bring English or a fault back unnoticed.
 */
@Component
class EngineScripts implements ResourceTransformer {

	private static final String SCRIPTS = "META-INF/resources/";

	private final Map<String, String> scripts = new LinkedHashMap<>();

	EngineScripts() throws IOException {
		change(read("fr/ecluse/tasklist/wordings.txt"));
		change(read("fr/ecluse/tasklist/repairs.txt"));
	}

	private void change(String changes) throws IOException {
		for (String section : changes.split("(?m)^== ")) {
			if (!section.startsWith("#")) {
				String path = section.lines().findFirst().orElseThrow().strip();
				String name = path.substring(path.lastIndexOf('/') + 1);
				String script = this.scripts.containsKey(name) ? this.scripts.get(name) : read(SCRIPTS + path);
				this.scripts.put(name, change(script, changes(section)));
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
		String changed = this.scripts.get(transformed.getFilename());
		return (changed != null) ? new TransformedResource(transformed, changed.getBytes(StandardCharsets.UTF_8))
				: transformed;
	}

	static String change(String script, List<Change> changes) {
		String changed = script;
		for (Change change : changes) {
			if (!changed.contains(change.original())) {
				throw new IllegalStateException("The engine's script no longer contains: " + change.original());
			}
			changed = changed.replace(change.original(), change.ours());
		}
		return changed;
	}

	private static List<Change> changes(String section) {
		return Arrays.stream(section.substring(section.indexOf('\n')).strip().split("\n\n+")).map((change) -> {
			List<String> lines = change.lines().filter((line) -> !line.startsWith("# ")).collect(Collectors.toList());
			return new Change(lines.get(0), lines.get(1));
		}).collect(Collectors.toList());
	}

	private static String read(String path) throws IOException {
		return new ClassPathResource(path).getContentAsString(StandardCharsets.UTF_8);
	}

	/** A piece of script and what takes its place. */
	record Change(String original, String ours) {

	}

}
