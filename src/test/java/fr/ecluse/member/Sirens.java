package fr.ecluse.member;

import java.security.SecureRandom;
import java.util.Random;

/** Valid numbers for tests, which no organisation in a real directory has. */
final class Sirens {

	private static final Random RANDOM = new SecureRandom();

	private Sirens() {
	}

	static Siren fresh() {
		return fresh(RANDOM);
	}

	static Siren fresh(Random random) {
		String start = "99%06d".formatted(random.nextInt(1_000_000));
		for (char key = '0'; key <= '9'; key++) {
			if (Luhn.holds(start + key)) {
				return new Siren(start + key);
			}
		}
		throw new IllegalStateException("Every number has a key");
	}

}
