package fr.ecluse.tasklist;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import fr.ecluse.engine.Ahead;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.springframework.util.DigestUtils;
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

	private static final List<String> FILES = List.of("classpath*:/META-INF/resources/webjars/camunda/app/tasklist/**",
			"classpath*:/META-INF/resources/plugin/tasklist/**");

	private final Ahead<HandedOut> handedOut = new Ahead<>("tasklist-scripts", EngineScripts::make);

	private static HandedOut make() throws IOException {
		Map<String, String> scripts = new LinkedHashMap<>();
		change(scripts, read("fr/ecluse/tasklist/wordings.txt"));
		change(scripts, read("fr/ecluse/tasklist/repairs.txt"));
		return new HandedOut(scripts, version(scripts));
	}

	/** Before the first call is served. */
	@Override
	public void afterSingletonsInstantiated() {
		this.handedOut.get();
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

	/** Changes with any script, style or wording of Tasklist, on every node alike. */
	String version() {
		return this.handedOut.get().version();
	}

	private static String version(Map<String, String> scripts) throws IOException {
		ByteArrayOutputStream all = new ByteArrayOutputStream();
		all.write(String.join("\n", scripts.values()).getBytes(StandardCharsets.UTF_8));
		for (String files : FILES) {
			Resource[] found = new PathMatchingResourcePatternResolver().getResources(files);
			Arrays.sort(found, Comparator.comparing(Resource::getDescription));
			for (Resource file : found) {
				if (file.isReadable()) {
					all.write(file.getContentAsByteArray());
				}
			}
		}
		return HexFormat.of().formatHex(DigestUtils.md5Digest(all.toByteArray()), 0, 6);
	}

	@Override
	public Resource transform(HttpServletRequest request, Resource resource, ResourceTransformerChain chain)
			throws IOException {
		Resource transformed = chain.transform(request, resource);
		String changed = this.handedOut.get().scripts().get(transformed.getFilename());
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

	/** Scripts by name, and the version of all files. */
	private record HandedOut(Map<String, String> scripts, String version) {

	}

	/** A piece of script and what takes its place. */
	record Change(String original, String ours) {

	}

}
