package fr.ecluse.member;

import org.jspecify.annotations.Nullable;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The logo at the head of a member's letters: the picture file itself. */
@RestController
@RequestMapping("/api/v1/members/{siren}/logo")
class LogoController {

	private static final int LONGEST_ALTERNATIVE = 150;

	private final Members members;

	private final Logos logos;

	LogoController(Members members, Logos logos) {
		this.members = members;
		this.logos = logos;
	}

	@GetMapping
	ResponseEntity<byte[]> read(@PathVariable Siren siren) {
		Logo logo = this.logos.find(siren)
			.orElseThrow(() -> Refusal.notFound("logo-absent", "Pas de logo",
					"Cette collectivité n'a pas de logo. Déposez-en un à la même adresse par PUT."));
		return ResponseEntity.ok()
			.contentType(MediaType.parseMediaType(logo.type()))
			.eTag("\"" + logo.sha256() + "\"")
			.cacheControl(CacheControl.noCache().cachePrivate())
			.header("X-Content-Type-Options", "nosniff")
			.body(logo.content());
	}

	/** Takes any declared type: what the file is shows in its content. */
	@PutMapping
	Description put(@PathVariable Siren siren, @RequestBody(required = false) byte @Nullable [] file,
			@RequestParam(required = false) @Nullable String alternative) {
		Member member = this.members.get(siren);
		String text = (alternative != null && !alternative.isBlank()) ? alternative.strip() : "Logo : " + member.name();
		if (alternative != null && text.codePointCount(0, text.length()) > LONGEST_ALTERNATIVE) {
			throw Refusal.field("/alternative",
					"Le texte qui remplace le logo compte %d caractères au plus.".formatted(LONGEST_ALTERNATIVE));
		}
		Logo logo = LogoPicture.read((file != null) ? file : new byte[0], text.replaceAll("\\p{Cntrl}", " "));
		this.logos.put(siren, logo);
		return new Description(logo.type(), logo.width(), logo.height(), logo.alternative(), logo.sha256());
	}

	@DeleteMapping
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void remove(@PathVariable Siren siren) {
		this.members.get(siren);
		this.logos.remove(siren);
	}

	/** A logo as it was taken in, without the picture. */
	record Description(String type, int width, int height, String alternative, String sha256) {

	}

}
