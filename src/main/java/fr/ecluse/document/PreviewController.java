package fr.ecluse.document;

import fr.ecluse.catalogue.Procedures;
import fr.ecluse.member.Members;
import fr.ecluse.member.Siren;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A template as it would look for a member, in the version that the member follows. */
@RestController
class PreviewController {

	private final Members members;

	private final Procedures procedures;

	private final Previews previews;

	PreviewController(Members members, Procedures procedures, Previews previews) {
		this.members = members;
		this.procedures = procedures;
		this.previews = previews;
	}

	@GetMapping("/api/v1/members/{siren}/previews/{procedure}/{template}")
	ResponseEntity<byte[]> preview(@PathVariable Siren siren, @PathVariable String procedure,
			@PathVariable String template, @RequestParam(defaultValue = "typical") String sample) {
		return this.previews.of(this.members.get(siren), this.procedures.offer(procedure, siren).edition().id(),
				procedure + "/" + template, sample);
	}

}
