package fr.ecluse.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;

/**
 * The client of all contestants: kept connections, nothing that a call does not need. Its time is
 * not counted as the server's, but it shares the processors.
 */
final class Http implements AutoCloseable {

	private static final int CONNECTIONS = 64;

	private final CloseableHttpClient client = HttpClients.custom()
		.setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
			.setMaxConnPerRoute(CONNECTIONS)
			.setMaxConnTotal(CONNECTIONS)
			.build())
		.disableAuthCaching()
		.disableAutomaticRetries()
		.disableContentCompression()
		.disableCookieManagement()
		.disableRedirectHandling()
		.build();

	/** Calls and takes nothing but a 2xx. */
	String call(String method, String address, String body, String... headers) throws IOException {
		return send(method, address, body, headers).taken();
	}

	/**
	 * Calls.
	 * @param headers names and values in turns
	 */
	Answer send(String method, String address, String body, String... headers) throws IOException {
		HttpUriRequestBase request = new HttpUriRequestBase(method, URI.create(address));
		for (int i = 0; i < headers.length; i += 2) {
			request.setHeader(headers[i], headers[i + 1]);
		}
		if (!body.isEmpty()) {
			request.setEntity(new StringEntity(body, ContentType.APPLICATION_JSON));
		}
		return this.client.execute(request, (response) -> new Answer(response.getCode(), (response.getEntity() != null)
				? EntityUtils.toString(response.getEntity(), StandardCharsets.UTF_8) : ""));
	}

	/** The first text of that name in a JSON body; a client has to read no more. */
	static String text(String json, String name) {
		int key = json.indexOf('"' + name + '"');
		if (key < 0) {
			throw new IllegalStateException("No " + name + " in " + json);
		}
		int start = json.indexOf('"', json.indexOf(':', key)) + 1;
		return json.substring(start, json.indexOf('"', start));
	}

	@Override
	public void close() throws IOException {
		this.client.close();
	}

	/** What came back. */
	record Answer(int status, String body) {

		/** The body, when the call was taken. */
		String taken() {
			if (this.status >= 300) {
				throw new IllegalStateException(this.status + " " + this.body);
			}
			return this.body;
		}

	}

}
