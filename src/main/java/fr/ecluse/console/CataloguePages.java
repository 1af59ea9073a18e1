package fr.ecluse.console;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import fr.ecluse.catalogue.Reach;
import fr.ecluse.catalogue.Version;
import fr.ecluse.catalogue.VersionState;
import fr.ecluse.catalogue.Versions;
import fr.ecluse.dossier.DossierCounts;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** All procedures at a glance, and what waits for a reviewer. */
@Controller
class CataloguePages {

	private final Versions versions;

	private final Reach reach;

	private final DossierCounts dossiers;

	private final People people;

	CataloguePages(Versions versions, Reach reach, DossierCounts dossiers, People people) {
		this.versions = versions;
		this.reach = reach;
		this.dossiers = dossiers;
		this.people = people;
	}

	@GetMapping("/console/")
	String catalogue(Model model) {
		Map<String, Long> running = this.dossiers.running();
		List<Line> lines = new ArrayList<>();
		for (String key : this.versions.procedures()) {
			lines.add(line(key, this.versions.of(key), running));
		}
		lines.sort(Comparator.comparing(Line::title));
		model.addAttribute("lines", lines);
		model.addAttribute("waiting", this.versions.in(VersionState.SUBMITTED).size());
		return "console/catalogue";
	}

	@GetMapping("/console")
	String withoutSlash() {
		return "redirect:/console/";
	}

	@GetMapping("/console/relectures")
	String reviews(Model model) {
		model.addAttribute("waiting", this.versions.in(VersionState.SUBMITTED).stream().map(this::waiting).toList());
		model.addAttribute("moments", Moments.PARIS);
		return "console/relectures";
	}

	private Line line(String key, List<Version> versions, Map<String, Long> running) {
		Map<Integer, Long> members = this.reach.counts(key);
		Version newest = versions.get(0);
		long dossiers = versions.stream().mapToLong((version) -> running.getOrDefault(version.id(), 0L)).sum();
		long drafts = versions.stream()
			.filter((version) -> version.state() == VersionState.DRAFT || version.state() == VersionState.SUBMITTED)
			.count();
		List<String> used = members.keySet()
			.stream()
			.sorted(Comparator.reverseOrder())
			.map((number) -> "%d (%s)".formatted(number, Labels.count(members.getOrDefault(number, 0L), "adhérent")))
			.toList();
		String title = versions.stream()
			.filter((version) -> version.state() == VersionState.PUBLISHED)
			.findFirst()
			.orElse(newest)
			.title();
		return new Line(key, title, used, newest.number(), newest.state().label(), Labels.tag(newest.state()),
				newest.id(), drafts, members.values().stream().mapToLong(Long::longValue).sum(), dossiers);
	}

	private Waiting waiting(Version version) {
		Versions.Entry submission = this.versions.journal(version.id())
			.stream()
			.filter((entry) -> entry.fact().kind().equals("submitted"))
			.reduce((earlier, later) -> later)
			.orElseThrow();
		return new Waiting(version, submission, this.people.name(submission.fact().actor()));
	}

	/**
	 * A procedure in the list.
	 *
	 * @param used versions that members follow, with how many
	 * @param newest number of its newest version
	 */
	record Line(String key, String title, List<String> used, int newest, String state, String tag, String newestId,
			long drafts, long members, long dossiers) {
	}

	/** A version that waits for a reviewer. */
	record Waiting(Version version, Versions.Entry submission, String by) {
	}

}
