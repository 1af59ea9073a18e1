package fr.ecluse.web;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Set;

import fr.ecluse.member.OpsnRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/** User name and password with each request, as Camunda Modeler sends them. */
@DoorTest
class ModelerSignInTest {

	private static final String ADDRESS = "/engine-rest/version";

	@LocalServerPort
	private int port;

	@Autowired
	private Town town;

	@Autowired
	private Probe.AdjustableClock clock;

	@ParameterizedTest
	@ValueSource(strings = { "web.conceptrice", "web.opsn", " Web.Conceptrice " })
	void letsDesignersAndAdministratorsIn(String username) {
		HttpResponse<String> response = get(username, Town.PASSWORD, StandardCharsets.UTF_8);

		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().allValues("Set-Cookie")).isEmpty();
	}

	@Test
	void readsThePasswordAsTheModelerWritesIt() {
		assertThat(Town.PASSWORD).contains("é");
		assertThat(get("web.conceptrice", Town.PASSWORD, StandardCharsets.ISO_8859_1).statusCode()).isEqualTo(200);
	}

	@ParameterizedTest
	@ValueSource(strings = { "web.instructrice", "web.chef" })
	void refusesWhoeverDesignsNothing(String username) {
		HttpResponse<String> response = get(username, Town.PASSWORD, StandardCharsets.UTF_8);

		assertThat(response.statusCode()).isEqualTo(403);
		assertThat(response.body()).contains("\"message\":\"");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Basic", "Basic ", "Basic é", "Basic @@@@", "Basic bm9jb2xvbg==", "basic Og==",
			"Basic bm9jb2xvbg== bm9jb2xvbg==" })
	void refusesWhatIsNoNameAndPassword(String header) {
		HttpResponse<String> response = new Browser(this.port).get(ADDRESS, "Authorization", header);

		assertThat(response.statusCode()).isEqualTo(401);
		assertThat(response.headers().firstValue("WWW-Authenticate").orElse("")).doesNotContain("Basic");
	}

	@Test
	void opensTheModelersAddressesAlone() {
		String header = header("web.opsn", Town.PASSWORD, StandardCharsets.UTF_8);

		assertThat(new Browser(this.port).get("/api/v1/members", "Authorization", header).statusCode()).isEqualTo(401);
		assertThat(new Browser(this.port).get("/console/modeler/repository", "Authorization", header).statusCode())
			.isEqualTo(401);
	}

	@Test
	void tellsADisabledDesigner() {
		this.town.add("web.partie", this.town.hash(Town.PASSWORD), Set.of(OpsnRole.DESIGNER), Set.of());
		this.town.change("update agent set enabled = false where username = ?", "web.partie");

		HttpResponse<String> response = get("web.partie", Town.PASSWORD, StandardCharsets.UTF_8);

		assertThat(response.statusCode()).isEqualTo(401);
		assertThat(response.body()).contains("Ce compte est désactivé");
		assertThat(get("web.partie", "autre chose", StandardCharsets.UTF_8).body()).doesNotContain("désactivé");
	}

	@Test
	void slowsGuessesDownTogetherWithTheSignInPage() {
		this.town.add("web.devinee", this.town.hash(Town.PASSWORD), Set.of(OpsnRole.DESIGNER), Set.of());
		HttpResponse<String> response = get("web.devinee", "essai", StandardCharsets.UTF_8);
		for (int i = 0; i < 10 && response.statusCode() == 401; i++) {
			response = get("web.devinee", "essai", StandardCharsets.UTF_8);
		}

		assertThat(response.statusCode()).isEqualTo(429);
		assertThat(response.headers().firstValue("Retry-After")).isPresent();
		assertThat(response.body()).contains("\"message\":\"Trop d'essais infructueux.");
		assertThat(get("web.devinee", Town.PASSWORD, StandardCharsets.UTF_8).statusCode()).isEqualTo(429);
		assertThat(new Browser(this.port).signIn("web.devinee", Town.PASSWORD).statusCode()).isEqualTo(429);
		this.clock.forward(Duration.ofMinutes(6));
		assertThat(get("web.devinee", Town.PASSWORD, StandardCharsets.UTF_8).statusCode()).isEqualTo(200);
	}

	@Test
	void doesNotLetAnotherSiteUseAnOpenSession() {
		Browser browser = new Browser(this.port);
		browser.signIn("web.conceptrice", Town.PASSWORD);

		HttpResponse<String> response = browser.send("POST", "/engine-rest/deployment/create",
				BodyPublishers.ofString("--x--"), "Content-Type", "multipart/form-data; boundary=x", "Origin", "null");

		assertThat(response.statusCode()).isEqualTo(403);
		assertThat(response.body()).contains("jeton-de-formulaire");
	}

	private HttpResponse<String> get(String username, String password, Charset charset) {
		return new Browser(this.port).get(ADDRESS, "Authorization", header(username, password, charset));
	}

	private static String header(String username, String password, Charset charset) {
		return "Basic " + Base64.getEncoder().encodeToString((username + ":" + password).getBytes(charset));
	}

}
