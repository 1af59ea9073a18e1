package fr.ecluse.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import fr.ecluse.identity.IdentityProvider;
import fr.ecluse.member.Agent;
import fr.ecluse.member.Member;
import fr.ecluse.member.Members;
import fr.ecluse.member.OpsnRole;
import fr.ecluse.member.Siren;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;

/** The landing page, the sign-in page and the accessibility statement. */
@Controller
class Pages {

	private final Members members;

	private final IdentityProvider provider;

	Pages(Members members, IdentityProvider provider) {
		this.members = members;
		this.provider = provider;
	}

	/** Also writes the form token's cookie before the page starts to go out. */
	@ModelAttribute
	void prepare(CsrfToken token, @AuthenticationPrincipal @Nullable SignedInAgent signedIn, Model model) {
		token.getToken();
		if (signedIn != null) {
			model.addAttribute("agent", signedIn.agent());
		}
	}

	@GetMapping("/")
	String landing(@AuthenticationPrincipal @Nullable SignedInAgent signedIn, Model model) {
		if (signedIn != null) {
			Agent agent = signedIn.agent();
			model.addAttribute("workplaces", workplaces(agent));
			model.addAttribute("platformRoles",
					new TreeSet<>(agent.opsnRoles()).stream().map(OpsnRole::label).toList());
		}
		return "accueil";
	}

	@GetMapping("/connexion")
	String signIn(@AuthenticationPrincipal @Nullable SignedInAgent signedIn,
			@RequestParam Map<String, String> parameters, Model model) {
		String target = LocalTarget.of(parameters.get("retour"));
		if (signedIn != null) {
			return "redirect:" + target;
		}
		if (parameters.containsKey("expiree")) {
			model.addAttribute("notice", "La page était ouverte depuis trop longtemps. Identifiez-vous à nouveau.");
		}
		else if (parameters.containsKey("deconnecte") || parameters.containsKey("state")) {
			model.addAttribute("notice", "Vous êtes déconnecté.");
		}
		else if (!target.equals(LocalTarget.LANDING_PAGE)) {
			model.addAttribute("notice", "Identifiez-vous pour accéder à cette page.");
		}
		model.addAttribute("target", target);
		offerProvider(model);
		return "connexion";
	}

	@RequestMapping(path = SignInOutcome.REFUSED, method = { RequestMethod.GET, RequestMethod.POST })
	String refused(HttpServletRequest request, Model model) {
		model.addAttribute("target", LocalTarget.of(request.getParameter("retour")));
		model.addAttribute("problem", request.getAttribute(SignInOutcome.MESSAGE));
		String username = request.getParameter("username");
		model.addAttribute("username", (username != null && username.length() <= 64) ? username : "");
		offerProvider(model);
		return "connexion";
	}

	private void offerProvider(Model model) {
		if (this.provider.isSet()) {
			model.addAttribute("provider", this.provider.name());
			model.addAttribute("providerAddress", ProviderSignIn.BUTTON);
			model.addAttribute("passwords", this.provider.allowsPasswords());
		}
	}

	@GetMapping("/accessibilite")
	String accessibility() {
		return "accessibilite";
	}

	private List<Workplace> workplaces(Agent agent) {
		Set<Siren> sirens = agent.members();
		Map<Siren, Member> known = this.members.findAll(sirens);
		List<Workplace> workplaces = new ArrayList<>();
		for (Siren siren : sirens) {
			Member member = known.get(siren);
			String roles = agent.roles(siren)
				.stream()
				.map((role) -> role.replace('-', ' '))
				.collect(Collectors.joining(", "));
			workplaces.add(new Workplace((member != null) ? member.name() : "SIREN " + siren, roles));
		}
		return workplaces;
	}

	/** A member that somebody works for, as shown on the landing page. */
	record Workplace(String name, String roles) {

	}

}
