package fr.ecluse.gate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which templates of a package are parts of which others. */
final class TemplateImports {

	private static final String XSL = "http://www.w3.org/1999/XSL/Transform";

	private TemplateImports() {
	}

	/** Names of what each template imports or includes beside it. */
	static Map<String, Set<String>> of(Map<String, byte[]> templates) {
		Map<String, Set<String>> imports = new HashMap<>();
		templates.forEach((path, content) -> {
			Set<String> parts = new HashSet<>();
			try {
				XmlReader.read(content).children().forEach((node) -> {
					String href = node.find("href");
					if (href != null && (node.is(XSL, "import") || node.is(XSL, "include"))) {
						parts.add(href.replaceAll("^(\\./)+|\\.xsl$", ""));
					}
				});
			}
			catch (XmlReader.Unreadable ex) {
				// Told when it is compiled.
			}
			imports.put(path.replaceAll("^templates/|\\.xsl$", ""), parts);
		});
		return imports;
	}

	/** Those that no other imports, then the rest. */
	static List<String> importersFirst(List<String> names, Map<String, Set<String>> imports) {
		Set<String> parts = new HashSet<>();
		imports.values().forEach(parts::addAll);
		List<String> ordered = new ArrayList<>(names.stream().filter((name) -> !parts.contains(name)).toList());
		names.stream().filter(parts::contains).forEach(ordered::add);
		return ordered;
	}

	/** All that a template imports, directly or not. */
	static Set<String> reached(String name, Map<String, Set<String>> imports) {
		Set<String> reached = new HashSet<>();
		Deque<String> waiting = new ArrayDeque<>(List.of(name));
		while (!waiting.isEmpty()) {
			for (String part : imports.getOrDefault(waiting.remove(), Set.of())) {
				if (reached.add(part)) {
					waiting.add(part);
				}
			}
		}
		return reached;
	}

}
