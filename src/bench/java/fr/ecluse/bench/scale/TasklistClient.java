package fr.ecluse.bench.scale;

import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import java.util.UUID;

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
		// Stock's page leaves the token that calls must repeat; ours takes one that the client has made.
		page();
		if (found().isEmpty()) {
			HttpCookie cookie = new HttpCookie("XSRF-TOKEN", UUID.randomUUID().toString());
			cookie.setPath("/");
			cookie.setVersion(0);
			this.cookies.getCookieStore().add(URI.create(server), cookie);
		}
		send("/camunda/api/admin/auth/user/default/login/tasklist", "application/x-www-form-urlencoded",
				"username=" + username + "&password=" + Population.PASSWORD);
		// Stock's session is another one now, and so is its token.
		page();
	}

	private void page() throws Exception {
		this.client.send(HttpRequest.newBuilder(URI.create(this.server + "/camunda/app/tasklist/default/")).build(),
				BodyHandlers.discarding());
	}

	/** The first page of a list, with its count, as the page of Tasklist asks for it. */
	String open(String filter) throws Exception {
		return send("/camunda/api/engine/engine/default/filter/" + filter + "/list?firstResult=0&maxResults=15", "application/json",
				"""
				{"processVariables":[],"taskVariables":[],"caseInstanceVariables":[],"firstResult":0,"maxResults":15,
				 "sorting":[{"sortBy":"created","sortOrder":"desc"}],"active":true}""");
	}

	private String send(String path, String type, String body) throws Exception {
		return answer(HttpRequest.newBuilder(URI.create(this.server + path))
			.header("Accept", "application/hal+json, application/json; q=0.5")
			.header("Content-Type", type)
			.header("X-XSRF-TOKEN", found().orElseThrow().getValue())
			.POST(BodyPublishers.ofString(body))
			.build());
	}

	private Optional<HttpCookie> found() {
		return this.cookies.getCookieStore().getCookies().stream().filter((cookie) -> "XSRF-TOKEN".equals(cookie.getName())).findFirst();
	}

	private String answer(HttpRequest request) throws Exception {
		HttpResponse<String> answer = this.client.send(request, BodyHandlers.ofString());
		if (answer.statusCode() != 200) {
			throw new IllegalStateException(request.uri() + ": " + answer.statusCode() + " " + answer.body());
		}
		return answer.body();
	}

}
