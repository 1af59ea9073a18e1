package fr.ecluse.member;

import fr.ecluse.journal.JournalPage;
import fr.ecluse.journal.JournalPages;
import org.jspecify.annotations.Nullable;

import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The journal as far as it concerns one member, for its administrators. */
@RestController
class MemberJournalController {

	private final Members members;

	private final JournalPages pages;

	MemberJournalController(Members members, JournalPages pages) {
		this.members = members;
		this.pages = pages;
	}

	@GetMapping("/api/v1/members/{siren}/journal")
	ResponseEntity<JournalPage> list(@PathVariable Siren siren, @RequestParam(required = false) @Nullable String after,
			@RequestParam(required = false) @Nullable String subject, @RequestParam(defaultValue = "50") int limit) {
		return ResponseEntity.ok()
			.cacheControl(CacheControl.noStore())
			.body(this.pages.page(after, this.members.get(siren).siren().value(), subject, limit));
	}

}
