package fr.ecluse.deadline;

import java.time.LocalDate;
import java.util.List;

import fr.ecluse.calendar.Holidays;
import fr.ecluse.calendar.Territory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What courts, ministers and the texts themselves worked out, and hard days. */
class WorkedExampleTests {

	private final Deadlines deadlines = Deadlines.shipped(Holidays.shipped());

	// CGCT L2121-11, L2121-12, CE 13-10-1993: neither the sending nor the meeting counts;
	// weekends and holidays do, and nothing rolls over. 2026-11-24 is a Tuesday.
	@ParameterizedTest
	@CsvSource(textBlock = """
			convocation-3-jours-francs, 2026-11-24, metropole, 2026-11-28
			convocation-3-jours-francs, 2026-12-23, metropole, 2026-12-27
			convocation-3-jours-francs, 2026-11-24, alsace-moselle, 2026-11-28
			convocation-5-jours-francs, 2026-11-24, metropole, 2026-11-30
			convocation-5-jours-francs, 2026-12-20, alsace-moselle, 2026-12-26
			convocation-urgence-1-jour-franc, 2026-11-24, metropole, 2026-11-26
			convocation-premiere-reunion-3-jours-francs, 2026-03-23, metropole, 2026-03-27
			""")
	void firstLawfulMeeting(String rule, LocalDate sent, String territory, LocalDate meeting) {
		assertGives(rule, sent, territory, meeting);
	}

	// CE 16-06-1997, n° 142691: no quorum on Monday, second meeting on Friday.
	@ParameterizedTest
	@CsvSource({ "2026-11-23, 2026-11-27", "2026-12-21, 2026-12-25" })
	void secondMeetingFromMondayToFriday(LocalDate monday, LocalDate friday) {
		assertGives("seconde-convocation-quorum", monday, "metropole", friday);
	}

	// CGCT L2541-2, local law of communes under 3,500 inhabitants; min. answers of 1996
	// and 2000: from 3,500 up the general five clear days hold there too.
	@ParameterizedTest
	@CsvSource(textBlock = """
			convocation-commune-moins-3500, alsace-moselle, 2026-11-27
			convocation-commune-moins-3500, metropole, 2026-11-28
			convocation-commune-moins-3500-urgence, alsace-moselle, 2026-11-25
			convocation-commune-moins-3500-urgence, metropole, 2026-11-26
			convocation-5-jours-francs, alsace-moselle, 2026-11-30
			""")
	void localLawOfAlsaceMoselle(String rule, String territory, LocalDate meeting) {
		assertGives(rule, LocalDate.of(2026, 11, 24), territory, meeting);
	}

	// The last sending for a meeting is the one whose first lawful meeting it is.
	@ParameterizedTest
	@CsvSource({ "convocation-3-jours-francs", "convocation-5-jours-francs", "convocation-urgence-1-jour-franc",
			"convocation-commune-moins-3500", "convocation-commune-moins-3500-urgence" })
	void sendingAndMeetingMirrorEachOther(String rule) {
		for (Territory territory : List.of(Territory.METROPOLE, Territory.ALSACE_MOSELLE, Territory.MAYOTTE)) {
			LocalDate.of(2026, 1, 1).datesUntil(LocalDate.of(2027, 1, 1)).forEach((sent) -> {
				LocalDate meeting = this.deadlines.compute(rule, sent, territory).date();
				assertThat(this.deadlines.compute(rule + "-a-rebours", meeting, territory).date()).isEqualTo(sent);
			});
		}
	}

	// CE 02-08-2011, n° 347526: sent on 28 December on paper, signing lawful on 13
	// January.
	// Prudent (Regulation 1182/71, art. 3): a period that ends on a day off goes on to
	// the
	// end of the next working day. 2026-11-04 + 10 is a Saturday.
	@ParameterizedTest
	@CsvSource(textBlock = """
			standstill-16-jours-papier, 2025-12-28, 2026-01-13
			standstill-16-jours-papier-prudent, 2025-12-28, 2026-01-13
			standstill-11-jours-elec, 2026-11-24, 2026-12-05
			standstill-11-jours-elec, 2026-11-04, 2026-11-15
			standstill-11-jours-elec-prudent, 2026-11-04, 2026-11-17
			standstill-11-jours-elec-prudent, 2026-11-24, 2026-12-05
			standstill-11-jours-elec-prudent, 2026-11-01, 2026-11-13
			refere-precontractuel-jugement-11-jours, 2026-11-24, 2026-12-05
			""")
	void earliestSignature(String rule, LocalDate sent, LocalDate signature) {
		assertGives(rule, sent, "metropole", signature);
	}

