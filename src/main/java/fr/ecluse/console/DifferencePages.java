package fr.ecluse.console;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

import fr.ecluse.catalogue.Version;
import fr.ecluse.catalogue.Versions;
import fr.ecluse.engine.DecisionTable;
import fr.ecluse.gate.PackageFiles;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriUtils;

/**
 * What differs between two versions: on the diagrams, and as text for the other files.
 */
@Controller
class DifferencePages {

	private final Versions versions;

	private final JsonMapper json;

	DifferencePages(Versions versions, JsonMapper json) {
		this.versions = versions;
		this.json = json;
	}

	/** The older version is always the one before. */
	@GetMapping("/console/versions/{id}/differences")
	String show(@PathVariable String id, @RequestParam String avec, Model model) {
		Version one = this.versions.get(id);
		Version other = this.versions.get(avec);
		boolean inOrder = other.created().isBefore(one.created());
		Version before = inOrder ? other : one;
		Version after = inOrder ? one : other;
		PackageFiles old = this.versions.files(before.id());
		PackageFiles now = this.versions.files(after.id());
		List<Drawing> diagrams = new ArrayList<>();
		List<Change> changes = new ArrayList<>();
		TreeSet<String> paths = new TreeSet<>(old.byPath().keySet());
		paths.addAll(now.byPath().keySet());
		for (String path : paths) {
			Optional<byte[]> oldContent = old.find(path);
			Optional<byte[]> newContent = now.find(path);
			if (oldContent.isPresent() && newContent.isPresent()
					&& java.util.Arrays.equals(oldContent.get(), newContent.get())) {
				continue;
			}
			if (path.endsWith(".bpmn") && oldContent.isPresent() && newContent.isPresent()) {
				diagrams.add(new Drawing(path, address(before, path), address(after, path)));
			}
			changes
				.add(new Change(path, oldContent.isEmpty() ? "ajouté" : newContent.isEmpty() ? "supprimé" : "modifié",
						path.endsWith(".bpmn") && oldContent.isPresent() && newContent.isPresent(),
						TextDifference.of(lines(path, oldContent.orElse(null)), lines(path, newContent.orElse(null)))));
		}
		model.addAttribute("before", before);
		model.addAttribute("after", after);
		model.addAttribute("diagrams", diagrams);
		model.addAttribute("changes", changes);
		return "console/differences";
	}

	/** As people read it: forms one property a line, decisions one rule a line. */
	private List<String> lines(String path, byte @Nullable [] content) {
		if (content == null) {
			return List.of();
		}
		String text = new String(content, StandardCharsets.UTF_8);
		try {
			if (path.endsWith(".form")) {
				text = this.json.writerWithDefaultPrettyPrinter().writeValueAsString(this.json.readTree(content));
			}
			else if (path.endsWith(".dmn")) {
				return DecisionTable.read(content).stream().flatMap((table) -> table.lines().stream()).toList();
			}
		}
		catch (JacksonException | IllegalArgumentException ex) {
			return text.lines().toList();
		}
		return text.lines().toList();
	}

	private static String address(Version version, String path) {
		return "/console/versions/%s/fichiers/%s".formatted(version.id(),
				UriUtils.encodePath(path, StandardCharsets.UTF_8));
	}

	/** A model in both versions, with the addresses of its files. */
	record Drawing(String file, String before, String after) {
	}

	/**
	 * A file that is not the same.
	 *
	 * @param drawn whether it is also compared on the diagram
	 */
	record Change(String path, String what, boolean drawn, List<TextDifference.Row> rows) {
	}

}
