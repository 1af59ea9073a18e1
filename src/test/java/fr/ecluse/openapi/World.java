package fr.ecluse.openapi;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import fr.ecluse.EcluseTest;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Two members, their callers, and what is known of their things: ids found in answers go
 * into the addresses of later calls.
 */
final class World {

	static final String HOME = siren(90_000_001);

	static final String AWAY = siren(90_000_002);

	static final String NEW = siren(90_000_003);

	private static final JsonMapper JSON = new JsonMapper();

	private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

	private static final int MOST_KEPT = 60;

	private static final String PASSWORD = "quatre mots sans rapport";

	private final Wire wire;

	private final Specification specification;

	private final Map<String, String> credentials = new LinkedHashMap<>();

	private final Map<String, List<String>> found = new HashMap<>();

	private final Set<String> spared = new HashSet<>();

	World(Wire wire, Specification specification) {
		this.wire = wire;
		this.specification = specification;
	}

	void open() {
		this.credentials.put("opsn", "Authorization: Bearer " + EcluseTest.ADMIN_KEY);
		for (String siren : List.of(HOME, AWAY)) {
			call("PUT", "/api/v1/members/" + siren,
					"{\"name\":\"Commune %s\",\"kind\":\"commune\",\"departement\":\"29\"}".formatted(siren));
		}
		this.credentials.put("home", key(HOME));
		this.credentials.put("away", key(AWAY));
		agent("contrat.accueil", "[\"accueil\"]");
		agent("contrat.second", "[\"accueil\",\"instructeur\"]");
		agent("contrat.chef", "[\"administrateur\"]");
		for (String scope : List.of("start", "read", "tasks", "admin")) {
			narrow(scope, "\"scopes\":[\"%s\"]".formatted(scope));
		}
		narrow("afar", "\"addresses\":[\"198.51.100.7\"]");
		for (JsonNode key : call("GET", "/api/v1/api-keys", "").path("items")) {
			this.spared.add(key.path("id").asString());
		}
		for (JsonNode version : call("GET", "/api/v1/models", "").path("items")) {
			this.spared.add(version.path("id").asString());
		}
		this.spared.add("admin");
		this.spared.add("contrat.accueil");
		this.spared.add("contrat.second");
		this.spared.add("contrat.chef");
	}

	private String key(String siren) {
		JsonNode issued = call("POST", "/api/v1/members/%s/api-keys".formatted(siren),
				"{\"name\":\"contrat\",\"scopes\":[\"start\",\"read\",\"tasks\",\"admin\"]}");
		this.spared.add(issued.path("id").asString());
		return "Authorization: Bearer " + issued.path("token").asString();
	}

	private void narrow(String caller, String limits) {
		JsonNode issued = call("POST", "/api/v1/api-keys", "{\"name\":\"%s\",%s}".formatted(caller, limits));
		this.credentials.put(caller, "Authorization: Bearer " + issued.path("token").asString());
	}

	private void agent(String name, String roles) {
		call("PUT", "/api/v1/members/%s/agents/%s".formatted(HOME, name),
				"{\"displayName\":\"Dominique Martin\",\"password\":\"%s\",\"roles\":%s}".formatted(PASSWORD, roles));
	}

	JsonNode call(String method, String target, String body) {
		Wire.Answer answer = this.wire.send(new Wire.Request(method, target,
				List.of(credential("opsn"), "Content-Type: application/json"), body.getBytes(StandardCharsets.UTF_8)));
		if (answer.status() >= 300) {
			throw new IllegalStateException("%s %s: %s".formatted(method, target, answer.text()));
		}
		return (answer.body().length == 0) ? JSON.createObjectNode() : JSON.readTree(answer.body());
	}

	String credential(String caller) {
		return this.credentials.getOrDefault(caller, "");
	}

