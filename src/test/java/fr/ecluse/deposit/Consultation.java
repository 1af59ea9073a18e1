package fr.ecluse.deposit;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Date;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;

import fr.ecluse.EcluseTest;
import fr.ecluse.calendar.Territory;
import fr.ecluse.engine.JsonValues;
import fr.ecluse.member.Letterhead;
import fr.ecluse.member.Member;
import fr.ecluse.member.MemberKind;
import fr.ecluse.member.Members;
import fr.ecluse.member.Siren;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.transaction.support.TransactionOperations;

/** A consultation of the small procedure essai-coffre, driven as its software would. */
final class Consultation {

	static final Siren BUYER = new Siren("213302813");

	static final Siren OTHER = new Siren("213300635");

	static final JsonMapper JSON = JsonMapper.builder().build();

	private static final HttpClient HTTP = HttpClient.newHttpClient();

	final String id;

	private final String server;

	private final ProcessEngine engine;

	private Consultation(String server, ProcessEngine engine, String id) {
		this.server = server;
		this.engine = engine;
		this.id = id;
	}

	static Consultation start(int port, ProcessEngine engine, Members members, TransactionOperations transactions) {
		transactions.executeWithoutResult((it) -> {
			members.put(member(BUYER, "Ville de Mérignac"));
			members.put(member(OTHER, "Ville de Bordeaux"));
		});
		String server = "http://localhost:" + port;
		HttpResponse<String> started = send(HttpRequest
			.newBuilder(URI.create(server + "/api/v1/members/" + BUYER + "/dossiers"))
			.header("Content-Type", "application/json")
			.POST(BodyPublishers.ofString("{\"procedure\":\"essai-coffre\",\"variables\":{\"subject\":\"Voirie\"}}")));
		if (started.statusCode() != 201) {
			throw new AssertionError(started.body());
		}
		return new Consultation(server, engine, JSON.readTree(started.body()).path("id").asString());
	}

	private static Member member(Siren siren, String name) {
		return new Member(siren, name, MemberKind.COMMUNE, "33281", "33", 70_000, null, Territory.METROPOLE,
				Letterhead.EMPTY);
	}

	/** The box, open for that long. */
	Consultation open(Instant now, Duration duration) {
		ask("open", now.plus(duration).truncatedTo(ChronoUnit.MILLIS));
		return this;
	}

	void ask(String action, Instant limit) {
		Task task = task();
		this.engine.getTaskService().complete(task.getId(), Map.of("asked", action, "limit", Date.from(limit)));
	}

	String dossier() {
		return this.id;
	}

	Task task() {
		return this.engine.getTaskService()
			.createTaskQuery()
			.processVariableValueEquals("dossierId", this.id)
			.singleResult();
	}

	Object variable(String name) {
		return this.engine.getRuntimeService().getVariable(task().getProcessInstanceId(), name);
	}

	static String deposit(String siret, String secret) {
		Map<String, Object> deposit = new LinkedHashMap<>();
		deposit.put("depositor",
				Map.of("name", "Société " + siret, "siret", siret, "email", "m" + siret + "@exemple.fr"));
		deposit.put("content", Map.of("amount", 123456, "note", secret));
		return JSON.writeValueAsString(deposit);
	}

	HttpResponse<String> post(String json, String... headers) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(this.server + path()))
			.header("Content-Type", "application/json")
			.POST(BodyPublishers.ofString(json));
		for (int i = 0; i < headers.length; i += 2) {
			request.header(headers[i], headers[i + 1]);
		}
		return send(request);
	}

	HttpResponse<String> post(String json, Map<String, byte[]> files) {
		String boundary = "limite-0123456789";
		java.io.ByteArrayOutputStream body = new java.io.ByteArrayOutputStream();
		part(body, boundary, "name=\"deposit\"", "application/json", json.getBytes(StandardCharsets.UTF_8));
		files.forEach((name, content) -> part(body, boundary, "name=\"file\"; filename=\"" + name + "\"",
				"application/octet-stream", content));
		body.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
		return send(HttpRequest.newBuilder(URI.create(this.server + path()))
			.header("Content-Type", "multipart/form-data; boundary=" + boundary)
			.POST(BodyPublishers.ofByteArray(body.toByteArray())));
	}

	/** The same without saying how long it is. */
	HttpResponse<String> stream(String json) {
		java.io.ByteArrayOutputStream body = new java.io.ByteArrayOutputStream();
		part(body, "limite", "name=\"deposit\"", "application/json", json.getBytes(StandardCharsets.UTF_8));
		body.writeBytes("--limite--\r\n".getBytes(StandardCharsets.UTF_8));
		return send(HttpRequest.newBuilder(URI.create(this.server + path()))
			.header("Content-Type", "multipart/form-data; boundary=limite")
			.POST(BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(body.toByteArray()))));
	}

	private static void part(java.io.ByteArrayOutputStream body, String boundary, String disposition, String type,
			byte[] content) {
		body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; " + disposition + "\r\nContent-Type: "
				+ type + "\r\n\r\n")
			.getBytes(StandardCharsets.UTF_8));
		body.writeBytes(content);
		body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
	}

	JsonNode list() {
		HttpResponse<String> list = get("");
		if (list.statusCode() != 200) {
			throw new AssertionError(list.body());
		}
		return JSON.readTree(list.body());
	}

	HttpResponse<String> get(String more) {
		return send(HttpRequest.newBuilder(URI.create(this.server + path() + more)).GET());
	}

	HttpResponse<String> at(String path) {
		return send(HttpRequest.newBuilder(URI.create(this.server + path)).GET());
	}

	byte[] file(int number, int n) throws Exception {
		HttpRequest request = HttpRequest.newBuilder(URI.create(this.server + path() + "/" + number + "/files/" + n))
			.header("Authorization", "Bearer " + EcluseTest.ADMIN_KEY)
			.build();
		return HTTP.send(request, BodyHandlers.ofByteArray()).body();
	}

	String path() {
		return "/api/v1/members/" + BUYER + "/dossiers/" + this.id + "/deposits/offres";
	}

	private static HttpResponse<String> send(HttpRequest.Builder request) {
		try {
			return HTTP.send(request.header("Authorization", "Bearer " + EcluseTest.ADMIN_KEY).build(),
					BodyHandlers.ofString());
		}
		catch (java.io.IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@SuppressWarnings("unchecked")
	List<Map<String, Object>> plain(String variable) {
		return (List<Map<String, Object>>) Objects.requireNonNull(JsonValues.plain(this.variable(variable)));
	}

	static String siret() {
		return "%014d".formatted(ThreadLocalRandom.current().nextLong(10_000_000_000_000L, 99_999_999_999_999L));
	}

	static String sha256(byte[]... parts) throws Exception {
		MessageDigest digest = MessageDigest.getInstance("SHA-256");
		Arrays.stream(parts).forEach(digest::update);
		return HexFormat.of().formatHex(digest.digest());
	}

}
