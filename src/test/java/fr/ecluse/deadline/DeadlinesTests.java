package fr.ecluse.deadline;

import java.time.Instant;
import java.time.LocalDate;

import fr.ecluse.calendar.Holidays;
import fr.ecluse.calendar.Territory;
import fr.ecluse.law.LawRefusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DeadlinesTests {

	private final Deadlines deadlines = Deadlines.shipped(Holidays.shipped());

	// CRPA L112-11 and R112-11-2: at the latest one working day after receipt.
	@ParameterizedTest
	@CsvSource(textBlock = """
			2026-01-15, metropole, 2026-01-16
			2026-01-16, metropole, 2026-01-19
			2026-01-17, metropole, 2026-01-19
			2026-01-18, metropole, 2026-01-19
			2026-04-30, metropole, 2026-05-04
			2026-04-02, metropole, 2026-04-03
			2026-04-02, alsace-moselle, 2026-04-07
			2026-12-24, metropole, 2026-12-28
			2025-12-24, metropole, 2025-12-26
			2025-12-24, alsace-moselle, 2025-12-29
			2026-05-26, guadeloupe, 2026-05-28
			2026-12-31, metropole, 2027-01-04
			""")
	void givesOneWorkingDayToRegister(LocalDate from, String territory, LocalDate date) {
		assertGives("sve-accuse-enregistrement-1-jour-ouvre", from, territory, date, "CRPA, art. L112-11 et R112-11-2");
	}

	// CRPA L112-11, L114-2 and R112-11-2: at the latest ten working days after receipt.
	@ParameterizedTest
	@CsvSource(textBlock = """
			2026-01-15, metropole, 2026-01-29
			2026-04-30, metropole, 2026-05-19
			2026-05-01, metropole, 2026-05-19
			2026-05-13, metropole, 2026-05-29
			2026-05-13, martinique, 2026-06-01
			2026-03-25, metropole, 2026-04-09
			2026-03-25, alsace-moselle, 2026-04-10
			2026-12-18, metropole, 2027-01-05
			2026-02-26, polynesie-francaise, 2026-03-13
			2026-09-15, nouvelle-caledonie, 2026-09-30
			""")
	void givesTenWorkingDaysToAcknowledge(LocalDate from, String territory, LocalDate date) {
		assertGives("sve-accuse-reception-10-jours-ouvres", from, territory, date,
				"CRPA, art. L112-11, L114-2 et R112-11-2");
	}

	// CRPA L231-1 and L231-4: same day of the month, no roll-over, shortened at the end
	// of a short month. 2026-03-15 is a Sunday, 2026-08-15 a Saturday and a feast.
	@ParameterizedTest
	@CsvSource(textBlock = """
			2026-01-15, metropole, 2026-03-15
			2026-06-15, metropole, 2026-08-15
			2026-12-31, metropole, 2027-02-28
			2027-12-31, metropole, 2028-02-29
			2026-12-28, metropole, 2027-02-28
			2026-07-31, la-reunion, 2026-09-30
			2026-03-01, metropole, 2026-05-01
			""")
	void bornOfTwoMonthsOfSilenceWhateverTheDay(LocalDate from, String territory, LocalDate date) {
		assertGives("silence-2-mois", from, territory, date, "CRPA, art. L231-1 et L231-4");
	}

	// CRPA R311-12 and R311-13.
	@ParameterizedTest
	@CsvSource(textBlock = """
			2026-01-15, metropole, 2026-02-15
			2026-01-31, metropole, 2026-02-28
			2028-01-30, metropole, 2028-02-29
			2026-03-31, metropole, 2026-04-30
			2026-04-01, mayotte, 2026-05-01
			""")
	void bornOfOneMonthOfSilenceForADocument(LocalDate from, String territory, LocalDate date) {
		assertGives("cada-1-mois", from, territory, date, "CRPA, art. R311-12 et R311-13");
	}

	// CJA R421-1, a clear period that rolls over (CPC 642): notified on 12 January, open
	// until 13 March; the 14 of March 2026 is a Saturday, 1 May and 14 July are feasts.
	@ParameterizedTest
	@CsvSource(textBlock = """
			2026-01-12, metropole, 2026-03-13
			2026-01-13, metropole, 2026-03-16
			2026-01-14, metropole, 2026-03-16
			2026-01-15, metropole, 2026-03-16
			2026-02-28, metropole, 2026-04-29
			2025-12-31, metropole, 2026-03-02
			2026-12-31, metropole, 2027-03-01
			2027-12-31, metropole, 2028-03-01
			2026-02-02, metropole, 2026-04-03
			2026-02-02, alsace-moselle, 2026-04-07
			2026-05-13, metropole, 2026-07-15
			2026-02-28, mayotte, 2026-04-29
			2026-02-26, mayotte, 2026-04-28
			""")
	void leavesTwoClearMonthsToAppeal(LocalDate from, String territory, LocalDate date) {
		assertGives("recours-contentieux-2-mois-franc", from, territory, date,
				"CJA, art. R421-1 ; CPC, art. 640 à 642");
	}

	@Test
	void takesTheVersionInForceOnTheFirstDay() {
		assertThat(compute("silence-2-mois", LocalDate.of(2015, 12, 31)).reference()).startsWith("Loi n° 2000-321");
		assertThat(compute("silence-2-mois", LocalDate.of(2016, 1, 1)).reference()).startsWith("CRPA");
	}

	@Test
	void tellsTheStepsTheDaysLeftOutAndTheArticle() {
		assertThat(compute("sve-accuse-reception-10-jours-ouvres", LocalDate.of(2026, 4, 30)).explanation())
			.containsExactly(
					"Départ : réception de la demande par l'administration compétente, le jeudi 30 avril 2026. Ce jour ne compte pas.",
					"Délai de 10 jours ouvrés, du lundi au vendredi hors jours fériés (France métropolitaine).",
					"Ne comptent pas : du vendredi 1er mai 2026 au dimanche 3 mai 2026 (jour férié, Fête du Travail ; fin de semaine).",
					"Ne comptent pas : du vendredi 8 mai 2026 au dimanche 10 mai 2026 (jour férié, Victoire de 1945 ; fin de semaine).",
					"Ne compte pas : le jeudi 14 mai 2026 (jour férié, Ascension).",
					"Ne comptent pas : du samedi 16 mai 2026 au dimanche 17 mai 2026 (fin de semaine).",
					"Échéance : dernier jour pour envoyer l'accusé de réception, le mardi 19 mai 2026 jusqu'à minuit, heure locale (France métropolitaine).",
					"Texte : CRPA, art. L112-11, L114-2 et R112-11-2. Fiabilité de la règle : texte officiel.");
	}

	@Test
	void tellsTheShortMonthTheClearDayAndTheRollOver() {
		assertThat(compute("recours-contentieux-2-mois-franc", LocalDate.of(2025, 12, 31)).explanation())
			.containsSubsequence(
					"Délai de 2 mois francs, de quantième à quantième : il s'achève le samedi 28 février 2026.",
					"Il n'y a pas de 31 février 2026 : le délai s'arrête au dernier jour du mois.",
					"Délai franc : le dernier jour ne compte pas non plus, ce qui mène au dimanche 1er mars 2026.",
					"Report : le délai ne peut pas finir le dimanche 1er mars 2026 (fin de semaine).",
					"Premier jour ouvré qui suit : lundi 2 mars 2026.");
	}

	@Test
	void tellsTheFirstLawfulDay() {
		assertThat(compute("convocation-5-jours-francs", LocalDate.of(2026, 12, 18)).explanation()).containsExactly(
				"Départ : envoi de la convocation, le vendredi 18 décembre 2026. Ce jour ne compte pas.",
				"Délai de 5 jours francs, fins de semaine et jours fériés compris : il s'achève le mercredi 23 décembre 2026.",
				"Délai franc : le jour de l'acte ne compte pas non plus. Premier jour après ce délai : jeudi 24 décembre 2026.",
				"Au plus tôt : premier jour où le conseil peut se réunir, le jeudi 24 décembre 2026 dès 0 heure, heure locale (France métropolitaine).",
				"Texte : CGCT, art. L2121-12 et L5211-1 ; CE, 13 octobre 1993. Fiabilité de la règle : sources concordantes.");
	}

	@Test
	void tellsThatADayCountedBackDoesNotMove() {
		assertThat(compute("budget-m57-12-jours", LocalDate.of(2026, 4, 17)).explanation()).containsExactly(
				"Départ : première réunion consacrée à l'examen du budget, le vendredi 17 avril 2026. Ce jour ne compte pas.",
				"Délai de 12 jours compté à rebours : il mène au dimanche 5 avril 2026.",
				"Un délai à rebours n'est jamais prolongé. Le dimanche 5 avril 2026 n'étant pas ouvré (fin de semaine), mieux vaut agir au plus tard le vendredi 3 avril 2026.",
				"Échéance : dernier jour pour communiquer le projet et les rapports, le dimanche 5 avril 2026 jusqu'à minuit, heure locale (France métropolitaine).",
				"Texte : CGCT, art. L1612-26 (ancien art. L5217-10-4). Fiabilité de la règle : sources concordantes.");
	}

	@Test
	void groupsTheDaysOnWhichAPeriodCannotEnd() {
		assertThat(compute("ao-ouvert-30-jours-elec", LocalDate.of(2026, 3, 7)).explanation()).containsSubsequence(
				"Délai de 30 jours, fins de semaine et jours fériés compris : il s'achève le lundi 6 avril 2026.",
				"Report : le délai ne peut pas finir le lundi 6 avril 2026 (jour férié, Lundi de Pâques).",
				"Premier jour ouvré qui suit : mardi 7 avril 2026.");
		assertThat(this.deadlines.compute("ao-ouvert-30-jours-elec", LocalDate.of(2026, 3, 4), Territory.ALSACE_MOSELLE)
			.explanation())
			.contains("Report : le délai ne peut pas finir entre le vendredi 3 avril 2026 et le lundi 6 avril 2026 "
					+ "(jours fériés, Vendredi saint et Lundi de Pâques ; fin de semaine).");
	}

	@Test
	void saysWhatIsUncertain() {
		assertThat(compute("standstill-11-jours-elec-prudent", LocalDate.of(2026, 11, 4)).explanation())
			.anySatisfy((step) -> assertThat(step).startsWith("À noter : Par prudence, une période qui finit"))
			.last()
			.asString()
			.endsWith("Fiabilité de la règle : source unique, à confirmer.");
	}

	@Test
	void waitsUntilTheStartOfAFirstLawfulDayAndTheEndOfAnyOther() {
		assertThat(compute("standstill-11-jours-elec", LocalDate.of(2026, 11, 24)).reached())
			.isEqualTo("2026-12-04T23:00:00Z");
		assertThat(compute("silence-2-mois", LocalDate.of(2026, 1, 15)).reached()).isEqualTo("2026-03-15T23:00:00Z");
	}

	@ParameterizedTest
	@CsvSource({ "metropole, 2026-03-15T23:00:00Z", "guadeloupe, 2026-03-16T04:00:00Z",
			"la-reunion, 2026-03-15T20:00:00Z", "polynesie-francaise, 2026-03-16T10:00:00Z",
			"wallis-et-futuna, 2026-03-15T12:00:00Z", "saint-pierre-et-miquelon, 2026-03-16T02:00:00Z" })
	void endsAtLocalMidnight(String territory, Instant instant) {
		Deadline deadline = this.deadlines.compute("silence-2-mois", LocalDate.of(2026, 1, 15),
				Territory.of(territory));
		assertThat(deadline.endOfDay()).isEqualTo(instant);
	}

	@Test
	void refusesAnUnknownRuleAndNamesTheOthers() {
		assertThatExceptionOfType(LawRefusal.class)
			.isThrownBy(() -> compute("silence-3-mois", LocalDate.of(2026, 1, 15)))
			.withMessageContaining("« silence-3-mois »")
			.withMessageContaining("silence-2-mois, motifs-refus-implicite-1-mois");
	}

	@Test
	void refusesADayOnWhichTheRuleIsNotInForce() {
		assertThatExceptionOfType(LawRefusal.class)
			.isThrownBy(() -> compute("sve-accuse-enregistrement-1-jour-ouvre", LocalDate.of(2016, 11, 6)))
			.withMessageContaining("le 6 novembre 2016")
			.withMessageContaining("à partir du 7 novembre 2016");
	}

	@Test
	void refusesToGuessTheHolidaysOfAnUnknownYear() {
		assertThatExceptionOfType(LawRefusal.class)
			.isThrownBy(() -> compute("sve-accuse-enregistrement-1-jour-ouvre", LocalDate.of(2100, 12, 31)))
			.withMessageContaining("2101");
	}

	private void assertGives(String rule, LocalDate from, String territory, LocalDate date, String reference) {
		Deadline deadline = this.deadlines.compute(rule, from, Territory.of(territory));
		assertThat(deadline.date()).isEqualTo(date);
		assertThat(deadline.reference()).isEqualTo(reference);
		assertThat(deadline.explanation()).last().asString().contains(reference);
	}

	private Deadline compute(String rule, LocalDate from) {
		return this.deadlines.compute(rule, from, Territory.METROPOLE);
	}

}
