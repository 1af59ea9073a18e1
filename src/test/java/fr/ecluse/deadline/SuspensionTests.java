package fr.ecluse.deadline;

import java.time.LocalDate;
import java.util.List;

import fr.ecluse.calendar.Holidays;
import fr.ecluse.calendar.Territory;
import fr.ecluse.law.LawRefusal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** CRPA L114-5: a request for missing pieces suspends the two months to rejection. */
class SuspensionTests {

	private static final LocalDate RECEIVED = LocalDate.of(2026, 1, 15);

	private final Deadlines deadlines = Deadlines.shipped(Holidays.shipped());

	@ParameterizedTest
	@CsvSource({ "silence-2-mois, 2026-03-15", "cada-1-mois, 2026-02-15", "rgpd-demande-1-mois, 2026-02-15" })
	void aSuspensionOfAnyLengthMovesTheDateByAsManyDays(String rule, LocalDate plain) {
		for (int start = 0; start <= 31; start++) {
			for (int days = 0; days <= 60; days++) {
				LocalDate from = RECEIVED.plusDays(start);
				assertThat(compute(rule, suspension(from, from.plusDays(days))).date()).isEqualTo(plain.plusDays(days));
			}
		}
	}

	@Test
	void tellsEachSuspensionAndTheDaysItAdds() {
		assertThat(compute("silence-2-mois", suspension("2026-02-02", "2026-02-17"),
				suspension("2026-03-02", "2026-03-03")))
			.satisfies((deadline) -> {
				assertThat(deadline.date()).isEqualTo("2026-03-31");
				assertThat(deadline.suspended()).isFalse();
				assertThat(deadline.explanation()).containsExactly(
						"Départ : réception de la demande, le jeudi 15 janvier 2026. Ce jour ne compte pas.",
						"Délai de 2 mois, de quantième à quantième : il s'achève le dimanche 15 mars 2026.",
						"Suspension du lundi 2 février 2026 à la reprise du mardi 17 février 2026 (pièces demandées) : 15 jours ne comptent pas, ce qui mène au lundi 30 mars 2026.",
						"Suspension du lundi 2 mars 2026 à la reprise du mardi 3 mars 2026 (pièces demandées) : 1 jour ne compte pas, ce qui mène au mardi 31 mars 2026.",
						"Échéance : naissance de la décision implicite, le mardi 31 mars 2026 à minuit, heure locale (France métropolitaine).",
						"Texte : CRPA, art. L231-1 et L231-4. Fiabilité de la règle : sources concordantes.");
			});
	}

	@Test
	void givesTheEarliestDateWhileItStandsStill() {
		Deadline deadline = compute("silence-2-mois", suspension("2026-02-02", "2026-02-17"),
				suspension("2026-03-02", null));
		assertThat(deadline.suspended()).isTrue();
		assertThat(deadline.date()).isEqualTo("2026-03-30");
		assertThat(deadline.explanation()).contains(
				"Suspension depuis le lundi 2 mars 2026 (pièces demandées) : le délai ne court plus et n'a pas encore repris.",
				"Le délai est suspendu : chaque jour de suspension repousse cette date d'autant.");
	}

	@Test
	void countsNoDayTwiceInWhateverOrderTheyAreGiven() {
		assertThat(compute("silence-2-mois", suspension("2026-02-10", "2026-02-20"),
				suspension("2026-02-01", "2026-02-15"), suspension("2026-02-12", "2026-02-14"))
			.date()).isEqualTo(LocalDate.of(2026, 3, 15).plusDays(19));
	}

	@Test
	void countsOnlyTheDaysSinceTheStart() {
		assertThat(compute("silence-2-mois", suspension("2026-01-05", "2026-01-20")).date()).isEqualTo("2026-03-20");
		assertThat(compute("silence-2-mois", suspension("2025-12-01", "2026-01-10")).date()).isEqualTo("2026-03-15");
	}