	// Tender receipt: the sending day does not count; a day off at the end moves on.
	@ParameterizedTest
	@CsvSource(textBlock = """
			ao-ouvert-30-jours-elec, 2026-11-02, metropole, 2026-12-02
			ao-ouvert-30-jours-elec, 2026-11-25, metropole, 2026-12-28
			ao-ouvert-35-jours, 2026-11-02, metropole, 2026-12-07
			ao-ouvert-35-jours, 2026-11-20, metropole, 2026-12-28
			ao-ouvert-15-jours-urgence, 2026-11-02, metropole, 2026-11-17
			ao-ouvert-30-jours-elec, 2026-03-04, alsace-moselle, 2026-04-07
			ao-ouvert-30-jours-elec, 2026-03-04, metropole, 2026-04-03
			dce-hors-profil-5-jours, 2026-12-02, metropole, 2026-12-07
			""")
	void leastTimeToReceiveTenders(String rule, LocalDate sent, String territory, LocalDate end) {
		assertGives(rule, sent, territory, end);
	}

	// CCP R2132-6; CGCT L1612-26: counted back, and never moved towards the event.
	@ParameterizedTest
	@CsvSource(textBlock = """
			dce-complements-6-jours, 2026-12-02, 2026-11-26
			dce-complements-6-jours, 2026-12-04, 2026-11-28
			dce-complements-4-jours-urgence, 2026-12-02, 2026-11-28
			budget-m57-12-jours, 2026-04-13, 2026-04-01
			budget-m57-12-jours, 2026-04-15, 2026-04-03
			budget-m57-12-jours, 2026-04-17, 2026-04-05
			budget-orientation-10-semaines, 2026-04-13, 2026-02-02
			preinformation-35-jours, 2026-11-24, 2026-10-20
			preinformation-12-mois, 2028-02-29, 2027-02-28
			decp-concession-avant-execution, 2026-01-01, 2025-12-31
			""")
	void lastDayBeforeAnEvent(String rule, LocalDate event, LocalDate last) {
		assertGives(rule, event, "metropole", last);
	}

	// CGCT L2121-25, L2121-15, R2131-1; CCP R2183-1, R2196-1, R2184-12, -13; CGCT
	// L2131-13.
	@ParameterizedTest
	@CsvSource(textBlock = """
			liste-deliberations-1-semaine, 2026-11-24, 2026-12-01
			liste-deliberations-1-semaine, 2026-12-18, 2026-12-25
			pv-publication-1-semaine, 2026-11-24, 2026-12-01
			publication-electronique-min-2-mois, 2026-12-31, 2027-02-28
			marche-transmission-15-jours, 2026-11-24, 2026-12-09
			avis-attribution-30-jours, 2026-11-24, 2026-12-24
			decp-2-mois, 2026-11-24, 2027-01-24
			liste-annuelle-marches-3-mois, 2026-12-31, 2027-03-31
			archivage-procedure-5-ans, 2028-02-29, 2033-02-28
			archivage-marche-10-ans, 2026-11-24, 2036-11-24
			retrait-4-mois, 2026-10-31, 2027-02-28
			acte-reglementaire-lendemain, 2026-12-31, 2027-01-01
			rgpd-violation-72-heures, 2026-11-27, 2026-11-30
			""")
	void daysWeeksMonthsAndYearsWithoutRollOver(String rule, LocalDate from, LocalDate date) {
		assertGives(rule, from, "metropole", date);
	}

	// CJA R421-1, R421-7; CGCT L2131-6: clear, then rolled over.
	@ParameterizedTest
	@CsvSource(textBlock = """
			recours-contentieux-2-mois-franc, 2026-01-12, metropole, 2026-03-13
			recours-contentieux-2-mois-franc-outre-mer, 2026-01-12, la-reunion, 2026-04-13
			recours-contentieux-2-mois-franc-etranger, 2026-01-12, metropole, 2026-05-13
			recours-contentieux-2-mois-franc-etranger, 2025-12-31, metropole, 2026-05-04
			defere-prefet-2-mois-franc, 2026-01-12, metropole, 2026-03-13
			defere-suspension-10-jours, 2026-11-24, metropole, 2026-12-04
			defere-suspension-10-jours, 2026-11-25, metropole, 2026-12-07
			refere-contractuel-31-jours, 2026-11-24, metropole, 2026-12-28
			refere-contractuel-6-mois, 2026-08-31, metropole, 2027-03-01
			""")
	void appeals(String rule, LocalDate from, String territory, LocalDate date) {
		assertGives(rule, from, territory, date);
	}

	private void assertGives(String rule, LocalDate from, String territory, LocalDate date) {
		assertThat(this.deadlines.compute(rule, from, Territory.of(territory)).date()).isEqualTo(date);
	}

}
