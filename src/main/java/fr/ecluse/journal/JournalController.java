package fr.ecluse.journal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The whole journal, for the administrators of the OPSN. */
@RestController
@RequestMapping("/api/v1/journal")
class JournalController {

	private final JournalPages pages;

	private final JournalRows rows;

	private final JournalVerification verification;

	JournalController(JournalPages pages, JournalRows rows, JournalVerification verification) {
		this.pages = pages;
		this.rows = rows;
		this.verification = verification;
	}

	@GetMapping
	ResponseEntity<JournalPage> list(@RequestParam(required = false) @Nullable String after,
			@RequestParam(required = false) @Nullable String siren,
			@RequestParam(required = false) @Nullable String subject, @RequestParam(defaultValue = "50") int limit) {
		return ResponseEntity.ok()
			.cacheControl(CacheControl.noStore())
			.body(this.pages.page(after, siren, subject, limit));
	}

	/**
	 * The roots of the days that are closed, to be noted outside of this server: a copy
	 * kept elsewhere shows later that nothing was rewritten.
	 */
	@GetMapping("/days")
	Days days() {
		return new Days(this.rows.closedFrom(LocalDate.EPOCH).stream().map(ClosedDay::of).toList());
	}

	/** Reads the whole journal and computes all hashes again. */
	@GetMapping("/verifications")
	ResponseEntity<Verified> verify() {
		List<String> days = new ArrayList<>();
		JournalVerification.Report report = this.verification.run(Map.of(), days::add);
		return ResponseEntity.ok()
			.cacheControl(CacheControl.noStore())
			.body(new Verified(report.intact(), report.entries(), report.days(), report.waiting(), report.number(),
					report.sentence()));
	}

	/**
	 * The closed days, the oldest first.
	 *
	 * @param items all of them
	 */
	record Days(List<ClosedDay> items) {
	}

	/**
	 * A closed day.
	 *
	 * @param day UTC day
	 * @param entries number of its rows
	 * @param first number of its first row
	 * @param last number of its last row
	 * @param root hash of all its rows and of all days before it, in hex
	 * @param text what the root is the SHA-256 of
	 */
	record ClosedDay(LocalDate day, long entries, long first, long last, String root, String text) {

		static ClosedDay of(JournalRows.Closed closed) {
			Day day = closed.day();
			return new ClosedDay(day.day(), day.entries(), day.first(), day.last(), closed.root(), day.text());
		}

	}

	/**
	 * What a verification found.
	 *
	 * @param intact whether all hashes are right
	 * @param entries rows verified
	 * @param days days with rows
	 * @param waiting rows that wait for their place in the chain
	 * @param number place of the row with the first fault; null without fault, or when it
	 * is not in a row
	 * @param sentence the same in French
	 */
	record Verified(boolean intact, long entries, long days, long waiting, @Nullable Long number, String sentence) {
	}

}
