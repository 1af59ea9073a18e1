package fr.ecluse.tasklist;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** A browser without pictures: cookies, the token they carry, and calls. */
final class AgentClient {

	static final String ENGINE = "/camunda/api/engine/engine/default";

	private final CookieManager cookies = new CookieManager();

	private final HttpClient client = HttpClient.newBuilder()
		.cookieHandler(this.cookies)
		.followRedirects(HttpClient.Redirect.NEVER)
		.build();

	private final String server;

	AgentClient(int port) {
		this.server = "http://localhost:" + port;
		// The token that a page would have sent; it counts only together with its header.
		HttpCookie token = new HttpCookie("XSRF-TOKEN", UUID.randomUUID().toString());
		token.setPath("/");
		token.setVersion(0);
		this.cookies.getCookieStore().add(URI.create(this.server), token);
	}

	static AgentClient signedIn(int port, String username) {
		AgentClient agent = new AgentClient(port);
		HttpResponse<String> response = agent.signIn(username, TasklistWorld.PASSWORD);
		if (response.statusCode() != 200) {
			throw new AssertionError(username + " cannot sign in: " + response.body());
		}
		return agent;
	}

	HttpResponse<String> signIn(String username, String password) {
		return send("POST", "/camunda/api/admin/auth/user/default/login/tasklist",
				"username=" + encode(username) + "&password=" + encode(password), "application/x-www-form-urlencoded",
				token());
	}

	HttpResponse<String> get(String path) {
		return send("GET", path, "", "", "");
	}

	HttpResponse<String> post(String path, String json) {
		return send("POST", path, json, "application/json", token());
	}

	HttpResponse<String> send(String method, String path, String body, String type, String token) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(this.server + path))
			.method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
			.header("Accept", "application/hal+json, application/json; q=0.5");
		if (!type.isEmpty()) {
			request.header("Content-Type", type);
		}
		if (!token.isEmpty()) {
			request.header("X-XSRF-TOKEN", token);
		}
		try {
			return this.client.send(request.build(), BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	String token() {
		return this.cookies.getCookieStore()
			.getCookies()
			.stream()
			.filter((cookie) -> "XSRF-TOKEN".equals(cookie.getName()))
			.map(HttpCookie::getValue)
			.findFirst()
			.orElse("");
	}

	private static String encode(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

}
