package fr.ecluse.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;

import fr.ecluse.catalogue.Version;
import fr.ecluse.catalogue.Versions;
import fr.ecluse.gate.PackageReader;
import fr.ecluse.intake.Receipt;
import fr.ecluse.intake.Arrivals;
import fr.ecluse.intake.SignedArchives;
import fr.ecluse.member.Callers;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Files, a ZIP or a folder of a procedure come in from a browser. */
@Controller
@RequestMapping("/console/depot")
class UploadPages {

	private final Arrivals arrivals;

	private final Versions versions;

	private final Callers callers;

	private final JsonMapper json;

	UploadPages(Arrivals arrivals, Versions versions, Callers callers, JsonMapper json) {
		this.arrivals = arrivals;
		this.versions = versions;
		this.callers = callers;
		this.json = json;
	}

	@GetMapping
	String ask(@RequestParam(defaultValue = "") String demarche, Model model) {
		model.addAttribute("procedures", this.versions.procedures());
		model.addAttribute("chosen", demarche);
		return "console/depot";
	}

	@PostMapping
	String take(@RequestParam(name = "fichiers", required = false) @Nullable List<MultipartFile> files,
			@RequestParam(defaultValue = "") String chemins, @RequestParam(defaultValue = "") String demarche,
			@RequestParam(defaultValue = "") String contenu, Principal principal, Model model,
			RedirectAttributes next) {
		List<PackageReader.Part> parts = parts((files != null) ? files : List.of(), chemins);
		if (parts.isEmpty()) {
			model.addAttribute("problem", "Choisissez d'abord les fichiers de la démarche, ou un fichier ZIP.");
			return ask(demarche, model);
		}
		Receipt receipt;
		try {
			receipt = this.arrivals.receive(parts, demarche.isBlank() ? null : demarche.strip(),
					contenu.equals("tout") ? true : null, "console", this.callers.of(principal));
		}
		catch (ErrorResponseException ex) {
			model.addAttribute("problem", ex.getBody().getDetail());
			return ask(demarche, model);
		}
		Version version = receipt.version();
		if (version == null) {
			model.addAttribute("problem",
					"Rien n'a pu être gardé de ces fichiers. Corrigez ce qui suit et redéposez-les.");
			model.addAttribute("findings", FindingRow.of(receipt.verdict().findings()));
			return ask(demarche, model);
		}
		next.addFlashAttribute((receipt.known() || !receipt.verdict().accepted()) ? "notice" : "done", told(receipt));
		return "redirect:/console/versions/" + version.id();
	}

	private static String told(Receipt receipt) {
		SignedArchives.Provenance provenance = receipt.provenance();
		String from = (provenance != null) ? provenance.label() + ". " : "";
		if (receipt.known()) {
			return from + "Ces fichiers sont déjà ceux de la dernière version : rien n'a été ajouté.";
		}
		return from + (receipt.verdict().accepted() ? "Déposée. Le contrôle est passé : voici le brouillon."
				: "Déposée, mais le contrôle la refuse : corrigez les constats ci-dessous et redéposez-la.");
	}

	/** Browsers send bare file names; their paths in the folder travel beside them. */
	private List<PackageReader.Part> parts(List<MultipartFile> files, String paths) {
		List<String> names = paths(paths);
		List<PackageReader.Part> parts = new ArrayList<>();
		for (int i = 0; i < files.size(); i++) {
			String name = files.get(i).getOriginalFilename();
			if (name == null || name.isEmpty()) {
				continue;
			}
			try {
				parts.add(new PackageReader.Part((names.size() == files.size()) ? names.get(i) : name,
						files.get(i).getBytes()));
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
		return parts;
	}

	private List<String> paths(String paths) {
		try {
			return paths.isEmpty() ? List.of() : List.of(this.json.readValue(paths, String[].class));
		}
		catch (JacksonException ex) {
			return List.of();
		}
	}

}
