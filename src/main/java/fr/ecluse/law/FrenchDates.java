package fr.ecluse.law;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Dates as French prose writes them: « vendredi 1er mai 2026 ». */
public final class FrenchDates {

	private static final DateTimeFormatter WEEKDAY = DateTimeFormatter.ofPattern("EEEE", Locale.FRENCH);

	private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM yyyy", Locale.FRENCH);

	private FrenchDates() {
	}

	public static String full(LocalDate date) {
		return WEEKDAY.format(date) + " " + withoutWeekday(date);
	}

	public static String withoutWeekday(LocalDate date) {
		return ((date.getDayOfMonth() == 1) ? "1er" : date.getDayOfMonth()) + " " + month(YearMonth.from(date));
	}

	public static String month(YearMonth month) {
		return MONTH.format(month);
	}

}
