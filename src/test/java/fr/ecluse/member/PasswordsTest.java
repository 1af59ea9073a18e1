package fr.ecluse.member;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.security.crypto.password.PasswordEncoder;

import static org.assertj.core.api.Assertions.assertThat;

class PasswordsTest {

	@ParameterizedTest
	@CsvSource(textBlock = """
			onze signes,                                        trop court
			🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂,                                    trop court
			anne.legoff@mairie.fr,                              identifiant
			ANNE.LEGOFF@MAIRIE.FR,                              identifiant
			aaaaaaaaaaaaaaaa,                                   caractères différents
			""")
	void refusesWeakPassword(String password, String reason) {
		assertThat(Passwords.weakness(password, "anne.legoff@mairie.fr")).get().asString().contains(reason);
	}

	@Test
	void refusesPasswordOfWhichBcryptWouldIgnoreTheEnd() {
		assertThat(Passwords.weakness("abcdefgé".repeat(8), "anne")).isEmpty();
		assertThat(Passwords.weakness("abcdefgé".repeat(8) + "x", "anne")).get().asString().contains("trop long");
	}

	@ParameterizedTest
	@ValueSource(strings = { "quatre mots sans rapport", "écluse à grand gabarit", "x8!kQ2#mP9$v" })
	void takesGoodPassword(String password) {
		assertThat(Passwords.weakness(password, "anne")).isEmpty();
	}

	@Test
	void hashNamesItsAlgorithmAndIsSalted() {
		PasswordEncoder encoder = new Passwords().passwordEncoder();
		String hash = encoder.encode("quatre mots sans rapport");
		assertThat(hash).startsWith("{bcrypt}$2a$12$").isNotEqualTo(encoder.encode("quatre mots sans rapport"));
		assertThat(encoder.matches("quatre mots sans rapport", hash)).isTrue();
		assertThat(encoder.matches("quatre mots sans rapports", hash)).isFalse();
	}

}
