package fr.ecluse.deadline;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

import fr.ecluse.calendar.Territory;
import fr.ecluse.deadline.RuleVersion.Suspending;
import fr.ecluse.law.Confidence;
import fr.ecluse.law.Edition;
import fr.ecluse.law.Questions;
import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists the rules in force on a day, with what they count and from what. */
@RestController
class RuleController {

	private final Deadlines deadlines;

	private final Clock clock;

	RuleController(Deadlines deadlines, Clock clock) {
		this.deadlines = deadlines;
		this.clock = clock;
	}

	@GetMapping("/api/v1/calendar/rules")
	Catalogue rules(@RequestParam(required = false) @Nullable String date) {
		LocalDate day = Questions.dateOrToday(date, this.clock);
		return new Catalogue(day, this.deadlines.edition(), this.deadlines.rules().stream().flatMap((rule) -> {
			List<RuleVersion> versions = rule.versions()
				.stream()
				.filter((version) -> version.validity().contains(day))
				.toList();
			return versions.stream().map((version) -> Item.of(rule, version));
		}).toList());
	}

	record Catalogue(LocalDate date, Edition edition, List<Item> items) {
	}

	/**
	 * A rule as it holds on the day: everywhere, or in the territories named.
	 *
	 * @param fromMeaning what the day it counts from is
	 * @param dateMeaning what the date it gives is
	 */
	record Item(String rule, String title, String fromMeaning, String dateMeaning, Sense sense, String direction,
			int amount, Unit unit, boolean startCounts, boolean clear, boolean rollOver, Suspending suspension,
			Set<Territory> territories, @Nullable String note, String reference, Confidence confidence,
			@Nullable LocalDate validFrom, @Nullable LocalDate validUntil) {

		private static Item of(DeadlineRule rule, RuleVersion version) {
			return new Item(rule.key(), rule.title(), rule.starts(), rule.ends(), rule.sense(),
					rule.backward() ? "backward" : "forward", version.amount(), version.unit(), version.startCounts(),
					version.clear(), version.rollOver(), version.suspension(), version.territories(), version.note(),
					version.reference(), version.confidence(), version.validity().from(), version.validity().until());
		}

	}

}
