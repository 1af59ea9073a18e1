package fr.ecluse.console;

import java.security.Principal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;

import fr.ecluse.catalogue.Version;
import fr.ecluse.catalogue.VersionState;
import fr.ecluse.catalogue.Versions;
import fr.ecluse.intake.Reviews;
import fr.ecluse.member.Callers;
import fr.ecluse.member.MemberKind;
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

/** To whom an approved version is published, and from when. */
@Controller
@RequestMapping("/console/versions/{id}/publication")
class PublicationPages {

	private final Versions versions;

	private final Reviews reviews;

	private final Callers callers;

	PublicationPages(Versions versions, Reviews reviews, Callers callers) {
		this.versions = versions;
		this.reviews = reviews;
		this.callers = callers;
	}

	/** With those whom the impact was looked at for. */
	@GetMapping
	String show(@PathVariable String id, AudienceChoice choice, Model model) {
		Version version = this.versions.get(id);
		model.addAttribute("version", version);
		model.addAttribute("kinds", MemberKind.values());
		model.addAttribute("open",
				version.state() == VersionState.APPROVED || version.state() == VersionState.PUBLISHED);
		model.addAttribute("choice", choice);
		return "console/publication";
	}

	@PostMapping
	String publish(@PathVariable String id, AudienceChoice choice, @RequestParam(defaultValue = "") String date,
			@RequestParam(defaultValue = "") String note, Principal principal, Model model, RedirectAttributes next) {
		model.addAttribute("date", date);
		model.addAttribute("note", note);
		try {
			this.reviews.publish(id, choice.audiences(), moment(date), note, this.callers.of(principal));
		}
		catch (ErrorResponseException ex) {
			model.addAttribute("problems", Problems.of(ex));
			return show(id, choice, model);
		}
		catch (IllegalArgumentException ex) {
			model.addAttribute("problem", ex.getMessage());
			return show(id, choice, model);
		}
		next.addFlashAttribute("done",
				"La version est publiée : les dossiers qui s'ouvrent la suivent. Ceux qui courent restent dans la leur.");
		return "redirect:/console/versions/" + id;
	}

	private static @Nullable Instant moment(String date) {
		try {
			return date.isBlank() ? null : LocalDateTime.parse(date.strip()).atZone(Moments.PARIS.zone()).toInstant();
		}
		catch (DateTimeException ex) {
			throw new IllegalArgumentException("Donnez une date et une heure, ou laissez vide pour publier aussitôt.",
					ex);
		}
	}

}
