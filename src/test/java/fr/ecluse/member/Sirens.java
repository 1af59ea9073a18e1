package fr.ecluse.member;

import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/** Valid numbers for tests, which no organisation in a real directory has. */
final class Sirens {

	private static final AtomicInteger NEXT = new AtomicInteger();

	private Sirens() {
	}

	/** A number that no other test of the run has. */
	static Siren fresh() {
		return complete("98%06d".formatted(NEXT.getAndIncrement()));
	}

	static Siren fresh(Random random) {
		return complete("99%06d".formatted(random.nextInt(1_000_000)));
	}

	private static Siren complete(String start) {
		for (char key = '0'; key <= '9'; key++) {
			if (Luhn.holds(start + key)) {
				return new Siren(start + key);
			}
		}
		throw new IllegalStateException("Every number has a key");
	}

}
