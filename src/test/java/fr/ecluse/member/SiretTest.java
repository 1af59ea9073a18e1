package fr.ecluse.member;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SiretTest {

	@ParameterizedTest
	@CsvSource(textBlock = """
			21860194600013,      Poitiers
			21750001600019,      Paris
			21690123100011,      Lyon
			21130055300016,      Marseille
			'217 500 016 00019', groups of a letterhead
			35600000000048,      seat of La Poste by the Luhn key
			35600000049837,      post office by the plain sum of its digits
			35600000010000,      post office by the plain sum of its digits
			""")
	void readsEstablishment(String written, String of) {
		assertThat(Siret.of(written).value()).as(of).hasSize(14);
	}

	@ParameterizedTest
	@ValueSource(strings = { "21860194600014", "35600000049838", "21860194600004" })
	void refusesSiretWithWrongKey(String number) {
		assertThatIllegalArgumentException().isThrownBy(() -> Siret.of(number))
			.withMessageContaining("clé de contrôle");
	}

	@Test
	void refusesSiretOfImpossibleOrganisation() {
		assertThatIllegalArgumentException().isThrownBy(() -> Siret.of("21290001400000"))
			.withMessageContaining("SIREN 212900014");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "218601946", "218601946000131", "2186019460001X" })
	void refusesWhatIsNotFourteenDigits(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> Siret.of(text)).withMessageContaining("quatorze");
	}

	@Test
	void knowsItsOrganisation() {
		assertThat(Siret.of("21860194600013").siren()).isEqualTo(new Siren("218601946"));
	}

}
