package fr.ecluse.tasklist;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import fr.ecluse.EcluseTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

@EcluseTest
class SignInTests {

	private static final String ACCOUNT = "/camunda/api/admin/auth/user/default";

	@LocalServerPort
	private int port;

	@Autowired
	private TasklistWorld world;

	@BeforeEach
	void prepare() {
		this.world.prepare();
	}

	@Test
	void opensAndEndsTheOneSession() {
		AgentClient agent = AgentClient.signedIn(this.port, "tl-rennes");
		assertThat(agent.get(ACCOUNT).body()).isEqualTo("{\"userId\":\"tl-rennes\",\"authorizedApps\":[\"tasklist\"]}");
		assertThat(agent.get(TasklistPage.HOME).statusCode()).isEqualTo(200);
		assertThat(agent.post(ACCOUNT + "/logout", "").statusCode()).isEqualTo(204);
		assertThat(agent.get(ACCOUNT).statusCode()).isEqualTo(401);
		assertThat(agent.get(TasklistPage.HOME).statusCode()).isIn(302, 401);
	}

	@Test
	void refusesWrongPasswordsInFrench() {
		AgentClient agent = new AgentClient(this.port);
		HttpResponse<String> response = agent.signIn("tl-rennes-bis", "pas le bon");
		assertThat(response.statusCode()).isEqualTo(401);
		assertThat(response.body()).contains("mot de passe");
		assertThat(agent.signIn("personne", TasklistWorld.PASSWORD).statusCode()).isEqualTo(401);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/camunda", "/camunda/", "/camunda/app/", "/camunda/app/tasklist",
			"/camunda/app/tasklist/", "/camunda/app/tasklist/index.html", "/camunda/app/welcome/default/" })
	void leadsToTheTaskList(String path) {
		HttpResponse<String> response = AgentClient.signedIn(this.port, "tl-rennes").get(path);
		assertThat(response.statusCode()).isEqualTo(302);
		assertThat(response.headers().firstValue("Location").orElse("")).endsWith(TasklistPage.HOME);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/camunda/app/cockpit/default/", "/camunda/app/admin/default/",
			"/camunda/app/cockpit/index.html", "/camunda/lib/../app/admin/index.html",
			"/camunda/app/tasklist/../../securityFilterRules.json" })
	void mountsNoOtherApplication(String path) {
		assertThat(AgentClient.signedIn(this.port, "tl-rennes").get(path).statusCode()).isBetween(400, 404);
	}

	/** The engine's own filter gives one page in four the nonce of another. */
	@Test
	void servesPagesThatSatisfyTheirOwnPolicyInParallel() {
		AgentClient agent = AgentClient.signedIn(this.port, "tl-rennes");
		List<HttpResponse<String>> pages = IntStream.range(0, 400)
			.parallel()
			.mapToObj((i) -> agent.get(TasklistPage.HOME))
			.toList();
		Pattern inline = Pattern.compile("<script(?![^>]* src=)|<style|\\son[a-z]+=|javascript:");
		assertThat(pages).hasSize(400).allSatisfy((page) -> {
			assertThat(page.statusCode()).isEqualTo(200);
			assertThat(inline.matcher(page.body()).find()).isFalse();
			assertThat(page.headers().allValues("Content-Security-Policy")).containsExactly(SecurityHeaders.POLICY);
		});
		assertThat(SecurityHeaders.POLICY).contains("script-src 'self';", "frame-ancestors 'none'")
			.doesNotContain("unsafe-eval", "nonce", "https:");
		assertThat(Set.copyOf(pages.stream().map(HttpResponse::body).toList())).hasSize(1);
	}

	@Test
	void servesScriptsInFrench() {
		AgentClient agent = AgentClient.signedIn(this.port, "tl-rennes");
		assertThat(agent.get("/camunda/lib/deps.js").body()).contains("La réponse est obligatoire.", "jj/mm/aaaa")
			.doesNotContain("\"Field is required.\"");
		assertThat(agent.get("/camunda/app/tasklist/camunda-tasklist-bootstrap.js").body())
			.contains("task.tenantId | memberName")
			.doesNotContain("Camunda Platform");
	}

	@Test
	void keepsPagesOutOfCachesAndFrames() {
		HttpResponse<String> page = AgentClient.signedIn(this.port, "tl-rennes").get(TasklistPage.HOME);
		assertThat(page.headers().firstValue("X-Frame-Options")).isPresent();
		assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
		assertThat(page.headers().firstValue("Cache-Control"))
			.hasValueSatisfying((value) -> assertThat(value).contains("no-store"));
	}

	@Test
	void letsBrowsersKeepTheFilesOfTheVersionAlone() {
		AgentClient agent = AgentClient.signedIn(this.port, "tl-rennes");
		String version = version(agent);
		for (String file : List.of("/camunda/lib/deps.js", "/camunda/app/tasklist/scripts/page.js",
				"/camunda/api/tasklist/plugin/tasklistPlugins/static/app/plugin.js")) {
			assertThat(caching(agent, file + "?" + version)).as(file)
				.contains("max-age=31536000", "private", "immutable");
			for (String other : List.of("", "?bust=0", "?" + version + "&x=1")) {
				assertThat(caching(agent, file + other)).as(file + other)
					.startsWith("no-cache")
					.doesNotContain("31536000");
			}
		}
		for (String path : List.of(TasklistPage.HOME, AgentClient.ENGINE + "/filter")) {
			assertThat(caching(agent, path + "?" + version)).as(path).contains("no-store");
		}
	}

	@Test
	void letsNoBrowserKeepARefusal() {
		AgentClient agent = AgentClient.signedIn(this.port, "tl-rennes");
		String version = version(agent);
		HttpResponse<String> refused = new AgentClient(this.port)
			.get("/camunda/api/tasklist/plugin/tasklistPlugins/static/app/plugin.js?" + version);
		assertThat(refused.statusCode()).isEqualTo(401);
		assertThat(String.join(", ", refused.headers().allValues("Cache-Control"))).contains("no-store");
	}

	/** As the page adds it to the address of each file. */
	private static String version(AgentClient agent) {
		Matcher version = Pattern.compile("page[.]js[?](bust=\\w+)").matcher(agent.get(TasklistPage.HOME).body());
		assertThat(version.find()).isTrue();
		return version.group(1);
	}

	private static String caching(AgentClient agent, String path) {
		return String.join(", ", agent.get(path).headers().allValues("Cache-Control"));
	}

}
