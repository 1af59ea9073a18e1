package fr.ecluse.console;

import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import fr.ecluse.catalogue.Version;
import fr.ecluse.catalogue.VersionState;
import fr.ecluse.catalogue.Versions;
import fr.ecluse.exchange.KeyRing;
import fr.ecluse.gate.PackageFiles;
import fr.ecluse.intake.Reviews;
import fr.ecluse.intake.TrialRuns;
import fr.ecluse.member.Callers;
import fr.ecluse.rollout.Migrations;
import fr.ecluse.scenario.Coverage;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriUtils;

/** One version: its diagram with findings, its files, its journal, and its next step. */
@Controller
@RequestMapping("/console/versions/{id}")
class VersionPages {

	private final Versions versions;

	private final Reviews reviews;

	private final TrialRuns trials;

	private final Callers callers;

	private final People people;

	private final Migrations migrations;

	private final KeyRing keys;

	VersionPages(Versions versions, Reviews reviews, TrialRuns trials, Callers callers, People people,
			Migrations migrations, KeyRing keys) {
		this.versions = versions;
		this.reviews = reviews;
		this.trials = trials;
		this.callers = callers;
		this.people = people;
		this.migrations = migrations;
		this.keys = keys;
	}

	@GetMapping
	String show(@PathVariable String id, Model model) {
		Version version = this.versions.get(id);
		PackageFiles files = this.versions.files(id);
		List<FindingRow> findings = FindingRow.of(version.findings());
		TrialRuns.Run run = this.trials.last(id).orElse(null);
		List<Diagram> diagrams = new ArrayList<>();
		for (String file : files.endingWith(".bpmn").keySet()) {
			diagrams.add(new Diagram(new FileRow(file, ""), diagrams.size(),
					findings.stream().filter((row) -> row.finding().file().equals(file)).toList(),
					(run != null) ? run.report().coverage().get(file) : null));
		}
		model.addAttribute("run", run);
		model.addAttribute("triedBy", (run != null) ? this.people.name(run.by()) : "");
		model.addAttribute("scenarios",
				files.endingWith(".yaml").keySet().stream().filter((path) -> path.startsWith("scenarios/")).count());
		model.addAttribute("version", version);
		model.addAttribute("tag", Labels.tag(version.state()));
		model.addAttribute("origin", Labels.origin(version.origin()));
		model.addAttribute("by", this.people.name(version.createdBy()));
		model.addAttribute("diagrams", diagrams);
		model.addAttribute("others",
				findings.stream().filter((row) -> !row.finding().file().endsWith(".bpmn")).toList());
		model.addAttribute("findings", findings);
		List<FileRow> rows = files.byPath()
			.entrySet()
			.stream()
			.map((file) -> new FileRow(file.getKey(), Labels.size(file.getValue().length)))
			.toList();
		model.addAttribute("files", rows.stream().filter((row) -> row.folder().isEmpty()).toList());
		model.addAttribute("folders", rows.stream()
			.map(FileRow::folder)
			.filter((folder) -> !folder.isEmpty())
			.distinct()
			.map((folder) -> new Folder(folder, rows.stream().filter((row) -> row.folder().equals(folder)).toList()))
			.toList());
		List<Versions.Entry> journal = this.versions.journal(id);
		model.addAttribute("provenance",
				journal.stream().map(Versions.Entry::fact).filter((it) -> it.kind().equals("imported")).toList());
		model.addAttribute("migrations", this.migrations.into(id).size());
		model.addAttribute("exportable", this.keys.own().isPresent());
		model.addAttribute("journal",
				journal.stream().map((entry) -> new Happening(entry, this.people.name(entry.fact().actor()))).toList());
		model.addAttribute("siblings",
				this.versions.of(version.procedure()).stream().filter((other) -> !other.id().equals(id)).toList());
		model.addAttribute("readable", version.state() != VersionState.REFUSED);
		model.addAttribute("moments", Moments.PARIS);
		return "console/version";
	}

	@PostMapping("/soumission")
	String submit(@PathVariable String id, @RequestParam(defaultValue = "") String note, Principal principal,
			RedirectAttributes next) {
		return step(id, next, "La version attend la relecture d'un autre concepteur.",
				() -> this.reviews.submit(id, note, this.callers.of(principal)));
	}

	@PostMapping("/approbation")
	String approve(@PathVariable String id, @RequestParam(defaultValue = "") String note, Principal principal,
			RedirectAttributes next) {
		return step(id, next, "La version est approuvée : elle peut être publiée.",
				() -> this.reviews.approve(id, note, this.callers.of(principal)));
	}

	@PostMapping("/renvoi")
	String sendBack(@PathVariable String id, @RequestParam(defaultValue = "") String note, Principal principal,
			RedirectAttributes next) {
		return step(id, next, "La version est renvoyée à son auteur.",
				() -> this.reviews.sendBack(id, note, this.callers.of(principal)));
	}

	@PostMapping("/essais")
	String tryOut(@PathVariable String id, Principal principal, RedirectAttributes next) {
		return step(id, next, "Les scénarios ont été joués ; les résultats sont ci-dessous.",
				() -> this.trials.run(id, this.callers.of(principal)));
	}

	@PostMapping("/retrait")
	String retire(@PathVariable String id, @RequestParam(defaultValue = "") String note, Principal principal,
			RedirectAttributes next) {
		return step(id, next, "La version est retirée : aucun dossier ne s'ouvre plus avec elle.",
				() -> this.reviews.retire(id, note, this.callers.of(principal)));
	}

	/** A refusal is told on the page it concerns. */
	static String step(String id, RedirectAttributes next, String done, Supplier<?> action) {
		try {
			action.get();
			next.addFlashAttribute("done", done);
		}
		catch (ErrorResponseException ex) {
			if (ex.getStatusCode().value() == 404) {
				throw ex;
			}
			next.addFlashAttribute("problems", Problems.of(ex));
		}
		return "redirect:/console/versions/" + id;
	}

	/**
	 * A model with what was found in it.
	 *
	 * @param index that tells it from the others on the page
	 * @param coverage by the last run of the scenarios, null when there was none
	 */
	record Diagram(FileRow file, int index, List<FindingRow> findings, @Nullable Coverage coverage) {

		/** Ids of the flows that scenarios walk. */
		public String walked() {
			return (this.coverage != null) ? String.join(" ", this.coverage.walked()) : "";
		}

	}

	/** A file of the version. */
	record FileRow(String path, String size) {

		/** As an address spells it. */
		public String address() {
			return UriUtils.encodePath(this.path, StandardCharsets.UTF_8);
		}

		String folder() {
			return this.path.substring(0, Math.max(0, this.path.lastIndexOf('/')));
		}

		/** Without folder and ending. */
		public String name() {
			String last = this.path.substring(this.path.lastIndexOf('/') + 1);
			return last.substring(0, Math.max(0, last.lastIndexOf('.')));
		}

		public boolean isTemplate() {
			return this.path.startsWith("templates/") && this.path.endsWith(".xsl");
		}

		public boolean isMail() {
			return this.path.startsWith("mails/") && this.path.endsWith(".txt");
		}

		public boolean isForm() {
			return this.path.endsWith(".form");
		}

		public boolean isDecision() {
			return this.path.endsWith(".dmn");
		}

	}

	/** The files of a folder. */
	record Folder(String name, List<FileRow> files) {
	}

	/** A line of the journal. */
	record Happening(Versions.Entry entry, String by) {
	}

}
