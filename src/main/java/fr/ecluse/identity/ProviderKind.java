package fr.ecluse.identity;

import java.util.List;

/** What is to be expected of an identity provider. */
enum ProviderKind {

	/**
	 * ProConnect: the user information is a signed token, and e-mail addresses are those
	 * that the employer gave.
	 */
	PROCONNECT("ProConnect", List.of("openid", "given_name", "usual_name", "email", "siret"), true, true),

	/** OpenID Connect as in its standard, for example Keycloak. */
	STANDARD("votre fournisseur d'identité", List.of("openid", "profile", "email"), false, false);

	private final String label;

	private final List<String> scopes;

	private final boolean signed;

	private final boolean emailTrusted;

	ProviderKind(String label, List<String> scopes, boolean signed, boolean emailTrusted) {
		this.label = label;
		this.scopes = scopes;
		this.signed = signed;
		this.emailTrusted = emailTrusted;
	}

	String label() {
		return this.label;
	}

	List<String> scopes() {
		return this.scopes;
	}

	/** Whether user information that is not signed is refused. */
	boolean signsUserInfo() {
		return this.signed;
	}

	/** Whether e-mail addresses are good without a word on their verification. */
	boolean vouchesForEmail() {
		return this.emailTrusted;
	}

}
