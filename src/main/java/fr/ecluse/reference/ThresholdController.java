package fr.ecluse.reference;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

import fr.ecluse.law.Confidence;
import fr.ecluse.law.Edition;
import fr.ecluse.law.Questions;
import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists the thresholds whose value on a day is known. */
@RestController
class ThresholdController {

	private final Thresholds thresholds;

	private final Clock clock;

	ThresholdController(Thresholds thresholds, Clock clock) {
		this.thresholds = thresholds;
		this.clock = clock;
	}

	@GetMapping("/api/v1/calendar/thresholds")
	Catalogue thresholds(@RequestParam(required = false) @Nullable String date) {
		LocalDate day = Questions.dateOrToday(date, this.clock);
		return new Catalogue(day, this.thresholds.edition(),
				this.thresholds.entries()
					.stream()
					.flatMap((entry) -> entry.on(day).map((version) -> Item.of(entry, version)).stream())
					.toList());
	}

	record Catalogue(LocalDate date, Edition edition, List<Item> items) {
	}

	/**
	 * A threshold on the day.
	 *
	 * @param value null when it depends on what {@code by} names
	 * @param bands its values by that quantity, else null
	 */
	record Item(String threshold, String title, String unit, @Nullable BigDecimal value, @Nullable String by,
			@Nullable List<ThresholdVersion.Band> bands, String reference, Confidence confidence,
			@Nullable LocalDate validFrom, @Nullable LocalDate validUntil) {

		private static Item of(Thresholds.Entry entry, ThresholdVersion version) {
			ThresholdVersion.Band first = version.bands().get(0);
			boolean banded = entry.by() != null;
			return new Item(entry.key(), entry.title(), entry.unit(), banded ? null : first.value(), entry.by(),
					banded ? version.bands() : null, version.reference(), first.confidence(), version.validity().from(),
					version.validity().until());
		}

	}

}
