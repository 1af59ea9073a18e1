package fr.ecluse.openapi;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls made of the document, about half of them wrong in some way, from one seed. */
final class RandomCalls {

	private static final JsonMapper JSON = new JsonMapper();

	private static final List<String> ODD_IDS = List.of("%20", "%00", "%0a", "a%2Fb", "a;b=c", "%C3%A9", "%E2%80%AE",
			"%F0%9F%91%A9", "%ff", "a".repeat(300), "null", "0", "-1", "99999999999999999999", "%27or%271",
			"00000000-0000-0000-0000-000000000000", "%7B%7D", "1e5", "A.B_C-D", "%5C", "~", "*", "%25");

	private static final List<String> ODD_SIRENS = List.of("212900428", "000000000", "abcdefghi", "2129", "%20",
			"212%20900%20427", "21290042700017", "%D9%A1%D9%A2", "-12345678");

	private static final List<String> MEDIA_TYPES = List.of("text/plain", "application/xml",
			"application/json;charset=utf-16", "application/x-www-form-urlencoded", "multipart/form-data",
			"multipart/form-data; boundary=x", "*/*", "json", "application/json; charset=nimporte",
			"application/problem+json", "text/csv", "image/png", "");

	private static final List<String> ACCEPTS = List.of("application/xml", "text/html", "image/*", "*/*;q=0",
			"nimporte", "application/pdf", "application/json;q=0.1", "application/problem+json", ",,,",
			"text/*, */*;q=0.1");

	private static final List<String> ODD_HEADERS = List.of("X-Forwarded-For: 127.0.0.1, é",
			"X-HTTP-Method-Override: DELETE", "Idempotency-Key: ", "Idempotency-Key: " + "k".repeat(300),
			"If-None-Match: *", "If-None-Match: W/\"é\", nimporte", "Range: bytes=0-0,5-2", "Expect: nimporte",
			"Cookie: ECLUSE=inconnue; ECLUSE-FORM=x", "Accept-Language: zz;q=9", "Origin: https://ailleurs.example",
			"X-Long: " + "x".repeat(6000), "Content-Encoding: gzip", "Accept-Encoding: gzip;q=nimporte",
			"X-CSRF-TOKEN: x", "Authorization: Basic eDp5", "If-Modified-Since: demain", "Traceparent: 00-zz");

	private final Specification specification;

	private final World world;

	private final Random random;

	private final Values values;

	private int wrongKeys;

	RandomCalls(Specification specification, World world, Random random) {
		this.specification = specification;
		this.world = world;
		this.random = random;
		this.values = new Values(specification, random);
	}

	Made next() {
		while (true) {
			Made made = make(this.values.one(this.specification.operations()));
			if (!this.world.spares(made.request())) {
				return made;
			}
		}
	}

	private Made make(Specification.Operation operation) {
		boolean odd = this.values.chance(55);
		int what = odd ? this.random.nextInt(7) : -1;
		List<String> headers = new ArrayList<>();
		String caller = this.values.one(List.of("opsn", "opsn", "opsn", "home", "home", "home", "away", "nobody"));
		if (what == 0 && this.wrongKeys < 150) {
			this.wrongKeys++;
			headers.add("Authorization: Bearer "
					+ this.values.one(List.of("ecl_00000000-0000-0000-0000-000000000000-x", "x", "é", "a b", "ecl_")));
		}
		else if (!caller.equals("nobody")) {
			headers.add(this.world.credential(caller));
		}
		if (what == 1) {
			headers.add(this.values.one(ODD_HEADERS));
		}
		if (what == 2) {
			headers.add("Accept: " + this.values.one(ACCEPTS));
		}
		String target = path(operation, what == 3) + query(operation, what == 4, headers);
		Body body = body(operation, what);
		headers.addAll(body.headers());
		return new Made(operation, new Wire.Request(operation.method(), target, headers, body.bytes()), body.wrong());
	}

	/** A call with nothing wrong about it, that means nothing that is there. */
	Wire.Request plain(Specification.Operation operation, List<String> headers) {
		String path = operation.path();
		for (String name : operation.pathParameters()) {
			path = path.replace("{" + name + "}", name.equals("siren") ? World.HOME
					: name.equals("number") || name.equals("n") ? "1" : "inconnu-" + name);
		}
		List<String> pairs = new ArrayList<>();
		for (JsonNode parameter : operation.node().path("parameters")) {
			if (parameter.path("in").asString().equals("query") && parameter.path("required").asBoolean()) {
				pairs.add(parameter.path("name").asString() + "=" + encoded(parameter.path("example").asString()));
			}
		}
		List<String> all = new ArrayList<>(headers);
		byte[] body = new byte[0];
		for (String type : operation.content().propertyNames()) {
			if (headers.stream().noneMatch((header) -> header.startsWith("Content-Type:"))) {
				all.add("Content-Type: " + type + (type.startsWith("multipart/") ? "; boundary=limite" : ""));
			}
			JsonNode example = operation.content().path(type).path("example");
			String text = !type.equals("application/json") ? "--limite--\r\n"
					: example.isMissingNode() ? "{}" : JSON.writeValueAsString(example);
			body = text.getBytes(StandardCharsets.UTF_8);
			break;
		}
		return new Wire.Request(operation.method(), path + (pairs.isEmpty() ? "" : "?" + String.join("&", pairs)), all,
				body);
	}

	private String path(Specification.Operation operation, boolean odd) {
		String path = operation.path();
		List<String> names = operation.pathParameters();
		String wrong = (odd && !names.isEmpty()) ? this.values.one(names) : "";
		for (String name : names) {
			path = path.replace("{" + name + "}", name.equals("siren") ? siren(name.equals(wrong))
					: name.equals(wrong) ? this.values.one(ODD_IDS) : part(operation, name));
		}
		return path;
	}

