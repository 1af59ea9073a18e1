package fr.ecluse.web;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

import fr.ecluse.member.Membership;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

@DoorTest
class SignInTest {

	@LocalServerPort
	private int port;

	@Autowired
	private Town town;

	@Autowired
	private Probe.AdjustableClock clock;

	private Browser browser;

	@BeforeEach
	void open() {
		this.browser = new Browser(this.port);
	}

	@Test
	void leadsToTheLandingPageWithNameAndRoles() {
		HttpResponse<String> response = this.browser.signIn(" Web.Instructrice ", Town.PASSWORD);

		assertThat(response.statusCode()).isEqualTo(302);
		assertThat(location(response)).isEqualTo("/");
		assertThat(this.browser.page("/").body()).contains("Bonjour Dominique Martin")
			.contains("Commune d&#39;Ici &lt;b&gt;")
			.contains("instructeur")
			.contains("/camunda/app/tasklist/")
			.doesNotContain("Ailleurs")
			.doesNotContain("name=\"password\"");
	}

	@Test
	void opensNoSessionBeforeAndAProtectedOneAfter() {
		assertThat(this.browser.page("/connexion").headers().allValues("Set-Cookie")).allSatisfy((
				cookie) -> assertThat(cookie).startsWith("ECLUSE-FORM=").contains("HttpOnly").contains("SameSite=Lax"));

		HttpResponse<String> response = this.browser.signIn("web.instructrice", Town.PASSWORD);

		assertThat(response.headers().allValues("Set-Cookie"))
			.anySatisfy((cookie) -> assertThat(cookie).startsWith("ECLUSE=")
				.contains("HttpOnly")
				.contains("SameSite=Lax")
				.doesNotContain("Secure"));
	}

	@Test
	void givesASignedInBrowserANewSession() {
		this.browser.signIn("web.instructrice", Town.PASSWORD);
		String before = this.browser.cookie("ECLUSE");
		String form = "_csrf=" + this.browser.formToken("/") + "&username=web.chef&password="
				+ URLEncoder.encode(Town.PASSWORD, StandardCharsets.UTF_8);

		this.browser.post("/connexion", form, "Content-Type", "application/x-www-form-urlencoded");

		assertThat(this.browser.cookie("ECLUSE")).isNotBlank().isNotEqualTo(before);
	}

