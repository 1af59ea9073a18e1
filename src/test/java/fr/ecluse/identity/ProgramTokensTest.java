package fr.ecluse.identity;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.jayway.jsonpath.JsonPath;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ProgramTokensTest extends IdentityWorld {

	private static final String DOSSIERS = "/api/v1/members/" + HOME + "/dossiers";

	@Test
	void aProgramSignsInByClientCredentials() {
		String token = token("logiciel-ici", "ecluse:read");
		assertThat(api("GET", DOSSIERS, token).statusCode()).isEqualTo(200);
		HttpResponse<String> start = api("POST", DOSSIERS, token);
		assertThat(start.statusCode()).isEqualTo(403);
		assertThat(start.body()).contains("portée « start »");
		assertThat(api("POST", DOSSIERS, token("logiciel-ici", "ecluse:read ecluse:start")).statusCode())
			.isEqualTo(400);
		assertThat(api("GET", "/api/v1/members/" + AWAY + "/dossiers", token).statusCode()).isEqualTo(404);
		assertThat(api("GET", "/api/v1/members", token).statusCode()).isEqualTo(403);
	}

	@Test
	void aTokenWithoutMemberOpensNothing() {
		refused(token("logiciel-muet", "ecluse:read"), "ne nomme pas d'adhérent");
	}

	@Test
	void theTokenOfAnotherMemberOpensThatMemberAlone() {
		String token = ISSUER.sign(ISSUER.claims(AWAY_SIRET).build());
		assertThat(api("GET", DOSSIERS, token).statusCode()).isEqualTo(404);
		assertThat(api("GET", "/api/v1/members/" + AWAY + "/dossiers", token).statusCode()).isEqualTo(200);
	}

	@Test
	void aMemberThatTheDirectoryLacksIsUnknown() {
		String token = ISSUER.sign(ISSUER.claims("21130055300016").build());
		assertThat(api("GET", "/api/v1/members/211300553", token).statusCode()).isEqualTo(404);
	}

	@Test
	void anAccessTokenSaysItsTypeOrNot() throws JOSEException {
		SignedJWT typed = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.PS256).keyID(ISSUER.key.getKeyID())
			.type(new com.nimbusds.jose.JOSEObjectType("at+jwt"))
			.build(), ISSUER.claims(HOME_SIRET).claim("scope", List.of("openid", "ecluse:read")).build());
		typed.sign(new com.nimbusds.jose.crypto.RSASSASigner(ISSUER.key));
		assertThat(api("GET", DOSSIERS, typed.serialize()).statusCode()).isEqualTo(200);
	}

	@Test
	void clocksMayDifferAMinute() {
		Instant now = Instant.now();
		assertThat(api("GET", DOSSIERS,
				ISSUER.sign(ISSUER.claims(HOME_SIRET).expirationTime(Date.from(now.minusSeconds(30))).build()))
			.statusCode()).isEqualTo(200);
		assertThat(api("GET", DOSSIERS,
				ISSUER.sign(ISSUER.claims(HOME_SIRET).notBeforeTime(Date.from(now.plusSeconds(30))).build()))
			.statusCode()).isEqualTo(200);
	}

	@TestFactory
	Stream<DynamicTest> refusesEachAttack() throws JOSEException {
		Instant now = Instant.now();
		JWTClaimsSet good = ISSUER.claims(HOME_SIRET).build();
		SignedJWT secret = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(ISSUER.key.getKeyID()).build(),
				good);
		secret.sign(new MACSigner(ISSUER.key.toRSAPublicKey().getEncoded()));
		String[] parts = ISSUER.sign(good).split("\\.");
		String[] others = ISSUER.sign(ISSUER.claims(AWAY_SIRET).build()).split("\\.");
		return Map
			.ofEntries(Map.entry("no algorithm", new String[] { new PlainJWT(good).serialize(), "pas signé" }),
					Map.entry("public key as a secret", new String[] { secret.serialize(), "pas signé" }),
					Map.entry("another key under the same number",
							new String[] { TestIssuer.sign(good, TestIssuer.rsa("x"), ISSUER.key.getKeyID()),
									"pas signé" }),
					Map.entry("another key under its own number",
							new String[] { TestIssuer.sign(good, TestIssuer.rsa("x"), "x"), "" }),
					Map.entry("number of a file",
							new String[] { TestIssuer.sign(good, TestIssuer.rsa("x"), "../../dev/null"), "" }),
					Map.entry(
							"claims of another token",
							new String[] { parts[0] + "." + others[1] + "." + parts[2], "pas signé" }),
					Map.entry("no signature", new String[] { parts[0] + "." + parts[1] + ".", "pas signé" }),
					Map.entry("other audience",
							new String[] { ISSUER.sign(ISSUER.claims(HOME_SIRET).audience("https://ailleurs").build()),
									"destiné à un autre service" }),
					Map.entry("no audience",
							new String[] { ISSUER.sign(ISSUER.claims(HOME_SIRET).audience((String) null).build()),
									"destiné à un autre service" }),
					Map.entry("other issuer",
							new String[] { ISSUER.sign(ISSUER.claims(HOME_SIRET).issuer("https://ailleurs").build()),
									"autre émetteur" }),
					Map.entry("expired",
							new String[] {
									ISSUER.sign(ISSUER.claims(HOME_SIRET)
										.expirationTime(Date.from(now.minusSeconds(90)))
										.build()),
									"expiré" }),
					Map.entry("without end", new String[] {
							ISSUER.sign(ISSUER.claims(HOME_SIRET).expirationTime(null).build()), "expiré" }),
					Map.entry("not yet",
							new String[] { ISSUER
								.sign(ISSUER.claims(HOME_SIRET).notBeforeTime(Date.from(now.plusSeconds(90))).build()),
									"pas encore valable" }),
					Map.entry("a number that is none",
							new String[] { ISSUER.sign(ISSUER.claims("21380001400011").build()), "numéro valable" }),
					Map.entry("several members",
							new String[] { ISSUER.sign(
									ISSUER.claims(HOME_SIRET).claim("siret", List.of(HOME_SIRET, AWAY_SIRET)).build()),
									"ne nomme pas d'adhérent" }),
					Map.entry("a client with line breaks",
							new String[] { ISSUER.sign(ISSUER.claims(HOME_SIRET).claim("client_id", "a\nb").build()),
									"ne nomme pas son client" }))
			.entrySet()
			.stream()
			.map((attack) -> DynamicTest.dynamicTest(attack.getKey(),
					() -> refused(attack.getValue()[0], attack.getValue()[1])));
	}

	@Test
	void ourOwnKeysStayGood() {
		String key = keys().issue("essai", HOME, "essai", null).token();
		assertThat(api("GET", DOSSIERS, key).statusCode()).isEqualTo(200);
	}

	@Test
	void aServerThatIsDownStopsNeitherTheStartNorTheKeys() {
		Clock clock = Clock.systemUTC();
		ProgramTokens tokens = new ProgramTokens(new OAuth2Settings("http://127.0.0.1:9", null, TestIssuer.AUDIENCE,
				List.of("siret"), "ecluse:", Duration.ZERO), clock);
		String token = ISSUER.sign(ISSUER.claims(HOME_SIRET).build());
		for (int call = 0; call < 5; call++) {
			assertThat(tokens.check(token)).isInstanceOf(ProgramTokens.Unavailable.class);
		}
		ProgramTokens keysDown = new ProgramTokens(new OAuth2Settings(ISSUER.address(), "http://127.0.0.1:9/keys",
				TestIssuer.AUDIENCE, List.of("siret"), "ecluse:", Duration.ZERO), clock);
		for (int call = 0; call < 5; call++) {
			assertThat(keysDown.check(token)).isInstanceOf(ProgramTokens.Unavailable.class);
		}
	}

	@Test
	void settingsThatLeaveTheDoorOpenStopTheStart() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new OAuth2Settings("https://a", null, null, List.of(), "", Duration.ZERO))
			.withMessageContaining("ecluse.oauth2.audience");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new OAuth2Settings("https://a", null, "x", List.of(), "", Duration.ofMinutes(6)))
			.withMessageContaining("clock-skew");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new ProgramTokens(
					new OAuth2Settings("http://ailleurs.exemple.fr", null, "x", List.of(), "", Duration.ZERO),
					Clock.systemUTC()))
			.withMessageContaining("https");
	}

	private void refused(String token, String reason) {
		HttpResponse<String> response = api("GET", DOSSIERS, token);
		assertThat(response.statusCode()).as(response.body()).isEqualTo(401);
		assertThat(response.headers().firstValue("WWW-Authenticate").orElse("")).contains("Bearer",
				"error=\"invalid_token\"");
		assertThat((String) JsonPath.read(response.body(), "$.detail")).startsWith("Le jeton n'est pas valable : ")
			.contains(reason);
	}

	private static String token(String client, String scopes) {
		HttpResponse<String> answer = send(HttpClient.newHttpClient(),
				HttpRequest.newBuilder(URI.create(ISSUER.address() + "/oauth2/token"))
					.header("Authorization", basic(client, TestIssuer.SECRET + client))
					.header("Content-Type", "application/x-www-form-urlencoded")
					.POST(BodyPublishers.ofString(
							"grant_type=client_credentials&scope=" + scopes.replace(" ", "+").replace(":", "%3A"))));
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
		return JsonPath.read(answer.body(), "$.access_token");
	}

}
