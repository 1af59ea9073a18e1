package fr.ecluse.console;

import java.security.Principal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import fr.ecluse.catalogue.Procedures;
import fr.ecluse.member.Callers;
import fr.ecluse.member.Member;
import fr.ecluse.member.Members;
import fr.ecluse.member.Siren;
import fr.ecluse.procedure.MemberParameters;
import fr.ecluse.procedure.Parameter;
import fr.ecluse.procedure.Procedure;
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

/** What one member sets for a procedure. */
@Controller
@RequestMapping("/console/demarches/{key}/adherents/{siren}")
class ParameterPages {

	private final Procedures procedures;

	private final MemberParameters parameters;

	private final Members members;

	private final Callers callers;

	private final People people;

	ParameterPages(Procedures procedures, MemberParameters parameters, Members members, Callers callers,
			People people) {
		this.procedures = procedures;
		this.parameters = parameters;
		this.members = members;
		this.callers = callers;
		this.people = people;
	}

	@GetMapping
	String show(@PathVariable String key, @PathVariable Siren siren, Model model) {
		Procedures.Offer offer = this.procedures.offer(key, siren);
		return page(offer, this.members.get(siren), given(offer.procedure(), siren), model);
	}

	@PostMapping
	String put(@PathVariable String key, @PathVariable Siren siren, @RequestParam MultiValueMap<String, String> form,
			Principal principal, Model model, RedirectAttributes next) {
		Procedures.Offer offer = this.procedures.offer(key, siren);
		Procedure procedure = offer.procedure();
		Map<String, @Nullable Object> values = new LinkedHashMap<>();
		procedure.parameters()
			.forEach((parameter) -> values.put(parameter.key(),
					value(parameter, form.getOrDefault("p." + parameter.key(), List.of()))));
		try {
			this.parameters.put(siren, procedure, values, this.callers.of(principal).name());
		}
		catch (ErrorResponseException ex) {
			model.addAttribute("problem", ex.getBody().getDetail());
			return page(offer, this.members.get(siren), values, model);
		}
		next.addFlashAttribute("done", "Les réglages sont enregistrés ; les dossiers déjà ouverts gardent les leurs.");
		return "redirect:/console/demarches/%s/adherents/%s".formatted(key, siren);
	}

	private String page(Procedures.Offer offer, Member member, Map<String, @Nullable Object> given, Model model) {
		Procedure procedure = offer.procedure();
		List<Setting> settings = new ArrayList<>();
		for (Parameter parameter : procedure.parameters()) {
			Object value = given.get(parameter.key());
			String wrong = (value != null) ? parameter.check(value) : null;
			settings.add(new Setting(parameter, text(value), (value instanceof List<?> list) ? list : List.of(),
					text(parameter.defaultValue()), wrong));
		}
		model.addAttribute("key", procedure.key());
		model.addAttribute("title", procedure.title());
		model.addAttribute("number", offer.edition().number());
		model.addAttribute("member", member);
		model.addAttribute("settings", settings);
		this.parameters.own(member.siren(), procedure.key()).ifPresent((own) -> {
			model.addAttribute("changed", Moments.PARIS.of(own.changed()));
			model.addAttribute("by", this.people.name(own.by()));
		});
		return "console/parametres";
	}

	private Map<String, @Nullable Object> given(Procedure procedure, Siren siren) {
		return this.parameters.own(siren, procedure.key()).map(MemberParameters.Setting::values).orElse(Map.of());
	}

	/**
	 * As the checks of the parameter expect it; what they refuse stays as it was typed.
	 */
	private static @Nullable Object value(Parameter parameter, List<String> typed) {
		if (parameter.type() == Parameter.Type.CHOICES) {
			return typed.stream().anyMatch("défaut"::equals) ? null
					: typed.stream().filter((it) -> !it.isEmpty()).toList();
		}
		String text = typed.isEmpty() ? "" : typed.get(0).strip();
		if (text.isEmpty()) {
			return null;
		}
		return switch (parameter.type()) {
			case INTEGER, NUMBER -> number(text);
			case BOOLEAN -> text.equals("true");
			default -> text;
		};
	}

	private static Object number(String text) {
		try {
			java.math.BigDecimal number = new java.math.BigDecimal(text.replace(',', '.').replace(" ", ""));
			return (number.stripTrailingZeros().scale() <= 0 && number.precision() < 18) ? (Object) number.longValue()
					: number;
		}
		catch (NumberFormatException ex) {
			return text;
		}
	}

	private static String text(@Nullable Object value) {
		return (value != null) ? value.toString() : "";
	}

	/**
	 * A parameter with what the member has set.
	 *
	 * @param value empty when nothing is set
	 * @param list what is set, for a choice of several
	 * @param usual what holds when nothing is set
	 * @param wrong French sentence, null when the value is right
	 */
	record Setting(Parameter parameter, String value, List<?> list, String usual, @Nullable String wrong) {
	}

}
