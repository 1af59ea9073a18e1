package fr.ecluse.identity;

import java.net.URI;
import java.util.Set;

/** Address by which an authorization server is known, and which it signs. */
final class Issuer {

	private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

	private Issuer() {
	}

	/**
	 * The address, when it is one to trust.
	 * @param setting its name, for whoever has to correct it
	 * @throws IllegalArgumentException in French when what goes there could be changed on
	 * the way
	 */
	static URI of(String setting, String address) {
		try {
			URI uri = URI.create(address.strip());
			if (uri.getHost() != null && ("https".equals(uri.getScheme())
					|| ("http".equals(uri.getScheme()) && LOOPBACK.contains(uri.getHost())))) {
				return uri;
			}
		}
		catch (IllegalArgumentException ex) {
			// Said below, in the words of whoever set it.
		}
		throw new IllegalArgumentException("Le réglage %s doit être une adresse https complète.".formatted(setting));
	}

	/** Scheme, host and port, as content security policies write them. */
	static String origin(URI issuer) {
		return issuer.getScheme() + "://" + issuer.getRawAuthority();
	}

}