	@Test
	void refusesAWrongPasswordAndAnUnknownAccountAlike() {
		HttpResponse<String> wrong = this.browser.signIn("web.chef", "wrong");
		HttpResponse<String> unknown = new Browser(this.port).signIn("web.none", "wrong");

		assertThat(wrong.statusCode()).isEqualTo(unknown.statusCode()).isEqualTo(401);
		assertThat(wrong.body()).contains("Identifiant ou mot de passe incorrect.").contains("value=\"web.chef\"");
		String token = "value=\"[^\"]{60,}\"";
		assertThat(wrong.body().replaceAll(token, "").replace("web.chef", "web.none"))
			.isEqualTo(unknown.body().replaceAll(token, ""));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "é", "admin' or '1'='1", "web.chef\u0000", "😀", "../../etc" })
	void refusesStrangeNames(String username) {
		assertThat(this.browser.signIn(username, "wrong").statusCode()).isEqualTo(401);
	}

	@Test
	void tellsOnlyTheOwnerThatAnAccountIsDisabled() {
		this.town.add("web.partie", this.town.hash(Town.PASSWORD), Set.of(), Set.of());
		this.town.change("update agent set enabled = false where username = ?", "web.partie");

		assertThat(this.browser.signIn("web.partie", "wrong").body()).contains("incorrect");
		assertThat(this.browser.signIn("web.partie", Town.PASSWORD).body()).contains("Ce compte est désactivé.");
		assertThat(this.browser.cookie("ECLUSE")).isEmpty();
	}

	@Test
	void slowsDownWhoeverGuesses() {
		this.town.add("web.cible", this.town.hash(Town.PASSWORD), Set.of(), Set.of());
		for (int i = 0; i < 6; i++) {
			assertThat(this.browser.signIn("web.cible", "guess " + i).statusCode()).isEqualTo(401);
		}

		HttpResponse<String> refused = this.browser.signIn("web.cible", Town.PASSWORD);
		assertThat(refused.statusCode()).isEqualTo(429);
		assertThat(refused.headers().firstValue("Retry-After").map(Integer::parseInt).orElse(0)).isBetween(1, 2);
		assertThat(refused.body()).contains("Trop d&#39;essais infructueux.");

		this.clock.forward(Duration.ofSeconds(3));
		assertThat(this.browser.signIn("web.cible", Town.PASSWORD).statusCode()).isEqualTo(302);
	}

	@Test
	void takesAsLongForAnUnknownAccount() {
		long known = fastest("web.chef");
		long unknown = fastest("web.never-heard-of");
		long impossible = fastest("Ünmöglich");

		assertThat(unknown).isBetween(known / 2, known * 2);
		assertThat(impossible).isBetween(known / 2, known * 2);
	}

	@ParameterizedTest
	@ValueSource(strings = { "//evil.example", "/\\evil.example", "https://evil.example", "/%09/evil.example",
			"/camunda/\r\nSet-Cookie: a=b" })
	void neverLeadsElsewhere(String target) {
		HttpResponse<String> response = this.browser.signIn("web.instructrice", Town.PASSWORD,
				"?retour=" + URLEncoder.encode(target, StandardCharsets.UTF_8));

		assertThat(response.statusCode()).isEqualTo(302);
		assertThat(location(response)).isEqualTo("/");
	}

	@Test
	void leadsBackToThePageThatWasAskedFor() {
		HttpResponse<String> asked = this.browser.page("/camunda/app/tasklist/default/?filter=1");
		assertThat(asked.statusCode()).isEqualTo(302);
		String signInPage = location(asked);
		assertThat(signInPage).isEqualTo("/connexion?retour=%2Fcamunda%2Fapp%2Ftasklist%2Fdefault%2F%3Ffilter%3D1");

		HttpResponse<String> response = this.browser.submit(signInPage, signInPage,
				Map.of("username", "web.instructrice", "password", Town.PASSWORD));
		assertThat(location(response)).isEqualTo("/camunda/app/tasklist/default/?filter=1");
	}

	@Test
	void answersScriptsWithoutRedirect() {
		assertThat(this.browser.get("/camunda/api/engine/task", "Accept", "application/json").statusCode())
			.isEqualTo(401);
		assertThat(this.browser.get("/camunda/app/x", "Accept", "text/html", "X-Requested-With", "XMLHttpRequest")
			.statusCode()).isEqualTo(401);
	}

	@Test
	void letsTheTaskListSignInUnderAnOpenPage() {
		String path = "/camunda/api/admin/auth/user/default/login/tasklist";
		String[] headers = { "Cookie", "XSRF-TOKEN=page", "X-XSRF-TOKEN", "page", "Content-Type",
				"application/x-www-form-urlencoded" };
		String form = "username=web.instructrice&password=";

		assertThat(this.browser.post(path, form + "wrong", headers).statusCode()).isEqualTo(401);
		assertThat(this.browser.cookie("ECLUSE")).isEmpty();
		HttpResponse<String> response = this.browser.post(path,
				form + URLEncoder.encode(Town.PASSWORD, StandardCharsets.UTF_8), headers);
		assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
		assertThat(this.browser.page("/").body()).contains("Bonjour Dominique Martin");
	}

	@Test
	void asksAgainWhenTheFormIsStale() {
		HttpResponse<String> response = this.browser.post("/connexion", "username=a&password=b", "Content-Type",
				"application/x-www-form-urlencoded", "Accept", "text/html");

		assertThat(location(response)).isEqualTo("/connexion?expiree");
		assertThat(this.browser.cookie("ECLUSE")).isEmpty();
		assertThat(this.browser.page("/connexion?expiree").body()).contains("ouverte depuis trop longtemps");
	}

	@Test
	void signsOutEvenWhenAnotherTabDidSoBefore() {
		this.browser.signIn("web.instructrice", Town.PASSWORD);
		String token = this.browser.formToken("/");
		String form = "_csrf=" + token;

		HttpResponse<String> first = this.browser.post("/deconnexion", form, "Content-Type",
				"application/x-www-form-urlencoded");
		HttpResponse<String> second = this.browser.post("/deconnexion", form, "Content-Type",
				"application/x-www-form-urlencoded", "Accept", "text/html");

		assertThat(location(first)).isEqualTo("/connexion?deconnecte");
		assertThat(location(second)).startsWith("/connexion?");
		assertThat(this.browser.get("/camunda/probe").statusCode()).isEqualTo(401);
		assertThat(this.browser.page("/").body()).contains("name=\"password\"");
	}

	@Test
	void endsOpenSessionsOfDisabledAccounts() {
		Browser session = signedIn("web.bientot-partie");
		this.town.change("update agent set enabled = false where username = ?", "web.bientot-partie");
		this.clock.forward(Duration.ofMinutes(1));

		assertThat(session.get("/camunda/probe").statusCode()).isEqualTo(401);
		this.town.change("update agent set enabled = true where username = ?", "web.bientot-partie");
		this.clock.forward(Duration.ofMinutes(1));
		assertThat(session.get("/camunda/probe").statusCode()).isEqualTo(401);
	}

	@Test
	void endsOpenSessionsWhenThePasswordChanges() {
		Browser session = signedIn("web.volee");
		this.town.change("update agent set password_hash = '{bcrypt}x' where username = ?", "web.volee");
		this.clock.forward(Duration.ofMinutes(1));

		assertThat(session.get("/camunda/probe").statusCode()).isEqualTo(401);
	}

	@Test
	void followsChangedRolesInOpenSessions() {
		Browser session = signedIn("web.mutee");
		assertThat(session.get("/api/v1/members/213800014/agents/probe").statusCode()).isEqualTo(403);

		this.town.change("update membership set role = 'administrateur' where username = ?", "web.mutee");
		this.clock.forward(Duration.ofMinutes(1));
		assertThat(session.get("/api/v1/members/213800014/agents/probe").statusCode()).isEqualTo(200);

		this.town.change("delete from membership where username = ?", "web.mutee");
		this.clock.forward(Duration.ofMinutes(1));
		assertThat(session.get("/api/v1/members/213800014/probe").statusCode()).isEqualTo(404);
	}

	@Test
	void sendsProtectiveHeaders() {
		Map<String, java.util.List<String>> headers = this.browser.page("/").headers().map();

		assertThat(headers.get("content-security-policy")).singleElement()
			.asString()
			.contains("default-src 'none'")
			.contains("frame-ancestors 'self'")
			.doesNotContain("unsafe");
		assertThat(headers.get("x-content-type-options")).containsExactly("nosniff");
		assertThat(headers.get("referrer-policy")).containsExactly("same-origin");
		assertThat(headers.get("x-frame-options")).containsExactly("SAMEORIGIN");
		assertThat(headers).containsKey("permissions-policy").doesNotContainKey("server");
		assertThat(this.browser.get("/camunda/x").headers().map()).doesNotContainKey("content-security-policy");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/nulle-part", "/camunda.html", "/accessibilite/nulle-part" })
	void showsPeopleAFrenchPageForUnknownAddresses(String path) {
		HttpResponse<String> response = this.browser.page(path);

		assertThat(response.statusCode()).isEqualTo(404);
		assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
		assertThat(response.body()).contains("Cette page n'existe pas").contains("/ecluse.css");
	}

	@Test
	void showsPeopleAFrenchPageWithAnIdWhenSomethingBreaks() {
		HttpResponse<String> response = this.browser.page("/verification/broken/badly");

		assertThat(response.statusCode()).isEqualTo(500);
		assertThat(response.body()).contains("Une erreur s'est produite")
			.containsPattern("[0-9a-f]{8}-[0-9a-f]{4}-")
			.doesNotContain("secret")
			.doesNotContain("Exception");
	}

	@Test
	void answersOtherMethodsOnPages() {
		HttpResponse<String> response = this.browser.send("PUT", "/accessibilite", BodyPublishers.noBody(), "Accept",
				"text/html", "X-CSRF-TOKEN", this.browser.formToken("/"));

		assertThat(response.statusCode()).isEqualTo(405);
	}

	private Browser signedIn(String username) {
		this.town.add(username, this.town.hash(Town.PASSWORD), Set.of(),
				Set.of(new Membership(Town.HOME, "instructeur")));
		Browser session = new Browser(this.port);
		assertThat(session.signIn(username, Town.PASSWORD).statusCode()).isEqualTo(302);
		assertThat(session.get("/camunda/probe").statusCode()).isEqualTo(200);
		return session;
	}

	/** The shortest of a few, since others use the machine too. */
	private long fastest(String username) {
		long fastest = Long.MAX_VALUE;
		for (int i = 0; i < 4; i++) {
			String token = this.browser.formToken("/connexion");
			long start = System.nanoTime();
			this.browser.post("/connexion", "_csrf=" + token + "&username="
					+ URLEncoder.encode(username, StandardCharsets.UTF_8) + "&password=wrong", "Content-Type",
					"application/x-www-form-urlencoded");
			fastest = Math.min(fastest, System.nanoTime() - start);
		}
		return fastest;
	}

	private static String location(HttpResponse<String> response) {
		return response.headers().firstValue("Location").orElse("").replaceFirst("http://localhost:\\d+", "");
	}

}
