package fr.ecluse.document;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Where anybody who holds a document checks it: whether it was made here, what kind it
 * is, by whom and when, and whether a file is that document. No personal data.
 */
@Controller
class VerificationPages {

	private static final DateTimeFormatter MADE = DateTimeFormatter.ofPattern("EEEE d MMMM uuuu 'à' H 'h' mm",
			Locale.FRENCH);

	private final Documents documents;

	private final Guesses guesses;

	VerificationPages(Documents documents, Guesses guesses) {
		this.documents = documents;
		this.guesses = guesses;
	}

	@GetMapping("/verification")
	String form(@RequestParam(required = false) @Nullable String code, Model model, HttpServletRequest request,
			HttpServletResponse response) {
		if (code == null || code.isBlank()) {
			return page(Outcome.ASKED, model, response);
		}
		return VerificationCode.typed(code)
			.map((typed) -> "redirect:/verification/" + typed.printed())
			.orElseGet(() -> malformed(code, model, response));
	}

	@GetMapping("/verification/{code}")
	String check(@PathVariable String code, Model model, HttpServletRequest request, HttpServletResponse response) {
		Optional<VerificationCode> typed = VerificationCode.typed(code);
		if (typed.isEmpty()) {
			return malformed(code, model, response);
		}
		String address = request.getRemoteAddr();
		if (this.guesses.tooMany(address)) {
			response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(Guesses.WINDOW.toSeconds()));
			return page(Outcome.THROTTLED, model, response);
		}
		VerifiedDocument document = this.documents.verify(typed.get()).orElse(null);
		model.addAttribute("code", typed.get().printed());
		if (document == null) {
			this.guesses.count(address);
			return page(Outcome.UNKNOWN, model, response);
		}
		model.addAttribute("document", document);
		model.addAttribute("made", inWords(document.made()));
		return page(Outcome.GENUINE, model, response);
	}

	private static String malformed(String code, Model model, HttpServletResponse response) {
		model.addAttribute("typed", (code.length() > 40) ? code.substring(0, 40) + "…" : code);
		return page(Outcome.MALFORMED, model, response);
	}

	/** Pages that say nothing about a document are not to be found by search engines. */
	private static String page(Outcome outcome, Model model, HttpServletResponse response) {
		model.addAttribute("outcome", outcome);
		response.setStatus(outcome.status.value());
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		response.setHeader("X-Robots-Tag", "noindex");
		return "verification";
	}

	/** "mardi 1er décembre 2026 à 9 h 05" */
	private static String inWords(ZonedDateTime made) {
		String words = MADE.format(made);
		return (made.getDayOfMonth() == 1) ? words.replaceFirst(" 1 ", " 1er ") : words;
	}

	/** What the page answers. */
	enum Outcome {

		ASKED(HttpStatus.OK), GENUINE(HttpStatus.OK), MALFORMED(HttpStatus.NOT_FOUND), UNKNOWN(HttpStatus.NOT_FOUND),
		THROTTLED(HttpStatus.TOO_MANY_REQUESTS);

		private final HttpStatus status;

		Outcome(HttpStatus status) {
			this.status = status;
		}

	}

}
