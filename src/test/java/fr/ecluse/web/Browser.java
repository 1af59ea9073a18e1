package fr.ecluse.web;

import java.io.ByteArrayInputStream;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A caller of the running server: keeps cookies, follows no redirect by itself. */
class Browser {

	private static final Pattern FORM_TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

	private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);

	private final HttpClient client = HttpClient.newBuilder()
		.cookieHandler(this.cookies)
		.version(HttpClient.Version.HTTP_1_1)
		.build();

	private final String base;

	Browser(int port) {
		this.base = "http://localhost:" + port;
	}

	HttpResponse<String> get(String path, String... headers) {
		return send("GET", path, BodyPublishers.noBody(), headers);
	}

	HttpResponse<String> page(String path) {
		return get(path, "Accept", "text/html,*/*;q=0.8");
	}

	HttpResponse<String> post(String path, String body, String... headers) {
		return send("POST", path, BodyPublishers.ofString(body), headers);
	}

	HttpResponse<String> postInChunks(String path, byte[] body, String... headers) {
		return send("POST", path, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)), headers);
	}

	HttpResponse<String> send(String method, String path, BodyPublisher body, String... headers) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(this.base + path)).method(method, body);
		if (headers.length > 0) {
			request.headers(headers);
		}
		try {
			return this.client.send(request.build(), BodyHandlers.ofString());
		}
		catch (InterruptedException | java.io.IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Fills and sends the form of the sign-in page. */
	HttpResponse<String> signIn(String username, String password, String query) {
		return submit("/connexion" + query, "/connexion" + query, Map.of("username", username, "password", password));
	}

	HttpResponse<String> signIn(String username, String password) {
		return signIn(username, password, "");
	}

	HttpResponse<String> submit(String formPage, String address, Map<String, String> fields) {
		String form = "_csrf=" + formToken(formPage) + fields.entrySet()
			.stream()
			.map((field) -> "&" + field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
			.collect(Collectors.joining());
		return post(address, form, "Content-Type", "application/x-www-form-urlencoded", "Accept", "text/html");
	}

	String formToken(String formPage) {
		Matcher matcher = FORM_TOKEN.matcher(page(formPage).body());
		if (!matcher.find()) {
			throw new IllegalStateException("No form on " + formPage);
		}
		return matcher.group(1);
	}

	String cookie(String name) {
		return this.cookies.getCookieStore()
			.getCookies()
			.stream()
			.filter((cookie) -> cookie.getName().equals(name))
			.map(HttpCookie::getValue)
			.findFirst()
			.orElse("");
	}

}
