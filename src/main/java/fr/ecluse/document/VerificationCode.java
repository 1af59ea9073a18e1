package fr.ecluse.document;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;

/**
 * What names a document to whoever holds it: 80 random bits in four groups of letters and
 * digits that are not mistaken for each other (no I, L, O, U).
 *
 * @param value the sixteen characters, without the hyphens
 */
record VerificationCode(String value) {

	private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

	private static final int LENGTH = 16;

	private static final int GROUP = 4;

	private static final SecureRandom RANDOM = new SecureRandom();

	static VerificationCode random() {
		StringBuilder value = new StringBuilder(LENGTH);
		for (int i = 0; i < LENGTH; i++) {
			value.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
		}
		return new VerificationCode(value.toString());
	}

	/**
	 * A code as a person typed it: in small letters, with other separators or none, with
	 * an O for a zero or an I or L for a one.
	 */
	static Optional<VerificationCode> typed(String text) {
		String value = text.toUpperCase(Locale.ROOT)
			.replaceAll("[\\s\\p{Pd}\\p{Z}._]+", "")
			.replace('O', '0')
			.replace('I', '1')
			.replace('L', '1');
		boolean valid = value.length() == LENGTH && value.chars().allMatch((c) -> ALPHABET.indexOf(c) >= 0);
		return valid ? Optional.of(new VerificationCode(value)) : Optional.empty();
	}

	/** As it is printed: "K7QF-2M9D-XT4W-8RHC". */
	String printed() {
		return this.value.replaceAll("(.{" + GROUP + "})(?!$)", "$1-");
	}

}
