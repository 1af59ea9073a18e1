package fr.ecluse.console;

import java.security.Principal;

import fr.ecluse.member.Agent;
import fr.ecluse.member.Callers;

import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What every page of the console shows around its content. */
@ControllerAdvice(basePackageClasses = Frame.class)
class Frame {

	private final Callers callers;

	private final Assets assets;

	Frame(Callers callers, Assets assets) {
		this.callers = callers;
		this.assets = assets;
	}

	/** Also writes the form token's cookie before the page starts to go out. */
	@ModelAttribute
	void prepare(CsrfToken token, Principal principal, Model model) {
		token.getToken();
		Agent agent = this.callers.of(principal).agent();
		model.addAttribute("agent", agent);
		model.addAttribute("administrator", agent != null && agent.isOpsnAdministrator());
		model.addAttribute("assets", this.assets);
	}

}
