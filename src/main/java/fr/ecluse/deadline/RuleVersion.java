package fr.ecluse.deadline;

import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonValue;
import fr.ecluse.calendar.Territory;
import fr.ecluse.law.Confidence;
import fr.ecluse.law.DataFile;
import fr.ecluse.law.Validity;
import org.jspecify.annotations.Nullable;

/**
 * What a rule says over a stretch of time, everywhere or in some territories only.
 *
 * @param territories where it holds; empty: wherever no other version is at home
 * @param startCounts whether the day of the start is the first of the period
 * @param clear whether the last day of the period does not count either
 * @param rollOver whether a period that ends on a day off goes on to the next working day
 * @param suspension what a suspension does to the date
 * @param note a French sentence that the explanation adds
 */
record RuleVersion(Validity validity, Set<Territory> territories, int amount, Unit unit, boolean startCounts,
		boolean clear, boolean rollOver, Suspending suspension, @Nullable String note, String reference,
		Confidence confidence) {

	static RuleVersion read(DataFile entry) {
		entry.allowOnly("from", "until", "territories", "amount", "unit", "start-counts", "clear", "roll-over",
				"suspension", "note", "reference", "confidence");
		RuleVersion version = new RuleVersion(entry.validity(),
				entry.has("territories") ? Territory.read(entry) : Set.of(), entry.number("amount"),
				entry.choice("unit", Unit.BY_KEY), entry.flag("start-counts"), entry.flag("clear"),
				entry.flag("roll-over"),
				entry.has("suspension") ? entry.choice("suspension", Suspending.BY_KEY) : Suspending.SHIFTS,
				entry.optionalText("note"), entry.text("reference"), entry.confidence());
		if (version.amount < 1) {
			throw entry.fault("« amount » doit être au moins 1.");
		}
		if (version.unit == Unit.HOUR && version.amount % 24 != 0) {
			throw entry.fault("un délai en heures doit être un nombre entier de jours (24, 48, 72…).");
		}
		if (version.startCounts && version.clear) {
			throw entry
				.fault("un délai franc ne compte pas le jour de départ : retirez « start-counts » ou « clear ».");
		}
		return version;
	}

	boolean collidesWith(RuleVersion other) {
		boolean samePlace = this.territories.isEmpty() ? other.territories.isEmpty()
				: this.territories.stream().anyMatch(other.territories::contains);
		return samePlace && this.validity.overlaps(other.validity);
	}

	/** « 3 jours francs », « 2 mois ». */
	String told() {
		return this.unit.told(this.amount) + (!this.clear ? "" : (this.amount == 1) ? " franc" : " francs");
	}

	/** What a suspension does to the date. */
	enum Suspending {

		/** The days of the suspension are added to the period. */
		SHIFTS("shifts"),

		/** The period runs on, but nothing may be done before the suspension ends. */
		HOLDS("holds"),

		/** The law knows none. */
		NONE("none");

		private static final Map<String, Suspending> BY_KEY = Map.of("shifts", SHIFTS, "holds", HOLDS, "none", NONE);

		private final String key;

		Suspending(String key) {
			this.key = key;
		}

		@JsonValue
		String key() {
			return this.key;
		}

	}

}
