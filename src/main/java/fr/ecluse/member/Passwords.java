package fr.ecluse.member;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * How passwords are hashed and which ones are good enough. A hash names its algorithm, so
 * that a stronger one can follow without new passwords.
 */
@Configuration(proxyBeanMethods = false)
class Passwords {

	private static final int SHORTEST = 12;

	/** BCrypt would silently ignore what follows. */
	private static final int LONGEST_IN_BYTES = 72;

	private static final int STRENGTH = 12;

	@Bean
	PasswordEncoder passwordEncoder() {
		return new DelegatingPasswordEncoder("bcrypt", Map.of("bcrypt", new BCryptPasswordEncoder(STRENGTH)));
	}

	/** Why the password cannot be taken, in French; empty when it can. */
	static Optional<String> weakness(String password, String username) {
		if (password.codePointCount(0, password.length()) < SHORTEST) {
			return Optional
				.of("Le mot de passe est trop court : il doit compter au moins %d caractères, ".formatted(SHORTEST)
						+ "par exemple quatre mots sans rapport entre eux.");
		}
		if (password.getBytes(StandardCharsets.UTF_8).length > LONGEST_IN_BYTES) {
			return Optional.of("Le mot de passe est trop long : il peut compter au plus %d caractères, "
				.formatted(LONGEST_IN_BYTES) + "une lettre accentuée comptant pour deux.");
		}
		if (password.equalsIgnoreCase(username)) {
			return Optional.of("Le mot de passe ne peut pas être l'identifiant du compte, choisissez-en un autre.");
		}
		if (password.chars().distinct().count() < 4) {
			return Optional.of("Le mot de passe répète trop peu de caractères différents, choisissez-en un autre.");
		}
		return Optional.empty();
	}

}
