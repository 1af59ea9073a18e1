package fr.ecluse.console;

import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

import fr.ecluse.catalogue.Audience;
import fr.ecluse.catalogue.Versions;
import fr.ecluse.member.Callers;
import fr.ecluse.rollout.Impacts;
import fr.ecluse.rollout.Migration;
import fr.ecluse.rollout.MigrationOrder;
import fr.ecluse.rollout.Migrations;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Running dossiers move to a version: prepared, looked at, begun, watched, taken back.
 */
@Controller
@RequestMapping("/console/versions/{id}/migrations")
class MigrationPages {

	private final Versions versions;

	private final Migrations migrations;

	private final Impacts impacts;

	private final ImpactPages impactPages;

	private final MigrationWords words;

	private final Callers callers;

	MigrationPages(Versions versions, Migrations migrations, Impacts impacts, ImpactPages impactPages,
			MigrationWords words, Callers callers) {
		this.versions = versions;
		this.migrations = migrations;
		this.impacts = impacts;
		this.impactPages = impactPages;
		this.words = words;
		this.callers = callers;
	}

	@GetMapping
	String list(@PathVariable String id, Model model) {
		model.addAttribute("version", this.versions.get(id));
		model.addAttribute("lines", this.migrations.into(id).stream().map(this.words::line).toList());
		model.addAttribute("moments", Moments.PARIS);
		return "console/migrations";
	}

	/**
	 * One migration for each audience: each member's own can be held up or taken back.
	 */
	@PostMapping
	String plan(@PathVariable String id, AudienceChoice choice, @RequestParam MultiValueMap<String, String> form,
			Principal principal, Model model, RedirectAttributes next) {
		Map<String, @Nullable String> mapping = CounterpartRow.sent(form);
		List<String> sources = form.getOrDefault("depuis", List.of());
		List<Migration> planned = new ArrayList<>();
		try {
			if (sources.isEmpty()) {
				throw new IllegalArgumentException("Cochez au moins une version que des dossiers quittent.");
			}
			for (Audience audience : this.impactPages.audiences(choice)) {
				if (this.impacts.of(id, audience, null, 1).totals().dossiers() > 0) {
					planned.add(this.migrations.plan(new MigrationOrder(id, sources, mapping, audience, List.of()),
							name(principal)));
				}
			}
			if (planned.isEmpty()) {
				throw new IllegalArgumentException("Ces collectivités n'ont aucun dossier en cours à faire suivre.");
			}
		}
		catch (ErrorResponseException ex) {
			return again(id, choice, mapping, Problems.of(ex), model);
		}
		catch (IllegalArgumentException ex) {
			return again(id, choice, mapping, List.of(String.valueOf(ex.getMessage())), model);
		}
		if (planned.size() == 1) {
			next.addFlashAttribute("done", "La migration est préparée : rien n'a encore bougé.");
			return "redirect:" + MigrationWords.address(planned.get(0));
		}
		next.addFlashAttribute("done",
				"%d migrations sont préparées, une par collectivité : rien n'a encore bougé. Lancez-les l'une après l'autre."
					.formatted(planned.size()));
		return "redirect:/console/versions/%s/migrations".formatted(id);
	}

	@GetMapping("/{migration}")
	String show(@PathVariable String id, @PathVariable String migration, Model model) {
		Migration found = this.migrations.get(id, migration);
		model.addAttribute("version", this.versions.get(id));
		this.words.describe(found, model);
		return "console/migration";
	}

	@PostMapping("/{migration}/verification")
	String preview(@PathVariable String id, @PathVariable String migration, Principal principal,
			RedirectAttributes next) {
		return decide(id, migration, principal, next, this.migrations::preview);
	}

	@PostMapping("/{migration}/lancement")
	String start(@PathVariable String id, @PathVariable String migration, Principal principal,
			RedirectAttributes next) {
		return decide(id, migration, principal, next, this.migrations::start);
	}

	@PostMapping("/{migration}/suspension")
	String pause(@PathVariable String id, @PathVariable String migration, Principal principal,
			RedirectAttributes next) {
		return decide(id, migration, principal, next, this.migrations::pause);
	}

	@PostMapping("/{migration}/reprise")
	String resume(@PathVariable String id, @PathVariable String migration, Principal principal,
			RedirectAttributes next) {
		return decide(id, migration, principal, next, this.migrations::resume);
	}

	@PostMapping("/{migration}/abandon")
	String cancel(@PathVariable String id, @PathVariable String migration, Principal principal,
			RedirectAttributes next) {
		return decide(id, migration, principal, next, this.migrations::cancel);
	}

	@PostMapping("/{migration}/retour")
	String wayBack(@PathVariable String id, @PathVariable String migration,
			@RequestParam MultiValueMap<String, String> form, Principal principal, RedirectAttributes next) {
		Migration there = this.migrations.get(id, migration);
		try {
			List<Migration> back = this.migrations.wayBack(there.id(), WayBackRow.sent(form), name(principal));
			next.addFlashAttribute("done", (back.size() == 1)
					? "Le retour vers la version %d est préparé : rien n'a encore bougé."
						.formatted(back.get(0).number())
					: "%d retours sont préparés, un par version d'origine ; voici le premier. Les autres sont dans la liste des migrations de ces versions : %s."
						.formatted(back.size(),
								String.join(", ",
										back.stream()
											.skip(1)
											.map((it) -> "n° %d vers la version %d".formatted(it.id(), it.number()))
											.toList())));
			return "redirect:" + MigrationWords.address(back.get(0));
		}
		catch (ErrorResponseException ex) {
			next.addFlashAttribute("problems", Problems.of(ex));
			return "redirect:" + MigrationWords.address(there);
		}
	}

	private String decide(String id, String migration, Principal principal, RedirectAttributes next,
			BiFunction<Long, String, Migration> decision) {
		Migration found = this.migrations.get(id, migration);
		try {
			decision.apply(found.id(), name(principal));
		}
		catch (ErrorResponseException ex) {
			next.addFlashAttribute("problems", Problems.of(ex));
		}
		return "redirect:" + MigrationWords.address(found);
	}

	private String again(String id, AudienceChoice choice, Map<String, @Nullable String> mapping, List<String> problems,
			Model model) {
		model.addAttribute("problems", problems);
		return this.impactPages.page(id, choice, mapping, null, model);
	}

	private String name(Principal principal) {
		return this.callers.of(principal).name();
	}

}
