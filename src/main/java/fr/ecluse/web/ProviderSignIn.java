package fr.ecluse.web;

import java.io.IOException;

import fr.ecluse.identity.IdentityProvider;
import fr.ecluse.identity.ProvidedAgent;
import fr.ecluse.member.Agent;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.client.web.OAuth2LoginAuthenticationFilter;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.web.authentication.session.ChangeSessionIdAuthenticationStrategy;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

/**
 * Signs people in whom the identity provider sends back. Their session is then the same
 * as after sign-in by password.
 */
class ProviderSignIn extends OAuth2LoginAuthenticationFilter {

	private static final String START = "/connexion/fournisseur";

	/** Where the button on the sign-in page leads. */
	static final String BUTTON = START + "/" + IdentityProvider.ID;

	private static final String TARGET = ProviderSignIn.class.getName() + ".target";

	private final AgentAccounts accounts;

	ProviderSignIn(IdentityProvider provider, AgentAccounts accounts, SignInOutcome outcome) {
		super(provider, new NoClients(), IdentityProvider.RETURN);
		this.accounts = accounts;
		setAuthenticationManager(new ProviderManager(provider.authentication()));
		setSessionAuthenticationStrategy(new ChangeSessionIdAuthenticationStrategy());
		setSecurityContextRepository(new HttpSessionSecurityContextRepository());
		setAuthenticationFailureHandler(outcome);
		setAuthenticationSuccessHandler(
				(request, response, authentication) -> response.sendRedirect(takeTarget(request)));
	}

	/** The filter that sends people to the provider, remembering where they wanted to. */
	static OAuth2AuthorizationRequestRedirectFilter start(IdentityProvider provider, SignInOutcome outcome) {
		OAuth2AuthorizationRequestRedirectFilter filter = new OAuth2AuthorizationRequestRedirectFilter(
				new Remembering(new DefaultOAuth2AuthorizationRequestResolver(provider, START)));
		filter.setAuthenticationFailureHandler(outcome);
		return filter;
	}

	@Override
	protected void successfulAuthentication(HttpServletRequest request, HttpServletResponse response, FilterChain chain,
			Authentication authentication) throws IOException, ServletException {
		if (!(authentication.getPrincipal() instanceof ProvidedAgent provided)) {
			throw new IllegalStateException("Not one of ours: " + authentication.getClass());
		}
		// Read anew: what is remembered of the account may be older than this session.
		Agent agent = this.accounts.loadUserByUsername(provided.getName()).agent();
		SignedInAgent signedIn = new SignedInAgent(agent, provided.idToken());
		UsernamePasswordAuthenticationToken ours = UsernamePasswordAuthenticationToken.authenticated(signedIn, null,
				signedIn.getAuthorities());
		ours.setDetails(authentication.getDetails());
		super.successfulAuthentication(request, response, chain, ours);
	}

	private static String takeTarget(HttpServletRequest request) {
		HttpSession session = request.getSession();
		Object target = session.getAttribute(TARGET);
		session.removeAttribute(TARGET);
		return LocalTarget.of((target instanceof String path) ? path : null);
	}

	private record Remembering(
			DefaultOAuth2AuthorizationRequestResolver resolver) implements OAuth2AuthorizationRequestResolver {

		@Override
		public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
			return remember(request, this.resolver.resolve(request));
		}

		@Override
		public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request, String id) {
			return remember(request, this.resolver.resolve(request, id));
		}

		private static @Nullable OAuth2AuthorizationRequest remember(HttpServletRequest request,
				@Nullable OAuth2AuthorizationRequest authorization) {
			if (authorization != null) {
				request.getSession().setAttribute(TARGET, LocalTarget.of(request.getParameter("retour")));
			}
			return authorization;
		}

	}

	/**
	 * Nothing is called in the person's name later, so that their tokens are not kept.
	 */
	private static final class NoClients implements OAuth2AuthorizedClientRepository {

		@Override
		public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(String id, Authentication principal,
				HttpServletRequest request) {
			return null;
		}

		@Override
		public void saveAuthorizedClient(OAuth2AuthorizedClient client, Authentication principal,
				HttpServletRequest request, HttpServletResponse response) {
			// Not kept.
		}

		@Override
		public void removeAuthorizedClient(String id, Authentication principal, HttpServletRequest request,
				HttpServletResponse response) {
			// Never kept.
		}

	}

}
