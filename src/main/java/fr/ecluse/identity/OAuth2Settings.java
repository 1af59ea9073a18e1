package fr.ecluse.identity;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whose tokens open the API to programs, beside our own keys.
 *
 * @param issuer the authorization server; null when there is none
 * @param jwkSetUri where its keys are; null when it says so itself
 * @param audience what its tokens must be meant for
 * @param memberClaim claims that may give the SIRET or SIREN of the program's member, the
 * first that is there counts
 * @param scopePrefix before our scopes in the claim {@code scope}
 * @param clockSkew by how much the clocks may differ
 */
@ConfigurationProperties("ecluse.oauth2")
record OAuth2Settings(@Nullable String issuer, @Nullable String jwkSetUri, @Nullable String audience, @DefaultValue( {
		"siret", "siren" }) List<String> memberClaim, @DefaultValue("ecluse:") String scopePrefix,
		@DefaultValue("60s") Duration clockSkew){

	private static final Duration MOST_SKEW = Duration.ofMinutes(5);

	/**
	 * @throws IllegalArgumentException in French when the settings leave something open
	 */
	OAuth2Settings {
		if (isGiven(issuer) && !isGiven(audience)) {
			throw new IllegalArgumentException(
					"Avec ecluse.oauth2.issuer, donnez aussi ecluse.oauth2.audience : sans elle, "
							+ "un jeton fait pour un autre service ouvrirait celui-ci.");
		}
		if (!isGiven(issuer) && isGiven(jwkSetUri)) {
			throw new IllegalArgumentException(
					"Avec ecluse.oauth2.jwk-set-uri, donnez aussi ecluse.oauth2.issuer, que chaque jeton doit nommer.");
		}
		if (clockSkew.isNegative() || clockSkew.compareTo(MOST_SKEW) > 0) {
			throw new IllegalArgumentException("Le réglage ecluse.oauth2.clock-skew va de 0 à 5 minutes.");
		}
	}

	static boolean isGiven(@Nullable String setting) {
		return setting != null && !setting.isBlank();
	}

}
