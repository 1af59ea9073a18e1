package fr.ecluse.tasklist;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import fr.ecluse.engine.Ahead;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.beans.factory.SmartInitializingSingleton;
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
class EngineScripts implements ResourceTransformer, SmartInitializingSingleton {

	private static final String SCRIPTS = "META-INF/resources/";

	private final Ahead<Map<String, String>> scripts = new Ahead<>("tasklist-scripts", EngineScripts::make);

	private static Map<String, String> make() throws IOException {
		Map<String, String> scripts = new LinkedHashMap<>();
		change(scripts, read("fr/ecluse/tasklist/wordings.txt"));
		change(scripts, read("fr/ecluse/tasklist/repairs.txt"));
		return scripts;
	}

	/** Before the first call is served. */
	@Override
	public void afterSingletonsInstantiated() {
		this.scripts.get();
	}

	private static void change(Map<String, String> scripts, String changes) throws IOException {
		for (String section : changes.split("(?m)^== ")) {
			if (!section.startsWith("#")) {
				String path = section.lines().findFirst().orElseThrow().strip();
				String name = path.substring(path.lastIndexOf('/') + 1);
				String known = scripts.get(name);
				String script = (known != null) ? known : read(SCRIPTS + path);
				scripts.put(name, change(script, changes(section)));
			}
		}
	}

	/** All scripts in one text, so that a version can be made of it. */
	String text() {
		return String.join("\n", this.scripts.get().values());
	}

	@Override
	public Resource transform(HttpServletRequest request, Resource resource, ResourceTransformerChain chain)
			throws IOException {
		Resource transformed = chain.transform(request, resource);
		String changed = this.scripts.get().get(transformed.getFilename());
		return (changed != null) ? new TransformedResource(transformed, changed.getBytes(StandardCharsets.UTF_8))
				: transformed;
	}

	static String change(String script, List<Change> changes) {
		String changed = script;
		for (Change change : changes) {
			int found = changed.indexOf(change.original());
			if (found < 0) {
				throw new IllegalStateException("The engine's script no longer contains: " + change.original());
			}
			// What stands before the first place is not searched twice.
			changed = changed.substring(0, found) + changed.substring(found).replace(change.original(), change.ours());
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
