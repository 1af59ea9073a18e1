package fr.ecluse.identity;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.www.BasicAuthenticationConverter;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;

/**
 * A real authorization server with a port of its own, whose user information is signed as
 * that of ProConnect, and which can be made to lie.
 */
final class TestIssuer implements AutoCloseable {

	static final String AUDIENCE = "https://ecluse.exemple.fr";

	static final String CLIENT = "ecluse-agents";

	static final String PASSWORD = "mot-de-passe-du-fournisseur";

	static final String SECRET = "secret-des-essais";

	final RSAKey key = rsa("cle-du-serveur");

	/** What the server tells of each person, by subject. */
	final Map<String, Map<String, Object>> people = new ConcurrentHashMap<>();

	/** How it lies of a person, by subject. */
	final Map<String, Lie> lies = new ConcurrentHashMap<>();

	private final ServletWebServerApplicationContext context;

	private final InMemoryRegisteredClientRepository clients;

	TestIssuer() {
		this.clients = new InMemoryRegisteredClientRepository(program("logiciel-ici", "21380001400010"),
				program("logiciel-muet", ""));
		this.context = (ServletWebServerApplicationContext) new SpringApplicationBuilder(Configuration.class)
			.web(WebApplicationType.SERVLET)
			.initializers((starting) -> starting.getBeanFactory().registerSingleton("testIssuer", this))
			.properties("spring.config.name=test-issuer", "server.port=0", "server.address=127.0.0.1",
					"spring.main.banner-mode=off")
			.run();
	}

	String address() {
		return "http://127.0.0.1:" + Objects.requireNonNull(this.context.getWebServer()).getPort();
	}

	/** Lets people come back to the server under test. */
	void serve(int port) {
		String base = "http://127.0.0.1:" + port;
		this.clients.save(RegisteredClient.withId("agents")
			.clientId(CLIENT)
			.clientSecret("{noop}" + SECRET)
			.clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
			.clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
			.authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
			.redirectUri(base + "/connexion/retour")
			.postLogoutRedirectUri(base + "/connexion")
			.scopes((scopes) -> scopes.addAll(List.of("openid", "given_name", "usual_name", "email", "siret")))
			.clientSettings(ClientSettings.builder().requireProofKey(true).requireAuthorizationConsent(false).build())
			.build());
	}

	/** Claims that open the API to a program of the member. */
	JWTClaimsSet.Builder claims(String siret) {
		return new JWTClaimsSet.Builder().issuer(address())
			.subject("logiciel-essai")
			.audience(AUDIENCE)
			.claim("client_id", "logiciel-essai")
			.claim("siret", siret)
			.claim("scope", "ecluse:read")
			.issueTime(Date.from(Instant.now().minus(Duration.ofMinutes(10))))
			.expirationTime(Date.from(Instant.now().plus(Duration.ofHours(1))))
			.jwtID(UUID.randomUUID().toString());
	}

	String sign(JWTClaimsSet claims) {
		return sign(claims, this.key, this.key.getKeyID());
	}

	static String sign(JWTClaimsSet claims, RSAKey key, String kid) {
		try {
			SignedJWT token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(kid).build(), claims);
			token.sign(new RSASSASigner(key));
			return token.serialize();
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
	}