	@Test
	void leavesADeadlineThatHasPassed() {
		Deadline deadline = compute("silence-2-mois", suspension("2026-03-16", null));
		assertThat(deadline.date()).isEqualTo("2026-03-15");
		assertThat(deadline.suspended()).isFalse();
		assertThat(deadline.explanation()).contains(
				"Suspension depuis le lundi 16 mars 2026 (pièces demandées) : sans effet, le délai était déjà écoulé.");
		assertThat(compute("silence-2-mois", suspension("2026-03-15", "2026-03-18")).date()).isEqualTo("2026-03-18");
	}

	// Ten working days from Thursday 15 January: the 29th; Monday 19 to Friday 23 are
	// lost.
	@Test
	void leavesOutTheSuspendedDaysOfAPeriodInWorkingDays() {
		assertThat(compute("sve-accuse-reception-10-jours-ouvres").date()).isEqualTo("2026-01-29");
		assertThat(compute("sve-accuse-reception-10-jours-ouvres", suspension("2026-01-19", "2026-01-24")).date())
			.isEqualTo("2026-02-05");
		assertThat(compute("sve-accuse-reception-10-jours-ouvres", suspension("2026-01-24", "2026-01-26")).date())
			.isEqualTo("2026-01-29");
	}

	// 12 January + 2 clear months: 13 March; suspended for 1 day: Saturday 14, so Monday
	// 16.
	@Test
	void rollsOverAfterTheSuspension() {
		LocalDate notified = LocalDate.of(2026, 1, 12);
		assertThat(this.deadlines
			.compute("recours-contentieux-2-mois-franc", notified, Territory.METROPOLE,
					List.of(suspension("2026-02-01", "2026-02-02")))
			.date()).isEqualTo("2026-03-16");
	}

	// CJA L551-4: no signature until the decision is notified; the eleven days run on.
	@ParameterizedTest
	@CsvSource({ "2026-11-26, 2026-11-30, 2026-12-05", "2026-11-26, 2026-12-20, 2026-12-20",
			"2026-11-26, 2026-12-05, 2026-12-05", "2026-11-26, 2026-12-06, 2026-12-06" })
	void aRefereHoldsTheSignatureWithoutLengtheningTheStandstill(LocalDate filed, LocalDate notified,
			LocalDate signature) {
		assertThat(this.deadlines
			.compute("standstill-11-jours-elec", LocalDate.of(2026, 11, 24), Territory.METROPOLE,
					List.of(new Suspension(filed, notified, "référé précontractuel")))
			.date()).isEqualTo(signature);
	}

	// CRPA L114-5, acceptance: the delay runs only from the receipt of the pieces.
	@Test
	void anAcceptanceStartsAgainFromThePieces() {
		assertThat(this.deadlines.compute("silence-2-mois", LocalDate.of(2026, 2, 17), Territory.METROPOLE).date())
			.isEqualTo("2026-04-17");
	}

	@Test
	void refusesWhatTheLawDoesNotKnow() {
		assertThatExceptionOfType(LawRefusal.class)
			.isThrownBy(() -> compute("budget-m57-12-jours", suspension("2026-01-01", "2026-01-02")))
			.withMessageContaining("ne se suspend pas (CGCT, art. L1612-26");
		assertThatExceptionOfType(LawRefusal.class)
			.isThrownBy(() -> compute("decp-2-mois", suspension("2026-02-01", "2026-02-02")))
			.withMessageContaining("ne se suspend pas (CCP, art. R2196-1)");
		assertThatExceptionOfType(LawRefusal.class).isThrownBy(() -> suspension("2026-02-02", "2026-02-01"))
			.withMessageContaining("ne peut pas prendre fin avant");
		assertThatExceptionOfType(LawRefusal.class).isThrownBy(
				() -> compute("silence-2-mois", suspension("2026-02-01", null), suspension("2026-02-10", "2026-02-12")))
			.withMessageContaining("ne peut pas suivre une suspension qui n'a pas pris fin");
	}

	private Deadline compute(String rule, Suspension... suspensions) {
		return this.deadlines.compute(rule, RECEIVED, Territory.METROPOLE, List.of(suspensions));
	}

	private static Suspension suspension(String from, @Nullable String until) {
		return suspension(LocalDate.parse(from), (until != null) ? LocalDate.parse(until) : null);
	}

	private static Suspension suspension(LocalDate from, @Nullable LocalDate until) {
		return new Suspension(from, until, "pièces demandées");
	}

}
