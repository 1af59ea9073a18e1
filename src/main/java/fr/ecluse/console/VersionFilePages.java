package fr.ecluse.console;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

import fr.ecluse.catalogue.Version;
import fr.ecluse.catalogue.Versions;
import fr.ecluse.engine.DecisionTable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriUtils;

/** The files of a version, each as people read it. */
@Controller
@RequestMapping("/console/versions/{id}")
class VersionFilePages {

	private final Versions versions;

	private final JsonMapper json;

	VersionFilePages(Versions versions, JsonMapper json) {
		this.versions = versions;
		this.json = json;
	}

	/** As it came in; what it holds is never a page of this server. */
	@GetMapping("/fichiers/{*path}")
	ResponseEntity<byte[]> file(@PathVariable String id, @PathVariable String path) {
		String name = path.substring(1).toLowerCase(Locale.ROOT);
		MediaType type = name.endsWith(".form") ? MediaType.APPLICATION_JSON
				: new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);
		return ResponseEntity.ok()
			.contentType(type)
			.cacheControl(CacheControl.noCache().cachePrivate())
			.header("X-Content-Type-Options", "nosniff")
			.body(content(id, path.substring(1)));
	}

	@GetMapping("/formulaires/{*path}")
	String form(@PathVariable String id, @PathVariable String path, Model model) {
		String name = path.substring(1);
		describe(id, name, model);
		try {
			model.addAttribute("fields", FormFieldRow.of(this.json.readTree(content(id, name))));
		}
		catch (JacksonException ex) {
			model.addAttribute("problem",
					"Ce formulaire n'est pas lisible. Ouvrez-le dans Camunda Modeler et enregistrez-le à nouveau.");
		}
		return "console/formulaire";
	}

	@GetMapping("/decisions/{*path}")
	String decisions(@PathVariable String id, @PathVariable String path, Model model) {
		String name = path.substring(1);
		describe(id, name, model);
		try {
			model.addAttribute("tables", DecisionTable.read(content(id, name)));
		}
		catch (IllegalArgumentException ex) {
			model.addAttribute("problem", ex.getMessage());
		}
		return "console/decisions";
	}

	private void describe(String id, String name, Model model) {
		Version version = this.versions.get(id);
		model.addAttribute("version", version);
		model.addAttribute("file", name);
		model.addAttribute("address", UriUtils.encodePath(name, StandardCharsets.UTF_8));
	}

	private byte[] content(String id, String name) {
		return this.versions.files(this.versions.get(id).id())
			.find(name)
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
	}

}
