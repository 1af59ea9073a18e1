package fr.ecluse.bench.scale;

import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** An agent signed in to Tasklist, ours or stock's, who opens a list as its page does. */
final class TasklistClient {

	private final CookieManager cookies = new CookieManager();

	private final HttpClient client = HttpClient.newBuilder()
		.cookieHandler(this.cookies)
		.followRedirects(HttpClient.Redirect.NORMAL)
		.build();

	private final String server;

	TasklistClient(String server, String username) throws Exception {
		this.server = server;
		// The page leaves the token that calls must repeat.
		answer(HttpRequest.newBuilder(URI.create(server + "/camunda/app/tasklist/default/")).build());
		send("/camunda/api/admin/auth/user/default/login/tasklist", "application/x-www-form-urlencoded",
				"username=" + username + "&password=" + Population.PASSWORD);
	}

	/** The first page of a list, with its count. */
	String open(String filter) throws Exception {
		return send("/camunda/api/engine/engine/default/filter/" + filter + "/list?firstResult=0&maxResults=15", "application/json",
				"{\"sorting\":[{\"sortBy\":\"created\",\"sortOrder\":\"desc\"}]}");
	}

	private String send(String path, String type, String body) throws Exception {
		return answer(HttpRequest.newBuilder(URI.create(this.server + path))
			.header("Accept", "application/hal+json, application/json; q=0.5")
			.header("Content-Type", type)
			.header("X-XSRF-TOKEN", token())
			.POST(BodyPublishers.ofString(body))
			.build());
	}

	private String token() {
		return this.cookies.getCookieStore()
			.getCookies()
			.stream()
			.filter((cookie) -> "XSRF-TOKEN".equals(cookie.getName()))
			.findFirst()
			.orElseThrow()
			.getValue();
	}

	private String answer(HttpRequest request) throws Exception {
		HttpResponse<String> answer = this.client.send(request, BodyHandlers.ofString());
		if (answer.statusCode() != 200) {
			throw new IllegalStateException(request.uri() + ": " + answer.statusCode() + " " + answer.body());
		}
		return answer.body();
	}

}
