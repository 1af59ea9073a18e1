package fr.ecluse.bench.scale;

import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;

/** An agent signed in to Tasklist, who opens a list as its page does. */
final class TasklistClient {

	private final HttpClient client;

	private final String server;

	private final String token = UUID.randomUUID().toString();

	TasklistClient(String server, String username) throws Exception {
		CookieManager cookies = new CookieManager();
		HttpCookie cookie = new HttpCookie("XSRF-TOKEN", this.token);
		cookie.setPath("/");
		cookie.setVersion(0);
		cookies.getCookieStore().add(URI.create(server), cookie);
		this.client = HttpClient.newBuilder().cookieHandler(cookies).build();
		this.server = server;
		send("/camunda/api/admin/auth/user/default/login/tasklist", "application/x-www-form-urlencoded",
				"username=" + username + "&password=" + Population.PASSWORD);
	}

	/** The first page of a list, with its count. */
	String open(String filter) throws Exception {
		return send("/camunda/api/engine/engine/default/filter/" + filter + "/list?firstResult=0&maxResults=15", "application/json",
				"{\"sorting\":[{\"sortBy\":\"created\",\"sortOrder\":\"desc\"}]}");
	}

	private String send(String path, String type, String body) throws Exception {
		HttpResponse<String> answer = this.client.send(HttpRequest.newBuilder(URI.create(this.server + path))
			.header("Accept", "application/hal+json, application/json; q=0.5")
			.header("Content-Type", type)
			.header("X-XSRF-TOKEN", this.token)
			.POST(BodyPublishers.ofString(body))
			.build(), BodyHandlers.ofString());
		if (answer.statusCode() != 200) {
			throw new IllegalStateException(path + ": " + answer.statusCode() + " " + answer.body());
		}
		return answer.body();
	}

}
