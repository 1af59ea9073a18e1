package fr.ecluse.identity;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import com.sun.net.httpserver.HttpServer;
import fr.ecluse.EcluseTest;
import fr.ecluse.member.Agent;
import fr.ecluse.member.Agents;
import fr.ecluse.member.OpsnRole;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.client.RestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * A provider as the standard has it, for example Keycloak: its user information is plain
 * JSON, and it says of each address whether it is verified.
 */
@EcluseTest
class StandardProviderTest {

	private static final OidcSettings SETTINGS = settings(ProviderKind.STANDARD);

	@Autowired
	private Agents agents;

	@Autowired
	private AgentLinks links;

	@Autowired
	private TransactionTemplate transaction;

	private final String name = "oidc." + UUID.randomUUID().toString().substring(0, 8);

	private final String email = this.name + "@exemple.fr";

	private HttpServer provider;

	private volatile String answer = "";

	private volatile String bearer = "";

	@BeforeEach
	void open() throws IOException {
		this.provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.provider.createContext("/userinfo", (exchange) -> {
			try (exchange) {
				this.bearer = exchange.getRequestHeaders().getFirst("Authorization");
				byte[] body = this.answer.getBytes(StandardCharsets.UTF_8);
				exchange.getResponseHeaders().set("Content-Type", "application/json;charset=UTF-8");
				exchange.sendResponseHeaders(200, body.length);
				exchange.getResponseBody().write(body);
			}
		});
		this.provider.start();
		this.transaction.executeWithoutResult((status) -> this.agents.add(new Agent(this.name, "Anne Le Goff",
				this.email, "{noop}x", true, Set.of(OpsnRole.DESIGNER), Set.of())));
	}

	@AfterEach
	void close() {
		this.provider.stop(0);
	}

	@Test
	void findsTheAccountOfAVerifiedAddress() {
		this.answer = """
				{"sub":"a1","email":"%s","email_verified":true,"name":"Anne Le Goff","groups":["x"],"age":42}"""
			.formatted(this.email);
		Map<String, Object> claims = userInfo(SETTINGS).read(request("a1"));
		assertThat(this.bearer).isEqualTo("Bearer jeton-d-acces");
		assertThat(find(this.name, claims).username()).isEqualTo(this.name);
		assertThat(find(this.name, Map.of("email", "autre@exemple.fr")).username()).as("linked since")
			.isEqualTo(this.name);
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "", ",\"email_verified\":false", ",\"email_verified\":\"true\"", ",\"email_verified\":null" })
	void linksNoAccountToAnAddressThatIsNotVerified(String verified) {
		this.answer = "{\"sub\":\"a1\",\"email\":\"%s\"%s}".formatted(this.email, verified);
		Map<String, Object> claims = userInfo(SETTINGS).read(request("a1"));
		assertThatThrownBy(() -> find(this.name, claims)).isInstanceOf(SignInRefusedException.class)
			.hasMessageContaining("n'est pas vérifiée");
		assertThat(this.links.find("https://fournisseur.exemple.fr", this.name)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "[]", "null", "\"a1\"", "{", "{\"sub\":\"b2\"}", "{\"sub\":null}",
			"{\"sub\":[\"a1\"]}", "{\"email\":\"x@exemple.fr\"}" })
	void refusesWhatDoesNotSpeakOfWhoSignedIn(String body) {
		this.answer = body;
		assertThatThrownBy(() -> userInfo(SETTINGS).read(request("a1")))
			.isInstanceOf(OAuth2AuthenticationException.class);
	}

	@Test
	void takesNoPlainJsonOfAProviderThatSigns() {
		this.answer = "{\"sub\":\"a1\",\"email\":\"%s\"}".formatted(this.email);
		assertThatThrownBy(() -> userInfo(settings(ProviderKind.PROCONNECT)).read(request("a1")))
			.isInstanceOf(OAuth2AuthenticationException.class);
	}

	@Test
	void saysThatAProviderIsOutOfReach() {
		OidcUserRequest request = request("a1");
		this.provider.stop(0);
		assertThatThrownBy(() -> userInfo(SETTINGS).read(request)).isInstanceOf(UnreachableIssuerException.class);
	}

	private Agent find(String subject, Map<String, Object> claims) {
		AgentMatch match = new AgentMatch(this.agents, this.links, SETTINGS);
		return Objects.requireNonNull(
				this.transaction.execute((status) -> match.find("https://fournisseur.exemple.fr", subject, claims)));
	}

	private static UserInfo userInfo(OidcSettings settings) {
		return new UserInfo(settings,
				new AuthorizationServer(URI.create("https://fournisseur.exemple.fr"), null, Clock.systemUTC()),
				RestClient.create(), Clock.systemUTC());
	}

	private OidcUserRequest request(String subject) {
		Instant now = Instant.now();
		ClientRegistration registration = ClientRegistration.withRegistrationId("oidc")
			.clientId("ecluse")
			.clientSecret("secret")
			.authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
			.redirectUri("http://localhost/retour")
			.authorizationUri("http://localhost/authorize")
			.tokenUri("http://localhost/token")
			.userInfoUri("http://127.0.0.1:%d/userinfo".formatted(this.provider.getAddress().getPort()))
			.build();
		return new OidcUserRequest(registration,
				new OAuth2AccessToken(OAuth2AccessToken.TokenType.BEARER, "jeton-d-acces", now, now.plusSeconds(60)),
				new OidcIdToken("jeton", now, now.plusSeconds(60), Map.of("sub", subject)));
	}

	private static OidcSettings settings(ProviderKind kind) {
		return new OidcSettings("https://fournisseur.exemple.fr", "ecluse", "secret", kind, null, List.of(), null,
				true);
	}

}
