package fr.ecluse.calendar;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;

import fr.ecluse.law.Confidence;
import fr.ecluse.law.DataFile;
import fr.ecluse.law.Validity;

/** One line of the holiday file: a day of each year, where and while it holds. */
record HolidayRule(String name, IntFunction<LocalDate> day, Set<Territory> territories, Validity validity,
		String reference, Confidence confidence) {

	static HolidayRule read(DataFile line) {
		line.allowOnly("name", "day", "easter", "territories", "from", "until", "reference", "confidence");
		return new HolidayRule(line.text("name"), day(line), territories(line), line.validity(), line.text("reference"),
				line.confidence());
	}

	private static IntFunction<LocalDate> day(DataFile line) {
		if (line.has("easter")) {
			int offset = line.number("easter");
			return (year) -> Easter.of(year).plusDays(offset);
		}
		MonthDay day = line.read("day", (text) -> MonthDay.parse("--" + text));
		return day::atYear;
	}

	private static Set<Territory> territories(DataFile line) {
		return line.texts("territories").equals(List.of("toutes")) ? Set.of(Territory.values()) : Territory.read(line);
	}

	Holiday in(int year) {
		return new Holiday(this.day.apply(year), this.name, this.reference, this.confidence);
	}

	boolean holds(Holiday holiday, Territory territory) {
		return this.territories.contains(territory) && this.validity.contains(holiday.date());
	}

}
