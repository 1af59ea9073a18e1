package fr.ecluse.identity;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The identity provider by which people sign in, beside our own accounts.
 *
 * @param issuer the provider; null when there is none
 * @param clientId our number there
 * @param clientSecret our secret there
 * @param provider what is to be expected of it
 * @param name how people know it
 * @param scopes what is asked for; the provider's usual ones when empty
 * @param opsnSiren the OPSN's own number: who has a role there needs no membership when
 * the provider says that they belong to it
 * @param localSignIn whether everybody may also sign in by user name and password;
 * administrators of the OPSN always may
 */
@ConfigurationProperties("ecluse.oidc")
record OidcSettings(@Nullable String issuer, @Nullable String clientId, @Nullable String clientSecret,
		@DefaultValue("standard") ProviderKind provider, @Nullable String name, @DefaultValue List<String> scopes,
		@Nullable String opsnSiren, @DefaultValue("true") boolean localSignIn) {

	/**
	 * @throws IllegalArgumentException in French when the settings leave something open
	 */
	OidcSettings {
		boolean given = OAuth2Settings.isGiven(issuer);
		if (given && (!OAuth2Settings.isGiven(clientId) || !OAuth2Settings.isGiven(clientSecret))) {
			throw new IllegalArgumentException(
					"Avec ecluse.oidc.issuer, donnez aussi ecluse.oidc.client-id et ecluse.oidc.client-secret.");
		}
		if (!given && !localSignIn) {
			throw new IllegalArgumentException(
					"Sans ecluse.oidc.issuer, ecluse.oidc.local-sign-in doit rester à true : "
							+ "personne ne pourrait se connecter.");
		}
		name = OAuth2Settings.isGiven(name) ? name : provider.label();
		scopes = scopes.isEmpty() ? provider.scopes() : List.copyOf(scopes);
	}

	boolean isSet() {
		return OAuth2Settings.isGiven(this.issuer);
	}

	/** Without the secret, which has no place in a log. */
	@Override
	public String toString() {
		return "OidcSettings[issuer=" + this.issuer + ", provider=" + this.provider + "]";
	}

}
