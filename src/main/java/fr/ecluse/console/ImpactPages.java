package fr.ecluse.console;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import fr.ecluse.catalogue.Audience;
import fr.ecluse.catalogue.Version;
import fr.ecluse.catalogue.VersionState;
import fr.ecluse.catalogue.Versions;
import fr.ecluse.engine.ModelComparison.Fate;
import fr.ecluse.member.MemberKind;
import fr.ecluse.rollout.Impact;
import fr.ecluse.rollout.Impacts;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * What publishing a version entails for the dossiers that run, and where they would go on
 * in it.
 */
@Controller
@RequestMapping("/console/versions/{id}/impact")
class ImpactPages {

	private static final int PAGE = 50;

	/** Members are looked at one by one. */
	private static final int MOST_NAMED = 50;

	private final Versions versions;

	private final Impacts impacts;

	private final AudienceWords words;

	ImpactPages(Versions versions, Impacts impacts, AudienceWords words) {
		this.versions = versions;
		this.impacts = impacts;
		this.words = words;
	}

	@GetMapping
	String show(@PathVariable String id, AudienceChoice choice, @RequestParam(required = false) @Nullable String apres,
			Model model) {
		return page(id, choice, Map.of(), apres, model);
	}

	/** The page with counterparts that were chosen before. */
	String page(String id, AudienceChoice choice, Map<String, @Nullable String> chosen, @Nullable String after,
			Model model) {
		Version version = this.versions.get(id);
		AudienceChoice made = choice.isMade() ? choice : AudienceChoice.of(Audience.ALL);
		model.addAttribute("version", version);
		model.addAttribute("kinds", MemberKind.values());
		model.addAttribute("choice", made);
		model.addAttribute("query", made.query());
		model.addAttribute("published", version.state() == VersionState.PUBLISHED);
		model.addAttribute("publishable",
				version.state() == VersionState.APPROVED || version.state() == VersionState.PUBLISHED);
		try {
			List<Audience> audiences = audiences(made);
			describe(ImpactSum.of(audiences.stream().map((it) -> this.impacts.of(id, it, after, PAGE)).toList()),
					chosen, model);
			model.addAttribute("audience", this.words.of(audiences));
		}
		catch (IllegalArgumentException ex) {
			model.addAttribute("problem", ex.getMessage());
		}
		catch (ErrorResponseException ex) {
			if (ex.getStatusCode().value() == 404) {
				throw ex;
			}
			model.addAttribute("problems", Problems.of(ex));
		}
		return "console/impact";
	}

	/**
	 * The audiences that are meant.
	 * @throws IllegalArgumentException in French when nobody is, or too many
	 */
	List<Audience> audiences(AudienceChoice choice) {
		List<Audience> audiences = choice.audiences();
		this.words.check(audiences);
		if (audiences.size() > MOST_NAMED) {
			throw new IllegalArgumentException(
					"Nommez %d collectivités au plus, ou choisissez un type, un département ou une intercommunalité."
						.formatted(MOST_NAMED));
		}
		return audiences;
	}

	private static void describe(Impact impact, Map<String, @Nullable String> chosen, Model model) {
		model.addAttribute("impact", impact);
		model.addAttribute("elements", impact.elements().stream().map((it) -> step(it, impact)).toList());
		model.addAttribute("members", impact.members().items().stream().map(ImpactPages::row).toList());
		model.addAttribute("counterparts", CounterpartRow.of(impact.elements(), chosen));
		model.addAttribute("places", impact.places());
		TreeSet<Source> sources = new TreeSet<>(Comparator.comparingInt(Source::number));
		impact.elements().forEach((it) -> sources.add(new Source(it.versionId(), it.number())));
		model.addAttribute("sources", sources);
	}

	private static Step step(Impact.Element it, Impact impact) {
		String more = (it.reason() != null) ? it.reason() : "";
		if (it.proposal() != null) {
			more = impact.places()
				.stream()
				.filter((place) -> place.id().equals(it.proposal()))
				.findFirst()
				.map((place) -> "Sans doute « %s » (%s).".formatted(place.name(), place.label()))
				.orElse("");
		}
		return new Step(it, fate(it.fate()), it.fate().label(), more);
	}

	private static MemberRow row(Impact.MemberDossiers member) {
		return new MemberRow(member,
				member.standings()
					.stream()
					.map((it) -> new Place("%s (version %d) : %d".formatted(it.name(), it.number(), it.dossiers()),
							fate(it.fate()), it.fate().label()))
					.toList());
	}

	private static String fate(Fate fate) {
		return switch (fate) {
			case FOLLOWS -> "tag good";
			case TO_MAP -> "tag wait";
			case STAYS -> "tag bad";
		};
	}

	/** A version that dossiers could leave. */
	record Source(String id, int number) {
	}

	/** A step where dossiers stand, with what becomes of them. */
	record Step(Impact.Element at, String tag, String fate, String more) {
	}

	/** A member with the places where its dossiers stand. */
	record MemberRow(Impact.MemberDossiers member, List<Place> places) {
	}

	/** How many dossiers stand where. */
	record Place(String text, String tag, String fate) {
	}

}
