package fr.ecluse.deadline;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonValue;

/** What a rule counts. */
enum Unit {

	/** 24 of them are a day; the hour itself is not kept. */
	HOUR("hour", "heure", "heures"),

	DAY("day", "jour", "jours"),

	/** Monday to Friday but for public holidays. */
	WORKING_DAY("working-day", "jour ouvré", "jours ouvrés"),

	/** Monday to Saturday but for public holidays. */
	BUSINESS_DAY("business-day", "jour ouvrable", "jours ouvrables"),

	WEEK("week", "semaine", "semaines"),

	MONTH("month", "mois", "mois"),

	YEAR("year", "an", "ans");

	static final Map<String, Unit> BY_KEY = Arrays.stream(values())
		.collect(Collectors.toUnmodifiableMap(Unit::key, Function.identity()));

	private final String key;

	private final String one;

	private final String many;

	Unit(String key, String one, String many) {
		this.key = key;
		this.one = one;
		this.many = many;
	}

	@JsonValue
	String key() {
		return this.key;
	}

	String told(int amount) {
		return amount + " " + ((amount == 1) ? this.one : this.many);
	}

	boolean skipsDays() {
		return this == WORKING_DAY || this == BUSINESS_DAY;
	}

}
