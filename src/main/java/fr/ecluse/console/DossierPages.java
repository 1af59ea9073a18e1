package fr.ecluse.console;

import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import fr.ecluse.dossier.DossierCourse;
import fr.ecluse.engine.Trace;
import fr.ecluse.member.Callers;
import fr.ecluse.member.Member;
import fr.ecluse.member.Members;
import fr.ecluse.member.Siren;
import fr.ecluse.catalogue.Procedures;
import fr.ecluse.scenario.ScenarioWriter;

import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where a dossier stands on its diagram, what happened to it, and what holds it up. */
@Controller
@RequestMapping("/console/dossiers")
class DossierPages {

	private final DossierCourse courses;

	private final Members members;

	private final People people;

	private final Callers callers;

	private final Procedures procedures;

	private final ScenarioWriter scenarios;

	DossierPages(DossierCourse courses, Members members, People people, Callers callers, Procedures procedures,
			ScenarioWriter scenarios) {
		this.courses = courses;
		this.members = members;
		this.people = people;
		this.callers = callers;
		this.procedures = procedures;
		this.scenarios = scenarios;
	}

	@GetMapping
	String list(@RequestParam(defaultValue = "") String siren, @RequestParam(defaultValue = "") String dossier,
			Model model) {
		List<DossierCourse.Found> stuck = this.courses.stuck();
		model.addAttribute("stuck", rows(stuck));
		model.addAttribute("siren", siren);
		model.addAttribute("dossier", dossier);
		model.addAttribute("moments", Moments.PARIS);
		String number = siren.replaceAll("\\s", "");
		if (!number.isEmpty()) {
			if (number.matches("\\d{9}") && this.members.find(new Siren(number)).isPresent()) {
				model.addAttribute("found", rows(this.courses.find(new Siren(number), dossier.strip())));
			}
			else {
				model.addAttribute("problem",
						"Aucun adhérent ne porte ce numéro SIREN ; il compte neuf chiffres. Vérifiez-le.");
			}
		}
		return "console/dossiers";
	}

	@GetMapping("/{siren}/{id}")
	String show(@PathVariable Siren siren, @PathVariable String id, Model model) {
		Member member = this.members.get(siren);
		Moments moments = new Moments(member.territory().zone());
		DossierCourse.Course course = this.courses.of(siren, id);
		Trace trace = course.trace();
		Set<String> failing = trace.troubles().stream().map(Trace.Trouble::element).collect(Collectors.toSet());
		model.addAttribute("member", member);
		model.addAttribute("detail", course.detail());
		model.addAttribute("procedure", title(course.detail().summary().procedure()));
		model.addAttribute("events",
				course.events()
					.stream()
					.map((it) -> new Happening(it.at(), it.label(), this.people.name(it.actor())))
					.toList());
		model.addAttribute("trace", trace);
		model.addAttribute("stands",
				trace.positions()
					.stream()
					.map((position) -> Stand.of(position, moments, this.people, failing.contains(position.element())))
					.toList());
		model.addAttribute("visits", trace.visits().stream().map((visit) -> step(visit, moments)).toList());
		model.addAttribute("walked",
				trace.visits().stream().map(Trace.Visit::element).distinct().collect(Collectors.joining(" ")));
		model.addAttribute("moments", moments);
		return "console/dossier";
	}

	@GetMapping(path = "/{siren}/{id}/modele", produces = MediaType.APPLICATION_XML_VALUE)
	ResponseEntity<byte[]> model(@PathVariable Siren siren, @PathVariable String id) {
		return ResponseEntity.ok()
			.contentType(MediaType.APPLICATION_XML)
			.cacheControl(CacheControl.maxAge(Duration.ZERO).cachePrivate())
			.body(this.courses.model(siren, id));
	}

	/** What the dossier went through, to be put beside the model and tried again. */
	@GetMapping("/{siren}/{id}/scenario")
	ResponseEntity<byte[]> scenario(@PathVariable Siren siren, @PathVariable String id) {
		DossierCourse.Course course = this.courses.of(siren, id);
		String reference = Objects.requireNonNullElse(course.detail().summary().reference(), "dossier");
		String name = reference.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
		return ResponseEntity.ok()
			.contentType(new MediaType("application", "yaml", StandardCharsets.UTF_8))
			.cacheControl(CacheControl.noStore())
			.header(HttpHeaders.CONTENT_DISPOSITION,
					ContentDisposition.attachment().filename(name + ".yaml").build().toString())
			.body(this.scenarios.write(siren, id, "Comme le dossier " + reference).getBytes(StandardCharsets.UTF_8));
	}

	@PostMapping("/{siren}/{id}/reprises")
	String retry(@PathVariable Siren siren, @PathVariable String id, @RequestParam String etape, Principal principal,
			RedirectAttributes next) {
		this.courses.retry(siren, id, etape, this.callers.of(principal));
		next.addFlashAttribute("done",
				"Le serveur tente à nouveau cette étape. Rechargez la page pour voir le résultat.");
		return "redirect:/console/dossiers/%s/%s".formatted(siren, id);
	}

	private List<Row> rows(List<DossierCourse.Found> found) {
		Map<Siren, Member> known = this.members.findAll(found.stream().map(DossierCourse.Found::siren).toList());
		return found.stream().map((it) -> {
			Member member = known.get(it.siren());
			return new Row(it, (member != null) ? member.name() : "SIREN " + it.siren(),
					title(it.summary().procedure()));
		}).toList();
	}

	private String title(String procedure) {
		return this.procedures.find(procedure).map((it) -> it.title()).orElse(procedure);
	}

	private Step step(Trace.Visit visit, Moments moments) {
		String end = (visit.ended() == null) ? "en cours"
				: visit.cancelled() ? "interrompue" : moments.of(visit.ended());
		return new Step(visit.element(), visit.name(), ElementKind.label(visit.kind()), moments.of(visit.began()), end,
				this.people.name(visit.assignee()));
	}

	/** A line of a list of dossiers. */
	record Row(DossierCourse.Found found, String member, String procedure) {
	}

	/** Something that happened; nobody did when the server acted. */
	record Happening(Instant at, String label, String by) {
	}

	/** A passage through an element, in words. */
	record Step(String element, String name, String kind, String began, String ended, String by) {
	}

}