	private String siren(boolean odd) {
		return odd ? this.values.one(ODD_SIRENS)
				: this.values.one(List.of(World.HOME, World.HOME, World.HOME, World.HOME, World.AWAY, World.NEW));
	}

	private String part(Specification.Operation operation, String name) {
		List<String> known = this.world.known(operation.prefix(name));
		if (!known.isEmpty() && this.values.chance(70)) {
			return name.equals("path") ? this.values.one(known) : encoded(this.values.one(known));
		}
		for (JsonNode parameter : operation.node().path("parameters")) {
			if (parameter.path("name").asString().equals(name) && parameter.has("example")) {
				String example = parameter.path("example").asString();
				return name.equals("username") ? "contrat." + this.random.nextInt(8) : encoded(example);
			}
		}
		return String.valueOf(this.random.nextInt(3));
	}

	private String query(Specification.Operation operation, boolean odd, List<String> headers) {
		List<String> pairs = new ArrayList<>();
		for (JsonNode parameter : operation.node().path("parameters")) {
			String name = parameter.path("name").asString();
			String in = parameter.path("in").asString();
			if (in.equals("path") || !(parameter.path("required").asBoolean() || this.values.chance(45))) {
				continue;
			}
			JsonNode value = parameter.has("example") && this.values.chance(50) ? parameter.path("example")
					: this.values.valid(parameter.path("schema"), 0);
			String text = (odd && this.values.chance(60)) ? this.values.one(Values.ODD_TEXTS) : value.asString("");
			if (in.equals("header")) {
				headers.add(name + ": " + text.replaceAll("\\p{Cntrl}", " ")
						+ (this.values.chance(50) ? this.random.nextInt(50) : ""));
				continue;
			}
			pairs.add(name + "=" + encoded(text));
			if (odd && this.values.chance(25)) {
				pairs.add(name + "=" + encoded(this.values.one(Values.ODD_TEXTS)));
			}
		}
		if (odd && this.values.chance(30)) {
			pairs.add(this.values
				.one(List.of("inconnu=1", "=", "&&", "a[0]=b", "%FF=%FE", "cursor=bm9uLXBhcw", "limit=1&limit=2")));
		}
		return pairs.isEmpty() ? "" : "?" + String.join("&", pairs);
	}

	private Body body(Specification.Operation operation, int what) {
		if (operation.content().isEmpty()) {
			return Body.NONE;
		}
		List<String> types = List.copyOf(operation.content().propertyNames());
		String type = this.values.one(types);
		if (!type.equals("application/json")) {
			return foreign(type, what);
		}
		JsonNode content = operation.content().path(type);
		JsonNode value = (content.has("example") && this.values.chance(50)) ? content.path("example").deepCopy()
				: this.values.valid(content.path("schema"), 0);
		boolean wrong = false;
		if (what == 5) {
			value = this.values.broken(value);
			wrong = !this.specification.faults(content.path("schema"), value).isEmpty();
		}
		String text = JSON.writeValueAsString(value);
		String media = "application/json";
		if (what == 6) {
			switch (this.random.nextInt(6)) {
				case 0 -> text = text.substring(0, text.length() / 2);
				case 1 -> text = "";
				case 2 -> text = "[".repeat(10_000) + "]".repeat(10_000);
				case 3 -> text = text.replaceFirst("\\{", "{\"doublon\":1,\"doublon\":2,");
				case 4 -> text = "{\"nombre\":" + "9".repeat(400) + "}";
				default -> media = this.values.one(MEDIA_TYPES);
			}
			wrong = media.equals("application/json")
					&& operation.node().path("requestBody").path("required").asBoolean();
		}
		return new Body(media.isEmpty() ? List.of() : List.of("Content-Type: " + media),
				text.getBytes(StandardCharsets.UTF_8), wrong);
	}

	private Body foreign(String type, int what) {
		String media = (what == 6) ? this.values.one(MEDIA_TYPES) : type;
		String csv = "siren;nom;type;departement\n%s;Commune %d;commune;29\n".formatted(World.NEW,
				this.random.nextInt(10));
		String content = (what == 5) ? this.values.one(Values.ODD_TEXTS)
				: type.equals("text/csv") ? csv : "{\"depositor\":{\"name\":\"A\",\"identifier\":\"B\"}}";
		if (media.startsWith("multipart/form-data")) {
			String name = this.values.one(List.of("file", "deposit", "fichier", "a".repeat(200), ""));
			content = "--limite\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\n\r\n%s\r\n--limite%s"
				.formatted(name, this.values.one(List.of("procedure.yaml", "a.bpmn", "../x", "a.zip", "", "é.form")),
						content, (what == 6) ? "" : "--\r\n");
			media = (what == 6) ? media : "multipart/form-data; boundary=limite";
		}
		return new Body(media.isEmpty() ? List.of() : List.of("Content-Type: " + media),
				content.getBytes(StandardCharsets.UTF_8), false);
	}

	static String encoded(@Nullable String text) {
		return URLEncoder.encode(String.valueOf(text), StandardCharsets.UTF_8).replace("+", "%20");
	}

	/** A call, and whether its body is not what the document asks for. */
	record Made(Specification.Operation operation, Wire.Request request, boolean wrongBody) {
	}

	private record Body(List<String> headers, byte[] bytes, boolean wrong) {

		static final Body NONE = new Body(List.of(), new byte[0], false);

	}

}
