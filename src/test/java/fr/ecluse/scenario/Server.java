package fr.ecluse.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls to the running server: with the key of the OPSN, or signed in as an agent. */
final class Server {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	/** Cookies that say a call comes from a page: of Tasklist, of our own pages. */
	private static final String TASKLIST_TOKEN = "XSRF-TOKEN";

	private static final String FORM_TOKEN = "ECLUSE-FORM";

	private final URI address;

	private final HttpClient client;

	private final Map<String, String> credentials;

	private Server(URI address, HttpClient client, Map<String, String> credentials) {
		this.address = address;
		this.client = client;
		this.credentials = credentials;
	}

	static Server withKey(URI address, String key) {
		return new Server(address, HttpClient.newHttpClient(), Map.of("Authorization", "Bearer " + key));
	}

	/** Signs the agent in as Tasklist does. */
	static Server signedIn(URI address, String username, String password) {
		String token = UUID.randomUUID().toString();
		CookieManager cookies = new CookieManager();
		for (String name : List.of(TASKLIST_TOKEN, FORM_TOKEN)) {
			HttpCookie cookie = new HttpCookie(name, token);
			cookie.setPath("/");
			cookie.setVersion(0);
			cookies.getCookieStore().add(address, cookie);
		}
		Server agent = new Server(address, HttpClient.newBuilder().cookieHandler(cookies).build(),
				Map.of("X-XSRF-TOKEN", token, "X-CSRF-TOKEN", masked(token)));
		Answer answer = agent.send("POST", "/camunda/api/admin/auth/user/default/login/tasklist",
				"application/x-www-form-urlencoded",
				"username=%s&password=%s".formatted(encode(username), encode(password)));
		if (answer.status() != 200) {
			throw new IllegalStateException("%s cannot sign in: %s".formatted(username, answer));
		}
		return agent;
	}

	Answer get(String path) {
		return send("GET", path, "", "");
	}

	Answer post(String path, Map<String, ? extends @Nullable Object> body) {
		return send("POST", path, "application/json", JSON.writeValueAsString(body));
	}

	Answer put(String path, Map<String, ? extends @Nullable Object> body) {
		return send("PUT", path, "application/json", JSON.writeValueAsString(body));
	}

	private Answer send(String method, String path, String type, String body) {
		HttpRequest.Builder request = HttpRequest.newBuilder(this.address.resolve(path))
			.method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
			.header("Accept", "application/hal+json, application/json; q=0.5, application/problem+json; q=0.4");
		this.credentials.forEach(request::header);
		if (!type.isEmpty()) {
			request.header("Content-Type", type);
		}
		try {
			var response = this.client.send(request.build(), BodyHandlers.ofString());
			return new Answer(response.statusCode(), tree(response.body()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private static JsonNode tree(String body) {
		try {
			return body.isBlank() ? JSON.createObjectNode() : JSON.readTree(body);
		}
		catch (JacksonException ex) {
			return JSON.createObjectNode().put("detail", body);
		}
	}

	/** As pages carry the token: two halves, whose difference it is. */
	private static String masked(String token) {
		byte[] bytes = token.getBytes(StandardCharsets.UTF_8);
		byte[] halves = new byte[bytes.length * 2];
		System.arraycopy(bytes, 0, halves, bytes.length, bytes.length);
		return Base64.getUrlEncoder().encodeToString(halves);
	}

	private static String encode(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

	/** An answer of the server; a refusal is a problem with its French detail. */
	record Answer(int status, JsonNode body) {

		boolean accepted() {
			return this.status < 300;
		}

	}

}