	/** Headers of a session; without the form token nothing can be written. */
	List<String> session(String username, boolean withToken) {
		Map<String, String> cookies = new LinkedHashMap<>();
		Wire.Answer form = this.wire.send(Wire.Request.of("GET", "/connexion", "Accept: text/html"));
		keep(form, cookies);
		String body = "_csrf=%s&username=%s&password=%s".formatted(token(form), username, PASSWORD.replace(' ', '+'));
		keep(this.wire.send(new Wire.Request("POST", "/connexion",
				List.of("Accept: text/html", "Content-Type: application/x-www-form-urlencoded", cookie(cookies)),
				body.getBytes(StandardCharsets.UTF_8))), cookies);
		Wire.Answer landing = this.wire.send(Wire.Request.of("GET", "/", "Accept: text/html", cookie(cookies)));
		keep(landing, cookies);
		List<String> headers = new ArrayList<>(List.of(cookie(cookies)));
		if (withToken) {
			headers.add("X-CSRF-TOKEN: " + token(landing));
		}
		return headers;
	}

	private static void keep(Wire.Answer answer, Map<String, String> cookies) {
		for (String cookie : answer.headers().getOrDefault("Set-Cookie", List.of())) {
			String[] pair = cookie.split(";", 2)[0].split("=", 2);
			cookies.put(pair[0], pair[1]);
		}
	}

	private static String cookie(Map<String, String> cookies) {
		return "Cookie: " + String.join("; ", cookies.entrySet().stream().map(Object::toString).toList());
	}

	private static String token(Wire.Answer page) {
		Matcher matcher = TOKEN.matcher(page.text());
		if (!matcher.find()) {
			throw new IllegalStateException("No form in " + page.text());
		}
		return matcher.group(1);
	}

	/** Whether a call would take away what the run itself stands on. */
	boolean spares(Wire.Request request) {
		if (request.target().startsWith("/api/v1/models?")
				&& request.target().contains("procedure=demande-citoyenne")) {
			return true;
		}
		return !request.method().equals("GET") && this.spared.stream().anyMatch(request.target()::contains);
	}

	List<String> known(String prefix) {
		return this.found.getOrDefault(prefix, List.of());
	}

	/** Remembers ids, and addresses of whatever kind, that an answer names. */
	void learn(Specification.Operation operation, Wire.Answer answer) {
		address(answer.header("Location"));
		if (answer.status() >= 300 || !answer.mediaType().equals("application/json")) {
			return;
		}
		try {
			JsonNode body = JSON.readTree(answer.body());
			addresses(body);
			for (JsonNode item : body.path("items")) {
				for (String name : List.of("id", "username", "siren", "key", "name", "rule")) {
					if (item.path(name).isString()) {
						remember(operation.path() + "/", item.path(name).asString());
						break;
					}
				}
			}
		}
		catch (JacksonException ex) {
			throw new IllegalStateException(operation.id() + ": " + answer.text(), ex);
		}
	}

	private void addresses(JsonNode node) {
		if (node.isString() && node.asString().startsWith("/api/v1/")) {
			address(node.asString());
		}
		node.forEach(this::addresses);
	}

	private void address(String address) {
		this.specification.match(address).ifPresent((values) -> values.forEach(this::remember));
	}

	private void remember(String prefix, String value) {
		List<String> values = this.found.computeIfAbsent(prefix, (key) -> new ArrayList<>());
		if (!values.contains(value) && value.length() < 100) {
			values.add(value);
			if (values.size() > MOST_KEPT) {
				values.remove(0);
			}
		}
	}

	/** A number whose key is right. */
	static String siren(int eightDigits) {
		String digits = String.valueOf(eightDigits);
		int sum = 0;
		for (int i = 0; i < 8; i++) {
			int digit = digits.charAt(7 - i) - '0';
			int weighted = (i % 2 == 0) ? 2 * digit : digit;
			sum += (weighted > 9) ? weighted - 9 : weighted;
		}
		return digits + (10 - sum % 10) % 10;
	}

}
