package fr.ecluse.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

import fr.ecluse.member.Siren;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** A member's software that attaches files to one dossier. */
final class Sender {

	static final JsonMapper JSON = new JsonMapper();

	static final String PART = "application/offset+octet-stream";

	private static final HttpClient CLIENT = HttpClient.newHttpClient();

	private final int port;

	private final String token;

	private final Siren siren;

	private final String dossier;

	Sender(int port, String token, Siren siren, String dossier) {
		this.port = port;
		this.token = token;
		this.siren = siren;
		this.dossier = dossier;
	}

	/** Files a dossier of that procedure, to attach to. */
	static Sender filing(int port, String token, Siren siren, String procedure) {
		Sender member = new Sender(port, token, siren, "");
		HttpResponse<String> filed = member.send("POST", member.root() + "/dossiers",
				BodyPublishers.ofString(
						"{\"procedure\":\"%s\",\"variables\":{\"subject\":\"Essai des pièces\"}}".formatted(procedure)),
				"Content-Type", "application/json");
		assertThat(filed.statusCode()).as(filed.body()).isEqualTo(201);
		return new Sender(port, token, siren, JSON.readTree(filed.body()).path("id").asString());
	}

	Sender as(String otherToken) {
		return new Sender(this.port, otherToken, this.siren, this.dossier);
	}

	String root() {
		return "/api/v1/members/" + this.siren.value();
	}

	String dossier() {
		return this.root() + "/dossiers/" + this.dossier;
	}

	String id() {
		return this.dossier;
	}

	String attachments() {
		return dossier() + "/attachments";
	}

	/** A file in one call. */
	HttpResponse<String> give(String fileName, byte[] content) {
		return send("POST", attachments() + "?filename=" + URLEncoder.encode(fileName, StandardCharsets.UTF_8),
				BodyPublishers.ofByteArray(content), "Content-Type", "application/octet-stream");
	}

	/** Opens a resumable upload; its address. */
	String open(String fileName, long length) {
		HttpResponse<String> opened = tus("POST", attachments(), BodyPublishers.noBody(), "Upload-Length",
				String.valueOf(length), "Upload-Metadata", "filename " + base64(fileName));
		assertThat(opened.statusCode()).as(opened.body()).isEqualTo(201);
		assertThat(opened.headers().firstValue("Upload-Expires").orElse("")).endsWith(" GMT");
		return opened.headers().firstValue("Location").orElseThrow();
	}

	HttpResponse<String> append(String upload, long offset, byte[] part, String... more) {
		String[] headers = { "Upload-Offset", String.valueOf(offset), "Content-Type", PART };
		String[] all = Arrays.copyOf(headers, headers.length + more.length);
		System.arraycopy(more, 0, all, headers.length, more.length);
		return tus("PATCH", upload, BodyPublishers.ofByteArray(part), all);
	}

	HttpResponse<String> tus(String method, String path, BodyPublisher body, String... headers) {
		String[] all = Arrays.copyOf(headers, headers.length + 2);
		all[headers.length] = "Tus-Resumable";
		all[headers.length + 1] = "1.0.0";
		return send(method, path, body, all);
	}

	long offset(String upload) {
		HttpResponse<String> head = tus("HEAD", upload, BodyPublishers.noBody());
		assertThat(head.statusCode()).isEqualTo(200);
		assertThat(head.headers().firstValue("Cache-Control")).hasValue("no-store");
		return head.headers().firstValueAsLong("Upload-Offset").orElseThrow();
	}

	HttpResponse<String> get(String path, String... headers) {
		return send("GET", path, BodyPublishers.noBody(), headers);
	}

	JsonNode json(String path) {
		HttpResponse<String> response = get(path);
		assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
		return JSON.readTree(response.body());
	}

	HttpResponse<InputStream> content(String path, String... headers) {
		try {
			return CLIENT.send(request("GET", path, BodyPublishers.noBody(), headers), BodyHandlers.ofInputStream());
		}
		catch (IOException | InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	byte[] bytes(String path, String... headers) {
		try {
			return content(path, headers).body().readAllBytes();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	HttpResponse<String> send(String method, String path, BodyPublisher body, String... headers) {
		try {
			return CLIENT.send(request(method, path, body, headers), BodyHandlers.ofString());
		}
		catch (IOException | InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** The head of a PATCH, for those who write it to a socket. */
	String patchHead(String upload, long offset, long length) {
		return "PATCH %s HTTP/1.1\r\nHost: localhost:%d\r\nAuthorization: Bearer %s\r\nTus-Resumable: 1.0.0\r\nUpload-Offset: %d\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n"
			.formatted(upload, this.port, this.token, offset, PART, length);
	}

	private HttpRequest request(String method, String path, BodyPublisher body, String... headers) {
		return HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path))
			.method(method, body)
			.headers("Authorization", "Bearer " + this.token)
			.headers((headers.length > 0) ? headers : new String[] { "Accept", "*/*" })
			.build();
	}

	static String base64(String text) {
		return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
	}

}
