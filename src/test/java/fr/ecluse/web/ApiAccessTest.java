package fr.ecluse.web;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

@DoorTest
class ApiAccessTest {

	private static final Map<String, Browser> sessions = new HashMap<>();

	@LocalServerPort
	private int port;

	@Autowired
	private Town town;

	private Browser program;

	@BeforeEach
	void open() {
		this.program = new Browser(this.port);
	}

	/** HOME is 213800014, AWAY 217500016, and nobody is 211300553. */
	@ParameterizedTest(name = "{0} {1} {2}: {3}")
	@CsvSource(textBlock = """
			nobody,      GET,  /api/v1/members/213800014/probe,          401
			nobody,      POST, /api/v1/members/213800014/probe,          401
			nobody,      GET,  /api/v1/members/217500016/agents/probe,   401
			nobody,      GET,  /api/v1/members/12/probe,                 401
			nobody,      GET,  /api/v1/procedures/probe,                 401
			nobody,      GET,  /api/v1/agents/probe,                     401
			nobody,      GET,  /api/v1/nothing,                          401
			nobody,      GET,  /actuator/prometheus,                     401
			nobody,      GET,  /camunda/probe,                           401
			nobody,      GET,  /not-in-the-policies,                     404
			nobody,      GET,  /actuator/env,                            404
			nobody,      GET,  /actuator,                                404
			nobody,      GET,  /engine-rest/user,                        404
			nobody,      GET,  /webjars/camunda/app/tasklist/index.html, 404
			nobody,      GET,  /connexion/refus,                         404
			nobody,      GET,  /actuator/health,                         200
			nobody,      GET,  /actuator/health/liveness,                200
			nobody,      GET,  /actuator/health/readiness,               200
			nobody,      GET,  /actuator/health/db,                      404
			nobody,      GET,  /ecluse.css,                              200
			nobody,      GET,  /ecluse.svg,                              200
			nobody,      GET,  /favicon.ico,                             200
			nobody,      GET,  /accessibilite,                           200
			wrong,       GET,  /api/v1/members/213800014/probe,          401
			expired,     GET,  /api/v1/members/213800014/probe,          401
			revoked,     GET,  /api/v1/members/213800014/probe,          401
			wrong,       POST, /api/v1/members/213800014/probe,          401
			wrong,       GET,  /actuator/prometheus,                     401
			opsn,        GET,  /api/v1/members/213800014/probe,          200
			opsn,        GET,  /api/v1/members/217500016/probe,          200
			opsn,        GET,  /api/v1/members/211300553/probe,          404
			opsn,        POST, /api/v1/members/213800014/agents/probe,   200
			opsn,        POST, /api/v1/members/213800014/api-keys/probe, 200
			opsn,        POST, /api/v1/agents/probe,                     200
			opsn,        POST, /api/v1/api-keys/probe,                   200
			opsn,        POST, /api/v1/members/imports/probe,            200
			opsn,        GET,  /actuator/prometheus,                     200
			opsn,        GET,  /api/v1/nothing,                          404
			opsn,        GET,  /camunda/probe,                           401
			home,        GET,  /api/v1/members/213800014/probe,          200
			home,        POST, /api/v1/members/213800014/probe,          403
			wide,        POST, /api/v1/members/213800014/probe,          200
			wide,        POST, /api/v1/members/213800014/agents/probe,   200
			wide,        POST, /api/v1/members/217500016/agents/probe,   404
			wide,        PUT,  /api/v1/members/213800014,                403
			wide,        GET,  /api/v1/members,                          403
			wide,        POST, /api/v1/api-keys/probe,                   403
			home,        GET,  /api/v1/members/213800014/agents/probe,   200
			home,        POST, /api/v1/members/213800014/agents/probe,   403
			home,        GET,  /api/v1/members/213800014/api-keys/probe, 200
			home,        POST, /api/v1/members/213800014/api-keys/probe, 403
			home,        PUT,  /api/v1/members/213800014,                403
			home,        PUT,  /api/v1/members/217500016,                403
			home,        GET,  /api/v1/members/213800014/letterhead,     405
			home,        PATCH, /api/v1/members/213800014/letterhead,    403
			home,        PATCH, /api/v1/members/217500016/letterhead,    404
			home,        GET,  /api/v1/members/213800014,                200
			home,        GET,  /api/v1/members/217500016,                404
			home,        GET,  /api/v1/members/217500016/probe,          404
			home,        POST, /api/v1/members/217500016/probe,          404
			home,        GET,  /api/v1/members/217500016/agents/probe,   404
			home,        POST, /api/v1/members/217500016/api-keys/probe, 404
			home,        GET,  /api/v1/members/211300553/probe,          404
			home,        GET,  /api/v1/members/213800015/probe,          400
			home,        GET,  /api/v1/members/12/probe,                 400
			home,        GET,  /api/v1/procedures/probe,                 200
			home,        GET,  /api/v1/agents/probe,                     403
			home,        GET,  /api/v1/api-keys/probe,                   403
			home,        POST, /api/v1/members/imports/probe,            403
			home,        GET,  /api/v1/members,                          403
			home,        GET,  /actuator/prometheus,                     403
			instructrice, GET, /api/v1/members/213800014/probe,          200
			instructrice, GET, /api/v1/members/217500016/probe,          404
			instructrice, GET, /api/v1/members/211300553/probe,          404
			instructrice, GET, /api/v1/members/213800014/agents/probe,   403
			instructrice, GET, /api/v1/members/213800014/api-keys/probe, 403
			instructrice, GET, /api/v1/members/217500016/agents/probe,   404
			instructrice, GET, /api/v1/agents/probe,                     403
			instructrice, GET, /api/v1/procedures/probe,                 200
			instructrice, GET, /actuator/prometheus,                     403
			instructrice, GET, /camunda/probe,                           200
			instructrice, GET, /not-in-the-policies,                     404
			chef,        GET,  /api/v1/members/213800014/agents/probe,   200
			chef,        GET,  /api/v1/members/213800014/api-keys/probe, 200
			chef,        GET,  /api/v1/members/217500016/agents/probe,   404
			chef,        GET,  /api/v1/agents/probe,                     403
			conceptrice, GET,  /api/v1/members/213800014/probe,          404
			conceptrice, GET,  /api/v1/agents/probe,                     403
			conceptrice, GET,  /api/v1/procedures/probe,                 200
			web.opsn,    GET,  /api/v1/members/217500016/agents/probe,   200
			web.opsn,    GET,  /api/v1/agents/probe,                     200
			web.opsn,    GET,  /actuator/prometheus,                     200
			""")
	void admits(String caller, String method, String path, int status) {
		HttpResponse<String> response = call(caller, method, path);

		assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
		if (status >= 400) {
			assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
			assertThat(response.body()).contains("https://ecluse.fr/problemes/").doesNotContain("fr.ecluse.");
		}
		if (status == 401) {
			assertThat(response.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Bearer realm=");
		}
	}

	@Test
	void keyIsRefusedFromElsewhere() {
		HttpResponse<String> response = new Browser(this.port).get("/api/v1/members/" + Town.HOME + "/probe",
				"Authorization", "Bearer " + this.town.farKey, "X-Forwarded-For", "198.51.100.7");
		assertThat(response.statusCode()).isEqualTo(403);
		assertThat(response.body()).contains("adresse-reseau-refusee", "n'est pas acceptée depuis l'adresse 127.0.0.1");
	}

	@Test
	void keyTellsOfItsEndInItsLastThirtyDays() {
		HttpResponse<String> near = new Browser(this.port).get("/api/v1/members/" + Town.HOME + "/probe",
				"Authorization", "Bearer " + this.town.nearKey);
		assertThat(near.statusCode()).isEqualTo(200);
		assertThat(near.headers().firstValue("X-Key-Expires")).get().asString().matches("20.+Z");
		HttpResponse<String> other = new Browser(this.port).get("/api/v1/members/" + Town.HOME + "/probe",
				"Authorization", "Bearer " + this.town.homeKey);
		assertThat(other.headers().firstValue("X-Key-Expires")).isEmpty();
	}

	@Test
	void tellsNothingOfAnotherMember() {
		HttpResponse<String> existing = call("home", "GET", "/api/v1/members/217500016/probe");
		HttpResponse<String> missing = call("home", "GET", "/api/v1/members/211300553/probe");
		HttpResponse<String> reallyMissing = call("opsn", "GET", "/api/v1/members/211300553/probe");

		assertThat(existing.body().replace("217500016", "211300553")).isEqualTo(missing.body());
		assertThat(missing.body()).isEqualTo(reallyMissing.body());
		assertThat(existing.headers().map().keySet()).isEqualTo(missing.headers().map().keySet());
	}

	@Test
	void opensNoSessionForPrograms() {
		HttpResponse<String> response = call("home", "GET", "/api/v1/members/213800014/probe");

		assertThat(response.headers().allValues("Set-Cookie")).isEmpty();
		assertThat(response.body()).contains("\"caller\":\"api-key:");
	}

	@Test
	void prefersTheKeyToTheSession() {
		Browser browser = session("web.opsn");

		assertThat(browser.get("/api/v1/members/213800014/probe", "Authorization", "Bearer wrong").statusCode())
			.isEqualTo(401);
		assertThat(browser.get("/api/v1/agents/probe", "Authorization", "Bearer " + this.town.homeKey).statusCode())
			.isEqualTo(403);
	}

	@Test
	void asksTheSessionForAFormTokenBeforeWriting() {
		Browser browser = session("web.chef");
		String path = "/api/v1/members/213800014/agents/probe";

		HttpResponse<String> without = browser.post(path, "");
		assertThat(without.statusCode()).isEqualTo(403);
		assertThat(without.body()).contains("jeton-de-formulaire");
		assertThat(browser.post(path, "", "X-CSRF-TOKEN", "guessed").statusCode()).isEqualTo(403);
		assertThat(browser.post(path, "", "X-CSRF-TOKEN", browser.formToken("/")).statusCode()).isEqualTo(200);
	}

	/**
	 * The firewall, the path matcher and the controllers must agree on what the path is.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "/api/v1/members/213800014/../217500016/probe",
			"/api/v1/members/213800014/%2e%2e/217500016/probe", "/api/v1/members/213800014;/../217500016/probe",
			"/api/v1/members//217500016/probe", "/api/v1/members/217500016%2Fprobe",
			"/api/v1/members/217500016;a=b/probe", "/api/v1/members/217500016/probe/",
			"/API/v1/members/217500016/probe", "/api/v1/members/%32%31%37500016/probe",
			"/api/v1/members/217%20500%20016/probe", "/api/v1/members/217500016%00/probe",
			"/api/v1/members/imports/../217500016/probe", "/api/v1/procedures/../members/217500016/probe",
			"/verification/../api/v1/members/217500016/probe" })
	void isNotConfusedByPaths(String path) {
		HttpResponse<String> response = call("home", "GET", path);

		assertThat(response.statusCode()).isBetween(400, 404);
		assertThat(response.body()).doesNotContain("Ailleurs");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Bearer", "Bearer ", "Bearer a b", "bearer x", "Bearer x\ty" })
	void refusesHeadersThatHoldNoKey(String header) {
		assertThat(this.program.get("/api/v1/procedures/probe", "Authorization", header).statusCode()).isEqualTo(401);
	}

	private HttpResponse<String> call(String caller, String method, String path) {
		Map<String, String> keys = Map.of("wrong", "ecl_wrong_key", "expired", this.town.expiredKey, "revoked",
				this.town.revokedKey, "opsn", this.town.opsnKey, "home", this.town.homeKey, "wide", this.town.wideKey);
		if (caller.equals("nobody")) {
			return this.program.send(method, path, BodyPublishers.noBody());
		}
		if (keys.containsKey(caller)) {
			String body = method.equals("GET") ? "" : "{\"subject\":\"Essai\"}";
			return this.program.send(method, path, BodyPublishers.ofString(body), "Authorization",
					"Bearer " + keys.get(caller), "Content-Type", "application/json");
		}
		return session(caller.startsWith("web.") ? caller : "web." + caller).get(path);
	}

	private Browser session(String username) {
		return sessions.computeIfAbsent(username, (name) -> {
			Browser browser = new Browser(this.port);
			assertThat(browser.signIn(name, Town.PASSWORD).statusCode()).isEqualTo(302);
			return browser;
		});
	}

}
