package fr.ecluse.calendar;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/** Computes the dates that the rules of the data file give. */
public final class Deadlines {

	private final Map<String, DeadlineRule> rules;

	private final Holidays holidays;

	private Deadlines(DataFile file, Holidays holidays) {
		file.allowOnly("rules");
		this.rules = file.maps("rules")
			.stream()
			.map(DeadlineRule::read)
			.collect(Collectors.toMap(DeadlineRule::key, (rule) -> rule, Deadlines::refuseTwice, LinkedHashMap::new));
		this.holidays = holidays;
	}

	/** The rules that come with the program. */
	public static Deadlines shipped(Holidays holidays) {
		return new Deadlines(DataFile.read("/calendar/rules.yaml"), holidays);
	}

	private static DeadlineRule refuseTwice(DeadlineRule one, DeadlineRule other) {
		throw new IllegalArgumentException("the rule %s is there twice".formatted(one.key()));
	}

	/**
	 * The deadline that a rule, as in force on the day it starts, gives in a territory.
	 * @throws CalendarRefusal when there is no such rule, when it is not in force on that
	 * day, or when the computation leaves the years whose holidays are known
	 */
	public Deadline compute(String ruleKey, LocalDate from, Territory territory) {
		DeadlineRule rule = this.rules.get(ruleKey);
		if (rule == null) {
			throw CalendarRefusal.unknownRule(ruleKey, String.join(", ", this.rules.keySet()));
		}
		DeadlineRule.Version version = rule.on(from)
			.orElseThrow(() -> CalendarRefusal.notInForce(ruleKey, FrenchDates.withoutWeekday(from), periods(rule)));
		return new Reckoning(rule, version, from, territory, this.holidays).deadline();
	}

	private static String periods(DeadlineRule rule) {
		return rule.versions()
			.stream()
			.map(DeadlineRule.Version::validity)
			.map((validity) -> (validity.from() == null) ? upTo(validity.until())
					: "à partir du " + FrenchDates.withoutWeekday(validity.from()) + upTo(validity.until()))
			.collect(Collectors.joining(", puis "));
	}

	private static String upTo(@Nullable LocalDate day) {
		return (day != null) ? " jusqu'au " + FrenchDates.withoutWeekday(day) : "";
	}

}
