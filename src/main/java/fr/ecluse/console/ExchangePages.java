package fr.ecluse.console;

import java.security.Principal;
import java.util.List;

import fr.ecluse.exchange.AcceptedKey;
import fr.ecluse.exchange.Exports;
import fr.ecluse.exchange.KeyRing;
import fr.ecluse.member.Callers;
import org.jspecify.annotations.Nullable;

import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Procedures between OPSN: signed archives, and the keys that are accepted. */
@Controller
class ExchangePages {

	private final KeyRing keys;

	private final Exports exports;

	private final Callers callers;

	private final People people;

	ExchangePages(KeyRing keys, Exports exports, Callers callers, People people) {
		this.keys = keys;
		this.exports = exports;
		this.callers = callers;
		this.people = people;
	}

	@GetMapping("/console/echanges")
	String show(Model model) {
		model.addAttribute("own", this.keys.own().orElse(null));
		model.addAttribute("accepted",
				this.keys.accepted().stream().map((key) -> new Row(key, this.people.name(key.createdBy()))).toList());
		model.addAttribute("moments", Moments.PARIS);
		if (!model.containsAttribute("wish")) {
			model.addAttribute("wish", new Wish("", "", ""));
		}
		return "console/echanges";
	}

	@PostMapping("/console/echanges/cles")
	String accept(Wish wish, Principal principal, Model model, RedirectAttributes next) {
		try {
			AcceptedKey key = this.keys.accept((wish.nom() != null) ? wish.nom().strip() : "", wish.proprietaire(),
					wish.cle(), this.callers.of(principal).id());
			next.addFlashAttribute("done",
					"Les archives signées par « %s » sont désormais acceptées.".formatted(key.owner()));
			return "redirect:/console/echanges";
		}
		catch (ErrorResponseException ex) {
			model.addAttribute("problems", Problems.of(ex));
			model.addAttribute("wish", wish);
			return show(model);
		}
	}

	@PostMapping("/console/echanges/cles/{name}/retrait")
	String withdraw(@PathVariable String name, Principal principal, RedirectAttributes next) {
		try {
			this.keys.withdraw(name, this.callers.of(principal).id());
			next.addFlashAttribute("done",
					"La clé est retirée. Ce qui est entré avec elle reste ; plus rien n'entre avec elle.");
		}
		catch (ErrorResponseException ex) {
			next.addFlashAttribute("problems", List.of("Cette clé n'est plus acceptée : quelqu'un l'a déjà retirée."));
		}
		return "redirect:/console/echanges";
	}

	@GetMapping("/console/versions/{id}/archive")
	ResponseEntity<byte[]> archive(@PathVariable String id, Principal principal) {
		Exports.Export export = this.exports.make(id, this.callers.of(principal));
		return ResponseEntity.ok()
			.contentType(new MediaType("application", "zip"))
			.cacheControl(CacheControl.noStore())
			.header(HttpHeaders.CONTENT_DISPOSITION,
					ContentDisposition.attachment().filename(export.fileName()).build().toString())
			.body(export.content());
	}

	/** A key that somebody wants accepted, as the form sends it. */
	record Wish(@Nullable String nom, @Nullable String proprietaire, @Nullable String cle) {
	}

	/** An accepted key, with who accepted it. */
	record Row(AcceptedKey key, String by) {
	}

}
