package fr.ecluse.identity;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import fr.ecluse.member.Agent;
import org.jspecify.annotations.Nullable;

import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The identity provider of the settings, for people: authorization code with PKCE, state
 * and nonce. Everything about it is read at first use.
 */
@Component
public class IdentityProvider implements ClientRegistrationRepository {

	/** As which the provider is known within the server. */
	public static final String ID = "oidc";

	/** Where the provider sends people back to. */
	public static final String RETURN = "/connexion/retour";

	private static final Duration PATIENCE = Duration.ofSeconds(5);

	private final OidcSettings settings;

	private final AgentMatch match;

	private final Clock clock;

	private final RestClient http;

	private final @Nullable AuthorizationServer server;

	private volatile @Nullable ClientRegistration registration;

	IdentityProvider(OidcSettings settings, AgentMatch match, Clock clock) {
		this.settings = settings;
		this.match = match;
		this.clock = clock;
		JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(
				HttpClient.newBuilder().connectTimeout(PATIENCE).build());
		requests.setReadTimeout(PATIENCE);
		this.http = RestClient.builder().requestFactory(requests).build();
		String issuer = settings.issuer();
		this.server = (settings.isSet() && issuer != null)
				? new AuthorizationServer(Issuer.of("ecluse.oidc.issuer", issuer), null, clock) : null;
	}

	public boolean isSet() {
		return this.server != null;
	}

	/** As people know it. */
	public String name() {
		return Objects.requireNonNull(this.settings.name());
	}

	/** Whether people other than administrators of the OPSN may use a password. */
	public boolean allowsPasswords() {
		return this.settings.localSignIn();
	}

	/** Scheme, host and port of the provider, where signing out leads. */
	public Optional<String> origin() {
		return Optional.ofNullable(this.server).map((it) -> Issuer.origin(URI.create(it.issuer())));
	}

	@Override
	public @Nullable ClientRegistration findByRegistrationId(String id) {
		return (isSet() && ID.equals(id)) ? registration() : null;
	}

	/** Checks what the provider sends people back with. */
	public OidcAuthorizationCodeAuthenticationProvider authentication() {
		RestClientAuthorizationCodeTokenResponseClient tokens = new RestClientAuthorizationCodeTokenResponseClient();
		tokens.setRestClient(this.http.mutate()
			.configureMessageConverters((converters) -> converters.disableDefaults()
				.addCustomConverter(new FormHttpMessageConverter())
				.addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
			.defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
			.build());
		OidcAuthorizationCodeAuthenticationProvider provider = new OidcAuthorizationCodeAuthenticationProvider(tokens,
				this::agent);
		provider.setJwtDecoderFactory(this::idTokens);
		return provider;
	}

	/**
	 * Where to end the session at the provider; empty when it offers no such thing.
	 * @param back absolute address where it sends people afterwards
	 */
	public Optional<String> signOut(OidcIdToken idToken, String back) {
		if (this.server == null || !(this.server.metadata().get("end_session_endpoint") instanceof String address)) {
			return Optional.empty();
		}
		return Optional.of(UriComponentsBuilder.fromUriString(address)
			.queryParam("id_token_hint", "{hint}")
			.queryParam("post_logout_redirect_uri", "{back}")
			.queryParam("state", "{state}")
			.encode()
			.buildAndExpand(idToken.getTokenValue(), back, UUID.randomUUID())
			.toUriString());
	}

	private ClientRegistration registration() {
		ClientRegistration known = this.registration;
		if (known != null) {
			return known;
		}
		Map<String, Object> metadata = Objects.requireNonNull(this.server).metadata();
		try {
			known = ClientRegistrations.fromOidcConfiguration(metadata)
				.registrationId(ID)
				.clientId(String.valueOf(this.settings.clientId()))
				.clientSecret(String.valueOf(this.settings.clientSecret()))
				.clientName(name())
				.scope(this.settings.scopes())
				.redirectUri("{baseUrl}" + RETURN)
				.clientSettings(ClientRegistration.ClientSettings.builder().requireProofKey(true).build())
				.build();
		}
		catch (IllegalArgumentException ex) {
			throw new UnreachableIssuerException(this.server.issuer(), ex);
		}
		this.registration = known;
		return known;
	}

	private NimbusJwtDecoder idTokens(ClientRegistration client) {
		NimbusJwtDecoder decoder = Objects.requireNonNull(this.server).decoder();
		OidcIdTokenValidator validator = new OidcIdTokenValidator(client);
		validator.setClock(this.clock);
		decoder.setJwtValidator(validator);
		return decoder;
	}

	private ProvidedAgent agent(OidcUserRequest request) {
		OidcIdToken idToken = request.getIdToken();
		Map<String, Object> claims = new UserInfo(this.settings, Objects.requireNonNull(this.server), this.http,
				this.clock)
			.read(request);
		Agent agent = this.match.find(this.server.issuer(), Objects.requireNonNull(idToken.getSubject()), claims);
		return new ProvidedAgent(agent, idToken);
	}

}
