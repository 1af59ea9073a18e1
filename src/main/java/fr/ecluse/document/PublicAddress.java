package fr.ecluse.document;

import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Where the world reaches this server (setting {@code ecluse.public-url}); on its own
 * machine unless told otherwise.
 */
@Component
public class PublicAddress {

	private final Environment environment;

	PublicAddress(Environment environment) {
		this.environment = environment;
		String given = environment.getProperty("ecluse.public-url", "");
		if (!given.isBlank() && !given.strip().matches("https?://[A-Za-z0-9.:\\[\\]-]+(/[A-Za-z0-9._~/-]*)?")) {
			throw new IllegalStateException(
					"Le réglage ecluse.public-url (« %s ») n’est pas une adresse : la forme ".formatted(given)
							+ "attendue est https://demarches.exemple.fr, sans paramètres.");
		}
	}

	/** Without a slash at the end. */
	public String base() {
		String given = this.environment.getProperty("ecluse.public-url", "").strip();
		if (!given.isEmpty()) {
			return given.replaceAll("/+$", "");
		}
		String port = this.environment.getProperty("local.server.port",
				this.environment.getProperty("server.port", "8080"));
		return "http://localhost:" + port;
	}

	String verification(VerificationCode code) {
		return base() + "/verification/" + code.printed();
	}

}
