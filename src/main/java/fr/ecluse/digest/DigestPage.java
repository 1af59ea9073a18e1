package fr.ecluse.digest;

import java.security.Principal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

import fr.ecluse.member.Agent;
import fr.ecluse.member.Agents;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page on which an agent chooses how often it is told of its tasks. */
@Controller
@RequestMapping("/rappels")
class DigestPage {

	private final Digests digests;

	private final Agents agents;

	DigestPage(Digests digests, Agents agents) {
		this.digests = digests;
		this.agents = agents;
	}

	@GetMapping
	String show(Principal caller, Model model) {
		return page(agent(caller), model);
	}

	@PostMapping
	String choose(@RequestParam(required = false) @Nullable String rhythm, Principal caller, Model model) {
		Agent agent = agent(caller);
		Rhythm.of(rhythm).ifPresentOrElse((chosen) -> {
			this.digests.choose(agent, chosen);
			model.addAttribute("notice", (chosen == Rhythm.NEVER) ? "Vous ne recevrez plus de rappel."
					: "C'est noté : vous recevrez vos rappels par courriel.");
		}, () -> model.addAttribute("problem", "Choisissez l'un des rythmes proposés."));
		return page(agent, model);
	}

	private String page(Agent agent, Model model) {
		model.addAttribute("agent", agent);
		Map<String, String> rhythms = new LinkedHashMap<>();
		Arrays.stream(Rhythm.values()).forEach((rhythm) -> rhythms.put(rhythm.key(), rhythm.label()));
		model.addAttribute("rhythms", rhythms);
		model.addAttribute("chosen", this.digests.rhythm(agent).key());
		return "rappels";
	}

	private Agent agent(Principal caller) {
		return this.agents.find(caller.getName()).orElseThrow();
	}

}
