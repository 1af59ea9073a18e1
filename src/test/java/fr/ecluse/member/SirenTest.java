package fr.ecluse.member;

import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SirenTest {

	@ParameterizedTest
	@CsvSource(textBlock = """
			212900013,       212900013, Argol
			200066868,       200066868, CC Presqu'île de Crozon-Aulne maritime
			249740119,       249740119, CINOR
			356000000,       356000000, La Poste
			'212 900 013',   212900013, groups of a letterhead
			'212\u00A0900\u202F013', 212900013, no-break spaces of a spreadsheet
			""")
	void readsNumberAsPeopleWriteIt(String written, String number, String of) {
		assertThat(Siren.of(written)).as(of).isEqualTo(new Siren(number)).hasToString(number);
	}

	@ParameterizedTest
	@ValueSource(strings = { "212900014", "212900031", "200000000", "111111111" })
	void refusesSirenWithWrongKey(String number) {
		assertThatIllegalArgumentException().isThrownBy(() -> Siren.of(number))
			.withMessageContaining("clé de contrôle");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "21290001", "2129000130", "21290001A", "-12900013", "٢١٢٩٠٠٠١٣", "212.900.013" })
	void refusesWhatIsNotNineDigits(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> Siren.of(text)).withMessageContaining("neuf chiffres");
	}

	@Test
	void noticesEveryWrongDigit() {
		Random random = new Random(42);
		for (int i = 0; i < 2_000; i++) {
			String number = Sirens.fresh(random).value();
			int place = random.nextInt(9);
			char wrong = (char) ('0' + (number.charAt(place) - '0' + 1 + random.nextInt(9)) % 10);
			String changed = number.substring(0, place) + wrong + number.substring(place + 1);
			assertThatIllegalArgumentException().as(number + " as " + changed).isThrownBy(() -> new Siren(changed));
		}
	}

	@Test
	void showsOnlyTheBeginningOfWhatItRefuses() {
		assertThatIllegalArgumentException().isThrownBy(() -> Siren.of("9".repeat(5_000)))
			.satisfies((ex) -> assertThat(ex.getMessage()).hasSizeLessThan(200));
	}

}
