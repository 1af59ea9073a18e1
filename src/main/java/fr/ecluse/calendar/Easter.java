package fr.ecluse.calendar;

import java.time.LocalDate;

/** Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher). */
final class Easter {

	private Easter() {
	}

	static LocalDate of(int year) {
		int golden = year % 19;
		int century = year / 100;
		int yearOfCentury = year % 100;
		int correction = (century + 8) / 25;
		int epact = (19 * golden + century - century / 4 - (century - correction + 1) / 3 + 15) % 30;
		int weekday = (32 + 2 * (century % 4) + 2 * (yearOfCentury / 4) - epact - yearOfCentury % 4) % 7;
		int shift = (golden + 11 * epact + 22 * weekday) / 451;
		int days = epact + weekday - 7 * shift + 114;
		return LocalDate.of(year, days / 31, days % 31 + 1);
	}

}
