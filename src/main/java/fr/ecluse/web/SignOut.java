package fr.ecluse.web;

import java.io.IOException;

import fr.ecluse.identity.IdentityProvider;
import fr.ecluse.identity.UnreachableIssuerException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** After our session has ended: also that at the provider, if it began there. */
class SignOut implements LogoutSuccessHandler {

	private final IdentityProvider provider;

	SignOut(IdentityProvider provider) {
		this.provider = provider;
	}

	@Override
	public void onLogoutSuccess(HttpServletRequest request, HttpServletResponse response,
			@Nullable Authentication authentication) throws IOException {
		OidcIdToken idToken = (authentication != null
				&& authentication.getPrincipal() instanceof SignedInAgent signedIn) ? signedIn.idToken() : null;
		response.sendRedirect((idToken != null) ? atProvider(idToken) : SecurityPolicies.SIGN_IN + "?deconnecte");
	}

	/** Without parameters of our own: providers compare this address to the letter. */
	private String atProvider(OidcIdToken idToken) {
		String back = ServletUriComponentsBuilder.fromCurrentContextPath().path(SecurityPolicies.SIGN_IN).toUriString();
		try {
			return this.provider.signOut(idToken, back).orElse(SecurityPolicies.SIGN_IN + "?deconnecte");
		}
		catch (UnreachableIssuerException ex) {
			return SecurityPolicies.SIGN_IN + "?deconnecte";
		}
	}

}
