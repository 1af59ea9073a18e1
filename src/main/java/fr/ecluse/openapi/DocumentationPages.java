package fr.ecluse.openapi;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** Shows the description of the API to people; nothing comes from elsewhere. */
@Controller
class DocumentationPages {

	private final Contract contract;

	private final JsonMapper json;

	private volatile @Nullable Guide guide;

	DocumentationPages(Contract contract, JsonMapper json) {
		this.contract = contract;
		this.json = json;
	}

	@ModelAttribute
	void prepare(Model model) {
		model.addAttribute("stylesheet", "/documentation.css");
		model.addAttribute("groups", guide().groups());
	}

	@GetMapping("/api/docs")
	String start(Model model) {
		model.addAttribute("introduction", guide().introduction());
		model.addAttribute("credentials", guide().credentials());
		return "api/accueil";
	}

	@GetMapping("/api/docs/problemes")
	String refusals(Model model) {
		model.addAttribute("current", "problemes");
		model.addAttribute("refusals", guide().refusals());
		return "api/problemes";
	}

	@GetMapping("/api/docs/{group}")
	String group(@PathVariable String group, Model model) {
		Guide.Group found = guide().group(group).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
		model.addAttribute("current", found.slug());
		model.addAttribute("group", found);
		model.addAttribute("types", guide().types(found));
		return "api/groupe";
	}

	private Guide guide() {
		Guide known = this.guide;
		if (known == null) {
			known = new Guide(this.contract.written().document(), this.json);
			this.guide = known;
		}
		return known;
	}

}
