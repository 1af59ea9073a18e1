package fr.ecluse.console;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

import fr.ecluse.catalogue.Version;
import fr.ecluse.catalogue.Versions;
import fr.ecluse.document.Previews;
import fr.ecluse.engine.DecisionTable;
import fr.ecluse.member.Member;
import fr.ecluse.member.MemberQuery;
import fr.ecluse.member.Members;
import fr.ecluse.member.Siren;
import fr.ecluse.notification.MailPreviews;
import org.jspecify.annotations.Nullable;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriUtils;

/** The files of a version, each as people read it. */
@Controller
@RequestMapping("/console/versions/{id}")
class VersionFilePages {

	private final Versions versions;

	private final Previews previews;

	private final Members members;

	private final JsonMapper json;

	VersionFilePages(Versions versions, Previews previews, Members members, JsonMapper json) {
		this.versions = versions;
		this.previews = previews;
		this.members = members;
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

	/** A letter as it would look for a member: the named one, or the first there is. */
	@GetMapping("/apercus/{template}")
	ResponseEntity<byte[]> specimen(@PathVariable String id, @PathVariable String template,
			@RequestParam(required = false) @Nullable Siren siren, @RequestParam(defaultValue = "typical") String jeu) {
		Version version = this.versions.get(id);
		if (!version.accepted()) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND);
		}
		Member member = member(siren);
		return this.previews.of(member, id, version.procedure() + "/" + template, jeu);
	}

	/**
	 * A message as it would look for a member, in a page that may run and load nothing.
	 */
	@GetMapping("/courriels/{name}")
	ResponseEntity<String> mail(@PathVariable String id, @PathVariable String name,
			@RequestParam(required = false) @Nullable Siren siren) {
		String source = new String(content(id, "mails/" + name + ".txt"), StandardCharsets.UTF_8);
		return ResponseEntity.ok()
			.contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
			.cacheControl(CacheControl.noStore())
			.header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox")
			.body(MailPreviews.page(member(siren), source));
	}

	/** The named one, or the first there is. */
	private Member member(@Nullable Siren siren) {
		return (siren != null) ? this.members.get(siren)
				: this.members.list(new MemberQuery(null, null, null, null, 1))
					.stream()
					.findFirst()
					.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
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
