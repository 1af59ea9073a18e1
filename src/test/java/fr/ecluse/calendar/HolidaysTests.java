package fr.ecluse.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

import fr.ecluse.law.LawRefusal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class HolidaysTests {

	private static final List<String> NATIONAL = List.of("Jour de l'an", "Lundi de Pâques", "Fête du Travail",
			"Victoire de 1945", "Ascension", "Lundi de Pentecôte", "Fête nationale", "Assomption", "Toussaint",
			"Armistice de 1918", "Noël");

	private final Holidays holidays = Holidays.shipped();

	// Easter as published; 2011, 2038 and 2076 are among the latest, 2008 the earliest.
	@ParameterizedTest
	@ValueSource(strings = { "2000-04-23", "2008-03-23", "2011-04-24", "2019-04-21", "2024-03-31", "2025-04-20",
			"2026-04-05", "2027-03-28", "2028-04-16", "2029-04-01", "2030-04-21", "2031-04-13", "2038-04-25",
			"2049-04-18", "2076-04-19", "2100-03-28" })
	void findsEaster(LocalDate easter) {
		assertThat(Easter.of(easter.getYear())).isEqualTo(easter);
	}

	@ParameterizedTest
	@CsvSource(
			textBlock = """
					metropole, 2026-01-01 2026-04-06 2026-05-01 2026-05-08 2026-05-14 2026-05-25 2026-07-14 2026-08-15 2026-11-01 2026-11-11 2026-12-25
					saint-pierre-et-miquelon, 2024-01-01 2024-04-01 2024-05-01 2024-05-08 2024-05-09 2024-05-20 2024-07-14 2024-08-15 2024-11-01 2024-11-11 2024-12-25
					alsace-moselle, 2026-01-01 2026-04-03 2026-04-06 2026-05-01 2026-05-08 2026-05-14 2026-05-25 2026-07-14 2026-08-15 2026-11-01 2026-11-11 2026-12-25 2026-12-26
					""")
	void listsTheDaysOfAYear(String territory, String dates) {
		String year = dates.substring(0, 4);
		assertThat(this.holidays.of(Territory.of(territory), Integer.parseInt(year)).stream().map(Holiday::date))
			.containsExactly(List.of(dates.split(" ")).stream().map(LocalDate::parse).toArray(LocalDate[]::new));
	}

	// Code du travail L3134-13, L3422-2; decree 2012-553; local texts.
	@ParameterizedTest
	@CsvSource(textBlock = """
			alsace-moselle, 2026-04-03, Vendredi saint
			alsace-moselle, 2026-12-26, Saint-Étienne
			mayotte, 2026-04-27, Abolition de l'esclavage
			martinique, 2026-05-22, Abolition de l'esclavage
			guadeloupe, 2026-05-27, Abolition de l'esclavage
			saint-martin, 2017-05-27, Abolition de l'esclavage
			saint-martin, 2018-05-28, Abolition de l'esclavage
			guyane, 2026-06-10, Abolition de l'esclavage
			saint-barthelemy, 2007-05-27, Abolition de l'esclavage
			saint-barthelemy, 2012-10-09, Abolition de l'esclavage
			la-reunion, 2026-12-20, Abolition de l'esclavage
			nouvelle-caledonie, 2026-09-24, Fête de la citoyenneté
			polynesie-francaise, 2026-03-05, Arrivée de l'Évangile
			polynesie-francaise, 2026-04-03, Vendredi saint
			polynesie-francaise, 2024-06-29, Fête de l'autonomie
			polynesie-francaise, 2025-11-20, Matari'i i ni'a
			wallis-et-futuna, 2026-04-28, Saint Pierre Chanel
			wallis-et-futuna, 2026-07-29, Fête du Territoire
			""")
	void knowsTheLocalDays(String territory, LocalDate day, String name) {
		assertThat(this.holidays.on(Territory.of(territory), day)).extracting(Holiday::name).containsExactly(name);
		assertThat(this.holidays.on(Territory.METROPOLE, day)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "saint-martin, 2017-05-28", "saint-martin, 2018-05-27", "saint-barthelemy, 2011-10-09",
			"saint-barthelemy, 2008-05-27", "polynesie-francaise, 2025-06-29", "polynesie-francaise, 2024-11-20",
			"metropole, 2026-04-03", "guadeloupe, 2026-05-22" })
	void forgetsALocalDayOutsideItsPlaceAndTime(String territory, LocalDate day) {
		assertThat(this.holidays.on(Territory.of(territory), day)).isEmpty();
	}

	@ParameterizedTest
	@EnumSource
	void hasTheElevenNationalDaysEveryYearInOrderAndInTheirPlace(Territory territory) {
		for (int year = 2000; year <= 2100; year++) {
			List<Holiday> days = this.holidays.of(territory, year);
			assertThat(days).extracting(Holiday::name).containsAll(NATIONAL);
			assertThat(days).extracting(Holiday::date).isSorted();
			int theYear = year;
			assertThat(days).allSatisfy((day) -> assertThat(day.date().getYear()).isEqualTo(theYear));
			assertThat(days).filteredOn((day) -> day.name().startsWith("Lundi"))
				.hasSize(2)
				.allSatisfy((day) -> assertThat(day.date().getDayOfWeek()).isEqualTo(DayOfWeek.MONDAY));
			assertThat(days).filteredOn((day) -> "Ascension".equals(day.name()))
				.allSatisfy((day) -> assertThat(day.date().getDayOfWeek()).isEqualTo(DayOfWeek.THURSDAY));
		}
	}

	@ParameterizedTest
	@EnumSource
	void agreesWithACalendarMadeByHandFrom2000To2100(Territory territory) {
		for (int year = 2000; year <= 2100; year++) {
			assertThat(Easter.of(year)).isEqualTo(CalendarByHand.easter(year));
			assertThat(this.holidays.of(territory, year).stream().map(Holiday::date).collect(Collectors.toSet()))
				.isEqualTo(CalendarByHand.holidays(year, territory.key()));
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 1999, 2101, -1, 9999 })
	void refusesAYearItDoesNotKnow(int year) {
		assertThatExceptionOfType(LawRefusal.class).isThrownBy(() -> this.holidays.of(Territory.METROPOLE, year))
			.withMessageContaining("de 2000 à 2100");
	}

}
