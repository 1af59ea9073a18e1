package fr.ecluse.demonstration;

import java.security.SecureRandom;

/** Random passwords that can be read from a screen and typed: {@code k7qm-x3dp-vb9t}. */
final class ReadablePassword {

	/** No i, l, o, 0 or 1, which look alike; 30 signs in 12 places are 58 bits. */
	private static final String SIGNS = "abcdefghjkmnpqrstuvwxyz2345678";

	private static final int GROUPS = 3;

	private static final int GROUP_LENGTH = 4;

	private ReadablePassword() {
	}

	static String random() {
		SecureRandom random = new SecureRandom();
		StringBuilder password = new StringBuilder();
		for (int group = 0; group < GROUPS; group++) {
			password.append((group > 0) ? "-" : "");
			random.ints(GROUP_LENGTH, 0, SIGNS.length()).forEach((index) -> password.append(SIGNS.charAt(index)));
		}
		return password.toString();
	}

}
