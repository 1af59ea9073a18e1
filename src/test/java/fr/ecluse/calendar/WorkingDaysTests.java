package fr.ecluse.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class WorkingDaysTests {

	private static final LocalDate YEAR = LocalDate.of(2026, 1, 1);

	private final Holidays holidays = Holidays.shipped();

	// 2026 has 261 days from Monday to Friday; counted by hand from a printed calendar.
	@ParameterizedTest
	@CsvSource(textBlock = """
			metropole, 252
			saint-pierre-et-miquelon, 252
			la-reunion, 252
			alsace-moselle, 251
			guadeloupe, 251
			martinique, 251
			guyane, 251
			mayotte, 251
			saint-martin, 251
			saint-barthelemy, 251
			nouvelle-caledonie, 251
			wallis-et-futuna, 250
			polynesie-francaise, 249
			""")
	void countsTheWorkingDaysOfTheYear(String territory, long expected) {
		WorkingDays days = new WorkingDays(this.holidays, Territory.of(territory));
		assertThat(year().filter(days::contains).count()).isEqualTo(expected);
	}

	@ParameterizedTest
	@EnumSource
	void sweepsTheYearLikeACountByHand(Territory territory) {
		WorkingDays days = new WorkingDays(this.holidays, territory);
		year().forEach((start) -> {
			LocalDate cursor = start;
			for (int amount = 1; amount <= 12; amount++) {
				do {
					cursor = cursor.plusDays(1);
				}
				while (cursor.getDayOfWeek() == DayOfWeek.SATURDAY || cursor.getDayOfWeek() == DayOfWeek.SUNDAY
						|| !this.holidays.on(territory, cursor).isEmpty());
				assertThat(days.after(start, amount)).isEqualTo(cursor);
			}
		});
	}

	@ParameterizedTest
	@EnumSource
	void addsUp(Territory territory) {
		WorkingDays days = new WorkingDays(this.holidays, territory);
		year().forEach((start) -> assertThat(days.after(days.after(start, 3), 4)).isEqualTo(days.after(start, 7)));
	}

	@ParameterizedTest
	@EnumSource
	void goesBackTheWayItCame(Territory territory) {
		WorkingDays days = new WorkingDays(this.holidays, territory);
		year().filter(days::contains)
			.forEach((start) -> assertThat(days.before(days.after(start, 7), 7)).isEqualTo(start));
	}

	// Monday to Saturday: six business days a week.
	@Test
	void countsSaturdaysAmongBusinessDays() {
		WorkingDays days = WorkingDays.withSaturdays(this.holidays, Territory.METROPOLE);
		LocalDate friday = LocalDate.of(2026, 5, 8);
		assertThat(days.after(LocalDate.of(2026, 5, 7), 1)).isEqualTo(LocalDate.of(2026, 5, 9));
		assertThat(days.whyNot(friday)).hasValue("jour férié, Victoire de 1945");
		assertThat(days.whyNot(LocalDate.of(2026, 5, 10))).hasValue("dimanche");
		// 365 days, 52 Sundays, 11 holidays of which 1 November is a Sunday.
		assertThat(year().filter(days::contains).count()).isEqualTo(365 - 52 - 10);
	}

	@Test
	void saysWhyADayDoesNotCount() {
		WorkingDays days = new WorkingDays(this.holidays, Territory.METROPOLE);
		assertThat(days.whyNot(LocalDate.of(2026, 5, 2))).hasValue("fin de semaine");
		assertThat(days.whyNot(LocalDate.of(2026, 5, 1))).hasValue("jour férié, Fête du Travail");
		assertThat(days.whyNot(LocalDate.of(2008, 5, 1))).hasValue("jour férié, Fête du Travail et Ascension");
		assertThat(days.whyNot(LocalDate.of(2026, 5, 4))).isEmpty();
	}

	private static Stream<LocalDate> year() {
		return YEAR.datesUntil(YEAR.plusYears(1));
	}

}