	static RSAKey rsa(String kid) {
		try {
			return new RSAKeyGenerator(2048).keyID(kid).generate();
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static RegisteredClient program(String id, String siret) {
		return RegisteredClient.withId(id)
			.clientId(id)
			.clientSecret("{noop}" + SECRET + id)
			.clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
			.authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
			.scopes((scopes) -> scopes.addAll(List.of("ecluse:read", "ecluse:start")))
			.clientSettings(ClientSettings.builder().setting("siret", siret).build())
			.build();
	}

	@Override
	public void close() {
		this.context.close();
	}

	/** How the user information is wrong. */
	enum Lie {

		UNSIGNED, NO_ALGORITHM, OTHER_KEY, OTHER_PERSON, OTHER_CLIENT, OTHER_ISSUER, LATE

	}

	@TestConfiguration(proxyBeanMethods = false)
	@EnableWebMvc
	@EnableWebSecurity
	@ImportAutoConfiguration({ TomcatServletWebServerAutoConfiguration.class,
			DispatcherServletAutoConfiguration.class })
	static class Configuration {

		@Bean
		SecurityFilterChain chain(HttpSecurity http, TestIssuer issuer) throws Exception {
			return http
				.oauth2AuthorizationServer((server) -> server.oidc((oidc) -> oidc
					.providerConfigurationEndpoint((endpoint) -> endpoint.providerConfigurationCustomizer(
							(metadata) -> metadata.userInfoEndpoint(issuer.address() + "/agents")))))
				.authorizeHttpRequests(
						(requests) -> requests.requestMatchers("/agents").permitAll().anyRequest().authenticated())
				.addFilterAfter(new People(), SecurityContextHolderFilter.class)
				.csrf((csrf) -> csrf.disable())
				.build();
		}

		@Bean
		InMemoryRegisteredClientRepository clients(TestIssuer issuer) {
			return issuer.clients;
		}

		@Bean
		AuthorizationServerSettings settings() {
			return AuthorizationServerSettings.builder().build();
		}

		@Bean
		JWKSource<SecurityContext> keys(TestIssuer issuer) {
			return new ImmutableJWKSet<>(new JWKSet(issuer.key));
		}

		@Bean
		JwtDecoder decoder(JWKSource<SecurityContext> keys) {
			return NimbusJwtDecoder.withJwkSource(keys).build();
		}

		@Bean
		OAuth2TokenCustomizer<JwtEncodingContext> claims() {
			return (token) -> {
				Object siret = token.getRegisteredClient().getClientSettings().getSetting("siret");
				if (siret != null) {
					token.getClaims().audience(List.of(AUDIENCE));
					if (!siret.equals("")) {
						token.getClaims().claim("siret", siret);
					}
				}
			};
		}

		@Bean
		UserInformation userInformation(TestIssuer issuer, JwtDecoder decoder) {
			return new UserInformation(issuer, decoder);
		}

	}

	/** Anybody may be anybody who knows the one password. */
	private static final class People extends OncePerRequestFilter {

		@Override
		protected boolean shouldNotFilter(HttpServletRequest request) {
			return !request.getRequestURI().equals("/oauth2/authorize");
		}

		@Override
		protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
				throws ServletException, IOException {
			UsernamePasswordAuthenticationToken attempt = new BasicAuthenticationConverter().convert(request);
			if (attempt != null && PASSWORD.equals(attempt.getCredentials())) {
				SecurityContextHolder.getContext()
					.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(attempt.getName(), null,
							List.of(FactorGrantedAuthority.fromAuthority(FactorGrantedAuthority.PASSWORD_AUTHORITY))));
			}
			chain.doFilter(request, response);
		}

	}

	@TestComponent
	@RestController
	static class UserInformation {

		private final TestIssuer issuer;

		private final JwtDecoder decoder;

		UserInformation(TestIssuer issuer, JwtDecoder decoder) {
			this.issuer = issuer;
			this.decoder = decoder;
		}

		@GetMapping("/agents")
		ResponseEntity<String> agent(@RequestHeader("Authorization") String bearer) {
			String subject = this.decoder.decode(bearer.substring("Bearer ".length())).getSubject();
			Lie lie = this.issuer.lies.get(subject);
			JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
				.issuer((lie == Lie.OTHER_ISSUER) ? "https://ailleurs.exemple.fr" : this.issuer.address())
				.audience((lie == Lie.OTHER_CLIENT) ? "un-autre-client" : CLIENT)
				.subject((lie == Lie.OTHER_PERSON) ? "quelqu-un-d-autre" : subject)
				.expirationTime(Date.from(Instant.now().plus(Duration.ofMinutes((lie == Lie.LATE) ? -10 : 1))));
			this.issuer.people.getOrDefault(subject, Map.of()).forEach(claims::claim);
			JWTClaimsSet set = claims.build();
			if (lie == Lie.UNSIGNED) {
				return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(set.toString());
			}
			RSAKey other = (lie == Lie.OTHER_KEY) ? rsa("une-autre-cle") : this.issuer.key;
			return ResponseEntity.ok()
				.contentType(MediaType.parseMediaType("application/jwt"))
				.body((lie == Lie.NO_ALGORITHM) ? new PlainJWT(set).serialize()
						: sign(set, other, this.issuer.key.getKeyID()));
		}

	}

}
