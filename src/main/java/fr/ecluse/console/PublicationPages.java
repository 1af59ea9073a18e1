package fr.ecluse.console;

import java.security.Principal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import fr.ecluse.catalogue.Audience;
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

	@GetMapping
	String show(@PathVariable String id, Model model) {
		Version version = this.versions.get(id);
		model.addAttribute("version", version);
		model.addAttribute("kinds", MemberKind.values());
		model.addAttribute("open",
				version.state() == VersionState.APPROVED || version.state() == VersionState.PUBLISHED);
		if (!model.containsAttribute("choice")) {
			model.addAttribute("choice", Choice.NONE);
		}
		return "console/publication";
	}

	@PostMapping
	String publish(@PathVariable String id, Choice choice, Principal principal, Model model, RedirectAttributes next) {
		try {
			this.reviews.publish(id, choice.audiences(), choice.moment(), choice.note(), this.callers.of(principal));
		}
		catch (ErrorResponseException ex) {
			return refused(id, choice, Objects.requireNonNullElse(ex.getBody().getDetail(), ""), model);
		}
		catch (IllegalArgumentException ex) {
			return refused(id, choice, String.valueOf(ex.getMessage()), model);
		}
		next.addFlashAttribute("done", "La version est publiée.");
		return "redirect:/console/versions/" + id;
	}

	private String refused(String id, Choice choice, String problem, Model model) {
		model.addAttribute("problem", problem);
		model.addAttribute("choice", choice);
		return show(id, model);
	}

	/**
	 * What was chosen on the page.
	 *
	 * @param pour key of a kind of audience
	 * @param collectivites SIREN numbers, one a line
	 * @param date empty for now
	 */
	record Choice(@Nullable String pour, @Nullable String collectivites, @Nullable String type,
			@Nullable String departement, @Nullable String groupe, @Nullable String date, @Nullable String note) {

		static final Choice NONE = new Choice("", "", "", "", "", "", "");

		List<Audience> audiences() {
			Audience.Kind kind = Audience.Kind.find(text(this.pour))
				.orElseThrow(() -> new IllegalArgumentException("Choisissez à qui la version est publiée."));
			return switch (kind) {
				case ALL -> List.of(Audience.ALL);
				case TYPE -> List.of(new Audience(kind, text(this.type)));
				case DEPARTMENT -> List.of(new Audience(kind, text(this.departement)));
				case GROUP -> List.of(new Audience(kind, text(this.groupe).replaceAll("\\s", "")));
				case MEMBER -> members();
			};
		}

		private List<Audience> members() {
			List<Audience> members = new ArrayList<>();
			Arrays.stream(text(this.collectivites).split("[\\r\\n,;]+"))
				.map((line) -> line.replaceAll("[^0-9]", ""))
				.filter((siren) -> !siren.isEmpty())
				.distinct()
				.forEach((siren) -> members.add(new Audience(Audience.Kind.MEMBER, siren)));
			if (members.isEmpty()) {
				throw new IllegalArgumentException("Donnez les numéros SIREN des collectivités, un par ligne.");
			}
			return members;
		}

		@Nullable Instant moment() {
			try {
				return text(this.date).isEmpty() ? null
						: LocalDateTime.parse(text(this.date)).atZone(Moments.PARIS.zone()).toInstant();
			}
			catch (DateTimeException ex) {
				throw new IllegalArgumentException(
						"Donnez une date et une heure, ou laissez vide pour publier aussitôt.", ex);
			}
		}

		private static String text(@Nullable String value) {
			return (value != null) ? value.strip() : "";
		}

	}

}
