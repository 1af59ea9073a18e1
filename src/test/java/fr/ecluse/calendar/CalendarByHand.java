package fr.ecluse.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The days off as printed calendars and the texts of each territory give them, worked out
 * apart from the data file, to compare with it. Easter is Gauss's, not the program's.
 */
public final class CalendarByHand {

	private static final Map<String, Set<LocalDate>> YEARS = new ConcurrentHashMap<>();

	private CalendarByHand() {
	}

	public static boolean off(LocalDate day, String territory) {
		return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY
				|| holidays(day.getYear(), territory).contains(day);
	}

	public static Set<LocalDate> holidays(int year, String territory) {
		return YEARS.computeIfAbsent(territory + year, (key) -> of(year, territory));
	}

	/** Gauss's rule for the Gregorian calendar, with its two exceptions. */
	static LocalDate easter(int year) {
		int century = year / 100;
		int m = (15 - (13 + 8 * century) / 25 + century - century / 4) % 30;
		int n = (4 + century - century / 4) % 7;
		int d = (19 * (year % 19) + m) % 30;
		int e = (2 * (year % 4) + 4 * (year % 7) + 6 * d + n) % 7;
		if (d == 29 && e == 6) {
			return LocalDate.of(year, Month.APRIL, 19);
		}
		if (d == 28 && e == 6 && (11 * m + 11) % 30 < 19) {
			return LocalDate.of(year, Month.APRIL, 18);
		}
		return LocalDate.of(year, Month.MARCH, 22).plusDays(d + e);
	}

	private static Set<LocalDate> of(int year, String territory) {
		LocalDate easter = easter(year);
		Set<LocalDate> days = new HashSet<>(Set.of(LocalDate.of(year, 1, 1), LocalDate.of(year, 5, 1),
				LocalDate.of(year, 5, 8), LocalDate.of(year, 7, 14), LocalDate.of(year, 8, 15),
				LocalDate.of(year, 11, 1), LocalDate.of(year, 11, 11), LocalDate.of(year, 12, 25)));
		days.add(easter.plusDays(1));
		days.add(easter.plusDays(39));
		days.add(easter.plusDays(50));
		switch (territory) {
			case "alsace-moselle" -> {
				days.add(easter.minusDays(2));
				days.add(LocalDate.of(year, 12, 26));
			}
			case "mayotte" -> days.add(LocalDate.of(year, 4, 27));
			case "martinique" -> days.add(LocalDate.of(year, 5, 22));
			case "guadeloupe" -> days.add(LocalDate.of(year, 5, 27));
			case "guyane" -> days.add(LocalDate.of(year, 6, 10));
			case "la-reunion" -> days.add(LocalDate.of(year, 12, 20));
			case "saint-martin" -> days.add(LocalDate.of(year, 5, (year < 2018) ? 27 : 28));
			case "saint-barthelemy" -> addSaintBarthelemy(year, days);
			case "nouvelle-caledonie" -> days.add(LocalDate.of(year, 9, 24));
			case "polynesie-francaise" -> {
				days.add(LocalDate.of(year, 3, 5));
				days.add(easter.minusDays(2));
				days.add((year < 2025) ? LocalDate.of(year, 6, 29) : LocalDate.of(year, 11, 20));
			}
			case "wallis-et-futuna" -> {
				days.add(LocalDate.of(year, 4, 28));
				days.add(LocalDate.of(year, 7, 29));
			}
			case "metropole", "saint-pierre-et-miquelon" -> {
			}
			default -> throw new IllegalArgumentException(territory);
		}
		return days;
	}

	private static void addSaintBarthelemy(int year, Set<LocalDate> days) {
		if (year <= 2007) {
			days.add(LocalDate.of(year, 5, 27));
		}
		if (year >= 2012) {
			days.add(LocalDate.of(year, 10, 9));
		}
	}

}
