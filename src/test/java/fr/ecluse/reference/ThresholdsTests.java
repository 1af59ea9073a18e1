package fr.ecluse.reference;

import java.math.BigDecimal;
import java.time.LocalDate;

import fr.ecluse.law.LawRefusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ThresholdsTests {

	private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

	private final Thresholds thresholds = Thresholds.shipped();

	// CCP, annexe 2; R2122-8, R2122-9, R2122-9-1, R2123-1, R2131-12, -16, R2132-2,
	// R2196-1;
	// CGCT D2131-5-1: before and after 1 January 2026 and 1 April 2026.
	@ParameterizedTest
	@CsvSource(textBlock = """
			procedure-formalisee-fournitures-services, 2024-01-01, 221000
			procedure-formalisee-fournitures-services, 2025-12-31, 221000
			procedure-formalisee-fournitures-services, 2026-01-01, 216000
			procedure-formalisee-fournitures-services, 2027-12-31, 216000
			procedure-formalisee-fournitures-services-etat, 2025-12-31, 143000
			procedure-formalisee-fournitures-services-etat, 2026-01-01, 140000
			procedure-formalisee-fournitures-services-entite-adjudicatrice, 2025-12-31, 443000
			procedure-formalisee-fournitures-services-entite-adjudicatrice, 2026-01-01, 432000
			procedure-formalisee-travaux, 2025-12-31, 5538000
			procedure-formalisee-travaux, 2026-01-01, 5404000
			procedure-formalisee-concessions, 2025-12-31, 5538000
			procedure-formalisee-concessions, 2026-01-01, 5404000
			dispense-publicite-fournitures-services, 2026-03-31, 40000
			dispense-publicite-fournitures-services, 2026-04-01, 60000
			dispense-publicite-travaux, 2025-12-31, 100000
			dispense-publicite-travaux, 2026-01-01, 100000
			achat-innovant, 2026-01-01, 100000
			livres, 2026-01-01, 90000
			petits-lots-dispense-fournitures-services, 2026-03-31, 40000
			petits-lots-dispense-fournitures-services, 2026-04-01, 60000
			petits-lots-dispense-travaux, 2026-01-01, 100000
			petits-lots-dispense-part, 2026-01-01, 20
			petits-lots-mapa-fournitures-services, 2026-01-01, 80000
			petits-lots-mapa-travaux, 2026-01-01, 1000000
			petits-lots-mapa-part, 2026-01-01, 20
			publicite-boamp-jal, 2026-01-01, 90000
			publicite-boamp-joue-fournitures-services, 2025-12-31, 221000
			publicite-boamp-joue-fournitures-services, 2026-01-01, 216000
			publicite-boamp-joue-travaux, 2025-12-31, 5538000
			publicite-boamp-joue-travaux, 2026-01-01, 5404000
			services-sociaux-joue, 2026-01-01, 750000
			profil-acheteur-dce, 2026-03-31, 40000
			profil-acheteur-dce, 2026-04-01, 60000
			decp, 2025-12-31, 40000
			decp, 2026-04-01, 40000
			liste-annuelle-marches, 2026-04-01, 25000
			transmission-prefet, 2025-12-31, 221000
			transmission-prefet, 2026-01-01, 216000
			avenant-cao-part, 2026-01-01, 5
			modification-faible-montant-fournitures-services-part, 2026-01-01, 10
			modification-faible-montant-travaux-part, 2026-01-01, 15
			population-convocation-5-jours, 2026-01-01, 3500
			population-choix-publication, 2026-01-01, 3500
			population-demande-convocation, 2026-01-01, 1000
			population-reliure-registre, 2026-01-01, 1000
			population-teletransmission, 2026-01-01, 50000
			cao-membres-elus-groupement, 2026-01-01, 5
			procurations-par-elu, 2026-01-01, 1
			procuration-seances-consecutives, 2026-01-01, 3
			scrutin-public-un-sur, 2026-01-01, 4
			scrutin-secret-un-sur, 2026-01-01, 3
			huis-clos-demandeurs, 2026-01-01, 3
			huis-clos-demandeurs-groupement, 2026-01-01, 5
			""")
	void knowsTheThresholdsOfTheLaw(String key, LocalDate date, BigDecimal value) {
		assertThat(this.thresholds.value(key, date)).isEqualByComparingTo(value);
	}

	// CGCT L2121-2: both ends of each band.
	@ParameterizedTest
	@CsvSource(textBlock = """
			0, 7
			99, 7
			100, 11
			499, 11
			500, 15
			1499, 15
			1500, 19
			2499, 19
			2500, 23
			3499, 23
			3500, 27
			4999, 27
			5000, 29
			9999, 29
			10000, 33
			19999, 33
			20000, 35
			30000, 39
			40000, 43
			50000, 45
			60000, 49
			80000, 53
			100000, 55
			150000, 59
			200000, 61
			250000, 65
			299999, 65
			300000, 69
			2100000, 69
			""")
	void knowsTheSizeOfAMunicipalCouncil(long population, BigDecimal members) {
		assertThat(this.thresholds.value("conseil-municipal-effectif", TODAY, population))
			.isEqualByComparingTo(members);
	}

	// CGCT L1411-5, II.
	@ParameterizedTest
	@CsvSource({ "0, 3", "3499, 3", "3500, 5", "120000, 5" })
	void knowsTheSizeOfATenderCommittee(long population, BigDecimal members) {
		assertThat(this.thresholds.value("cao-membres-elus", TODAY, population)).isEqualByComparingTo(members);
	}

	@Test
	void saysHowSureItIs() {
		assertThat(this.thresholds.on("transmission-prefet", TODAY).confidence().name()).isEqualTo("C");
		assertThat(this.thresholds.on("conseil-municipal-effectif", TODAY, 4999).confidence().name()).isEqualTo("A");
		assertThat(this.thresholds.on("conseil-municipal-effectif", TODAY, 5000).confidence().name()).isEqualTo("K");
	}

	@Test
	void refusesToGuess() {
		assertThatExceptionOfType(LawRefusal.class)
			.isThrownBy(() -> this.thresholds.value("procedure-formalisee-travaux", LocalDate.of(2028, 1, 1)))
			.withMessageContaining("n'est pas connue le 1er janvier 2028")
			.withMessageContaining("du 1er janvier 2026 au 31 décembre 2027");
		assertThatExceptionOfType(LawRefusal.class).isThrownBy(() -> this.thresholds.value("fortune", TODAY))
			.withMessageContaining("« fortune » est inconnu");
		assertThatExceptionOfType(LawRefusal.class)
			.isThrownBy(() -> this.thresholds.value("conseil-municipal-effectif", TODAY))
			.withMessageContaining("(habitants). Indiquez-la");
		assertThatExceptionOfType(LawRefusal.class)
			.isThrownBy(() -> this.thresholds.value("conseil-municipal-effectif", TODAY, -1))
			.withMessageContaining("négative");
	}

}
