package fr.ecluse.calendar;

import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class TerritoryTests {

	@ParameterizedTest
	@CsvSource(textBlock = """
			29019, metropole
			2A004, metropole
			2b033, metropole
			75056, metropole
			67482, alsace-moselle
			68224, alsace-moselle
			57463, alsace-moselle
			54395, metropole
			97105, guadeloupe
			97123, saint-barthelemy
			97127, saint-martin
			97209, martinique
			97302, guyane
			97411, la-reunion
			97502, saint-pierre-et-miquelon
			97608, mayotte
			97701, saint-barthelemy
			97801, saint-martin
			98613, wallis-et-futuna
			98735, polynesie-francaise
			98818, nouvelle-caledonie
			""")
	void findsTheTerritoryOfACommune(String inseeCode, String key) {
		assertThat(Territory.ofCommune(inseeCode).key()).isEqualTo(key);
	}

	@ParameterizedTest
	@CsvSource({ "01, metropole", "2A, metropole", "69M, metropole", "6AE, alsace-moselle", "57, alsace-moselle",
			"95, metropole", "974, la-reunion", "988, nouvelle-caledonie" })
	void findsTheTerritoryOfADepartement(String code, String key) {
		assertThat(Territory.ofDepartement(code).key()).isEqualTo(key);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "00", "96", "979", "984", "1", "2C", "Finistère" })
	void refusesADepartementThatDoesNotExist(String code) {
		assertThatIllegalArgumentException().isThrownBy(() -> Territory.ofDepartement(code))
			.withMessageContaining("aucun département");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "2901", "290190", "2C001", "ABCDE" })
	void refusesACommuneCodeOfTheWrongForm(String code) {
		assertThatIllegalArgumentException().isThrownBy(() -> Territory.ofCommune(code))
			.withMessageContaining("cinq caractères");
	}

	@ParameterizedTest
	@EnumSource
	void isFoundAgainByItsKey(Territory territory) {
		assertThat(Territory.of(territory.key())).isEqualTo(territory);
	}

	@Test
	void namesTheKnownKeysWhenOneIsUnknown() {
		assertThatIllegalArgumentException().isThrownBy(() -> Territory.of("bretagne"))
			.withMessageContaining("« bretagne »")
			.withMessageContaining("la-reunion");
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			metropole, -3600
			alsace-moselle, -3600
			guadeloupe, 14400
			martinique, 14400
			saint-martin, 14400
			saint-barthelemy, 14400
			guyane, 10800
			saint-pierre-et-miquelon, 10800
			la-reunion, -14400
			mayotte, -10800
			polynesie-francaise, 36000
			nouvelle-caledonie, -39600
			wallis-et-futuna, -43200
			""")
	void keepsItsOwnLegalTime(String key, int secondsBehindUtc) {
		int offset = Territory.of(key)
			.zone()
			.getRules()
			.getOffset(Instant.parse("2026-01-15T12:00:00Z"))
			.getTotalSeconds();
		assertThat(offset).isEqualTo(-secondsBehindUtc);
	}

}
