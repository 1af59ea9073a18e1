package fr.ecluse.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import fr.ecluse.catalogue.Publications;
import fr.ecluse.catalogue.Reach;
import fr.ecluse.catalogue.Version;
import fr.ecluse.catalogue.Versions;
import fr.ecluse.dossier.DossierCounts;
import fr.ecluse.member.Member;
import fr.ecluse.member.MemberQuery;
import fr.ecluse.member.Members;
import fr.ecluse.member.Siren;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** One procedure: its versions, and which member follows which. */
@Controller
@RequestMapping("/console/demarches/{key}")
class ProcedurePages {

	private static final int PAGE = 50;

	private final Versions versions;

	private final Publications publications;

	private final Reach reach;

	private final DossierCounts dossiers;

	private final Members members;

	private final People people;

	private final AudienceWords words;

	ProcedurePages(Versions versions, Publications publications, Reach reach, DossierCounts dossiers, Members members,
			People people, AudienceWords words) {
		this.versions = versions;
		this.publications = publications;
		this.reach = reach;
		this.dossiers = dossiers;
		this.members = members;
		this.people = people;
		this.words = words;
	}

	@GetMapping
	String show(@PathVariable String key, Model model) {
		List<Version> all = versions(key);
		Map<Integer, Long> members = this.reach.counts(key);
		Map<String, Long> running = this.dossiers.running();
		model.addAttribute("key", key);
		model.addAttribute("title", title(all));
		model.addAttribute("lines",
				all.stream()
					.map((version) -> new Line(version, Labels.tag(version.state()), Labels.origin(version.origin()),
							this.people.name(version.createdBy()), note(version),
							members.getOrDefault(version.number(), 0L), running.getOrDefault(version.id(), 0L)))
					.toList());
		model.addAttribute("publications",
				this.publications.of(key)
					.stream()
					.limit(PAGE)
					.map((it) -> new Published(it, this.words.of(it.audience()), this.people.name(it.by())))
					.toList());
		model.addAttribute("moments", Moments.PARIS);
		return "console/demarche";
	}

	/** The matrix of members and versions, a page at a time in the order of names. */
	@GetMapping("/adherents")
	String members(@PathVariable String key, @RequestParam(defaultValue = "") String cherche,
			@RequestParam(required = false) @Nullable String apres,
			@RequestParam(required = false) @Nullable String siren, Model model) {
		List<Version> all = versions(key);
		String text = cherche.strip();
		List<Member> found = this.members.list(new MemberQuery(text.isEmpty() ? null : text, null, null,
				(apres != null && siren != null && siren.matches("\\d{9}"))
						? new MemberQuery.Position(apres, new Siren(siren)) : null,
				PAGE + 1));
		List<Member> page = found.subList(0, Math.min(PAGE, found.size()));
		Map<Siren, Publications.Publication> holding = this.reach.of(key, page);
		Map<Siren, Map<String, Long>> running = this.dossiers.running(key, page.stream().map(Member::siren).toList());
		List<Version> columns = all.stream().filter((version) -> version.definitionId() != null).toList();
		List<Row> rows = new ArrayList<>();
		for (Member member : page) {
			Publications.Publication publication = holding.get(member.siren());
			Map<String, Long> own = running.getOrDefault(member.siren(), Map.of());
			rows.add(new Row(member, (publication != null) ? this.words.of(publication.audience()) : "non ouverte",
					columns.stream()
						.map((version) -> new Cell(publication != null && publication.versionId().equals(version.id()),
								own.getOrDefault(version.id(), 0L)))
						.toList()));
		}
		model.addAttribute("key", key);
		model.addAttribute("title", title(all));
		model.addAttribute("columns", columns);
		model.addAttribute("rows", rows);
		model.addAttribute("text", text);
		model.addAttribute("next", (found.size() > PAGE) ? page.get(PAGE - 1) : null);
		model.addAttribute("continued", apres != null);
		return "console/adherents";
	}

	private List<Version> versions(String key) {
		List<Version> all = this.versions.of(key);
		if (all.isEmpty()) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND);
		}
		return all;
	}

	static String title(List<Version> newestFirst) {
		return newestFirst.stream()
			.filter((version) -> version.definitionId() != null)
			.findFirst()
			.orElse(newestFirst.get(0))
			.title();
	}

	private String note(Version version) {
		return this.versions.journal(version.id())
			.stream()
			.map((entry) -> entry.fact().note())
			.filter((note) -> note != null)
			.reduce((earlier, later) -> later)
			.orElse("");
	}

	/** A version in the list. */
	record Line(Version version, String tag, String origin, String by, String note, long members, long dossiers) {
	}

	/** A publication, with its audience in words. */
	record Published(Publications.Publication publication, String audience, String by) {
	}

	/**
	 * A member in the matrix.
	 *
	 * @param why the audience by which it follows its version
	 */
	record Row(Member member, String why, List<Cell> cells) {
	}

	/** Whether new dossiers follow that version, and how many running ones do. */
	record Cell(boolean follows, long dossiers) {
	}

}
