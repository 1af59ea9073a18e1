package fr.ecluse.web;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Where to go after sign-in. Only plain paths of this server are followed; whatever a
 * browser could read as another server's address leads to the landing page.
 */
final class LocalTarget {

	static final String LANDING_PAGE = "/";

	private static final int LONGEST = 1000;

	/** One slash, then a character that can start neither an authority nor a scheme. */
	private static final Pattern PATH = Pattern
		.compile("/([A-Za-z0-9_~-][A-Za-z0-9_~./-]*)?(\\?[A-Za-z0-9_~.=&%:,+-]*)?");

	private LocalTarget() {
	}

	static String of(@Nullable String asked) {
		if (asked == null || asked.length() > LONGEST || !PATH.matcher(asked).matches()) {
			return LANDING_PAGE;
		}
		String path = asked.split("\\?", 2)[0];
		boolean plain = !path.contains("//") && !path.contains("/.") && !path.startsWith("/connexion")
				&& !path.startsWith("/deconnexion");
		return plain ? asked : LANDING_PAGE;
	}

}
