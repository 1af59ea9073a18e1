package fr.ecluse.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import fr.ecluse.database.BenchDatabase;

import org.springframework.util.FileSystemUtils;

/**
 * Écluse as a process of its own, with some members, each with a key; over {@code /api/v1} with
 * all it does: key, idempotency, form, rights, dossier, journal and events.
 */
final class EcluseContestant implements Contestant {

	private static final int MEMBERS = 40;

	static final String ADMIN_KEY = "cle-de-la-mesure-0123456789abcdefghijkl";

	private final BenchDatabase database;

	private final String schema;

	private final List<ServerProcess> nodes;

	private final List<String> members;

	private final List<String> authorizations;

	/**
	 * Starts it on an empty schema.
	 * @param nodes how many servers share the schema; clients take them in turns
	 * @param parameters of the address of the database
	 * @param settings environment variables that differ from a server without settings
	 */
	EcluseContestant(BenchDatabase database, String schema, int nodes, String parameters, Map<String, String> settings)
			throws Exception {
		this(database, schema, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
		String url = database.schema(schema) + parameters;
		for (int node = 0; node < nodes; node++) {
			this.nodes.add(start(node, url, settings));
		}
		try (Http http = new Http()) {
			for (String siren : sirens()) {
				String path = "/api/v1/members/" + siren;
				administrate(http, "PUT", path,
						"{\"name\":\"Commune %s\",\"kind\":\"commune\",\"departement\":\"29\"}".formatted(siren));
				String key = administrate(http, "POST", path + "/api-keys", "{\"name\":\"Mesure\"}");
				this.members.add(path);
				this.authorizations.add("Bearer " + Http.text(key, "token"));
			}
		}
	}

	private EcluseContestant(BenchDatabase database, String schema, List<ServerProcess> nodes, List<String> members,
			List<String> authorizations) {
		this.database = database;
		this.schema = schema;
		this.nodes = nodes;
		this.members = members;
		this.authorizations = authorizations;
	}

	/** The same servers, of which clients call the first ones only. */
	EcluseContestant through(int count) {
		return new EcluseContestant(this.database, this.schema, this.nodes.subList(0, count), this.members, this.authorizations);
	}

	private ServerProcess start(int node, String url, Map<String, String> settings) throws IOException, InterruptedException {
		Path data = Path.of("target", "bench", this.schema + "-" + node).toAbsolutePath();
		FileSystemUtils.deleteRecursively(data);
		Map<String, String> all = new HashMap<>(Map.of("ECLUSE_DATA", data.toString(), "ECLUSE_DEMO", "false", "ECLUSE_ADMIN_KEY",
				ADMIN_KEY, "ECLUSE_ADMIN_PASSWORD", "mot-de-passe-de-la-mesure", "ECLUSE_LIMITS_MEMBER_PER_MINUTE", "0",
				"ECLUSE_LIMITS_PROGRAM_PER_MINUTE", "0", "ECLUSE_LIMITS_OPSN_PER_MINUTE", "0"));
		all.putAll(Map.of("SPRING_DATASOURCE_URL", url, "SPRING_DATASOURCE_USERNAME", this.database.username(),
				"SPRING_DATASOURCE_PASSWORD", this.database.password()));
		all.putAll(settings);
		return new ServerProcess(this.schema + "-" + node, classPath(), "fr.ecluse.Ecluse", "/actuator/health/readiness", all);
	}

	@Override
	public String name() {
		return (this.nodes.size() == 1) ? "Écluse" : "Écluse, %d nœuds".formatted(this.nodes.size());
	}

	@Override
	public void instance(Http http, int number, int variables) throws IOException {
		// Each step may reach another node.
		String dossier = Http.text(start(http, number, number, variables, UUID.randomUUID().toString()).taken(), "id");
		complete(http, number + 2, number, task(http, number + 1, number, dossier)).taken();
	}

	/**
	 * Files a request.
	 * @param node whom to call
	 * @param member for whom
	 * @param key with which the call may be repeated
	 */
	Http.Answer start(Http http, int node, int member, int variables, String key) throws IOException {
		String filing = (variables == 0) ? "{\"procedure\":\"mesure\",\"variables\":{}}" : """
				{"procedure":"mesure-cinq","variables":{"subject":"Un banc public","name":"Camille Essai",\
				"place":"Place de la mairie","count":%d,"note":"Le banc est cassé depuis le printemps."}}""".formatted(member);
		return call(http, "POST", node, member, "/dossiers", filing, key);
	}

	/** Number of the open task of a dossier. */
	String task(Http http, int node, int member, String dossier) throws IOException {
		return Http.text(call(http, "GET", node, member, "/tasks?dossier=" + dossier, "", "").taken(), "id");
	}

	Http.Answer complete(Http http, int node, int member, String task) throws IOException {
		return call(http, "POST", node, member, "/tasks/" + task + "/completions", "{}", "");
	}

	private Http.Answer call(Http http, String method, int node, int member, String path, String body, String key)
			throws IOException {
		int place = member % this.members.size();
		String address = this.nodes.get(node % this.nodes.size()).address() + this.members.get(place) + path;
		String authorization = this.authorizations.get(place);
		return key.isEmpty() ? http.send(method, address, body, "Authorization", authorization)
				: http.send(method, address, body, "Authorization", authorization, "Idempotency-Key", key);
	}

	/** Calls as the OPSN. */
	String administrate(Http http, String method, String path, String body) throws IOException {
		return http.call(method, this.nodes.get(0).address() + path, body, "Authorization", "Bearer " + ADMIN_KEY);
	}

	@Override
	public long finished() throws SQLException {
		long dossiers = count("select count(*) from dossier where procedure_key like 'mesure%'");
		long ended = count("select count(*) from ACT_HI_PROCINST where STATE_ = 'COMPLETED' and PROC_DEF_KEY_ like 'mesure%'");
		if (dossiers != ended) {
			throw new IllegalStateException("%d dossiers, %d instances".formatted(dossiers, ended));
		}
		return ended;
	}

	@Override
	public long open() throws SQLException {
		return count("select count(*) from ACT_RU_TASK");
	}

	long count(String sql) throws SQLException {
		try (Connection connection = this.database.connect(this.schema);
				ResultSet result = connection.createStatement().executeQuery(sql)) {
			result.next();
			return result.getLong(1);
		}
	}

	@Override
	public List<Long> processes() {
		return this.nodes.stream().map(ServerProcess::pid).toList();
	}

	@Override
	public void close() {
		for (ServerProcess node : this.nodes) {
			node.close();
		}
	}

	/** The program without tests and benches, and with the procedure that is measured. */
	static String classPath() {
		String benches = Path.of(EcluseContestant.class.getProtectionDomain().getCodeSource().getLocation().getPath()).toString();
		return Path.of("src", "bench", "packages").toAbsolutePath() + File.pathSeparator
				+ Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
					.map((entry) -> Path.of(entry).toAbsolutePath().toString())
					.filter((entry) -> !entry.endsWith("test-classes") && !entry.equals(benches))
					.filter((entry) -> !entry.contains("jackson-dataformat-xml") && !entry.contains("openhtmltopdf"))
					.collect(Collectors.joining(File.pathSeparator));
	}

	/** Numbers of no organisation in particular, their check digit right. */
	private static List<String> sirens() {
		List<String> sirens = new ArrayList<>();
		for (int number = 21290000; sirens.size() < MEMBERS; number++) {
			int sum = 0;
			String digits = String.valueOf(number);
			for (int i = 0; i < 8; i++) {
				int digit = digits.charAt(i) - '0';
				int counted = (i % 2 == 1) ? digit * 2 : digit;
				sum += (counted > 9) ? counted - 9 : counted;
			}
			sirens.add(digits + (10 - sum % 10) % 10);
		}
		return sirens;
	}

}
