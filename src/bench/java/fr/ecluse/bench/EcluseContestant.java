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

	static final String SCHEMA = "ecluse_mesure";

	private static final int MEMBERS = 40;

	private static final String ADMIN_KEY = "cle-de-la-mesure-0123456789abcdefghijkl";

	private final BenchDatabase database;

	private final List<ServerProcess> nodes = new ArrayList<>();

	private final List<String> members = new ArrayList<>();

	private final List<String> authorizations = new ArrayList<>();

	/**
	 * Starts it on an empty schema.
	 * @param nodes how many servers share the database; clients take them in turns
	 * @param settings environment variables that differ from a server without settings
	 */
	EcluseContestant(BenchDatabase database, int nodes, Map<String, String> settings) throws Exception {
		this.database = database;
		database.schema(SCHEMA);
		for (int node = 0; node < nodes; node++) {
			this.nodes.add(start(node, settings));
		}
		try (Http http = new Http()) {
			for (String siren : sirens()) {
				String member = this.nodes.get(0).address() + "/api/v1/members/" + siren;
				String admin = "Bearer " + ADMIN_KEY;
				http.call("PUT", member, "{\"name\":\"Commune %s\",\"kind\":\"commune\",\"departement\":\"29\"}".formatted(siren),
						"Authorization", admin);
				String key = http.call("POST", member + "/api-keys", "{\"name\":\"Mesure\"}", "Authorization", admin);
				this.members.add("/api/v1/members/" + siren);
				this.authorizations.add("Bearer " + Http.text(key, "token"));
			}
		}
	}

	private ServerProcess start(int node, Map<String, String> settings) throws IOException, InterruptedException {
		Path data = Path.of("target", "bench", "ecluse-" + node).toAbsolutePath();
		FileSystemUtils.deleteRecursively(data);
		Map<String, String> all = new HashMap<>(Map.of("ECLUSE_DATA", data.toString(), "ECLUSE_DEMO", "false", "ECLUSE_ADMIN_KEY",
				ADMIN_KEY, "ECLUSE_ADMIN_PASSWORD", "mot-de-passe-de-la-mesure", "ECLUSE_LIMITS_MEMBER_PER_MINUTE", "0",
				"ECLUSE_LIMITS_PROGRAM_PER_MINUTE", "0", "ECLUSE_LIMITS_OPSN_PER_MINUTE", "0"));
		all.putAll(Map.of("SPRING_DATASOURCE_URL", this.database.url(SCHEMA), "SPRING_DATASOURCE_USERNAME",
				this.database.username(), "SPRING_DATASOURCE_PASSWORD", this.database.password()));
		all.putAll(settings);
		return new ServerProcess("ecluse-" + node, classPath(), "fr.ecluse.Ecluse", "/actuator/health/readiness", all);
	}

	@Override
	public String name() {
		return (this.nodes.size() == 1) ? "Écluse" : "Écluse, " + this.nodes.size() + " nœuds";
	}

	@Override
	public void instance(Http http, int number, int variables) throws IOException {
		int member = number % this.members.size();
		String authorization = this.authorizations.get(member);
		String path = this.members.get(member);
		String filed = http.call("POST", node(number) + path + "/dossiers",
				"{\"procedure\":\"mesure\",\"variables\":{%s}}".formatted((variables == 0) ? "" : """
						"subject":"Un banc public","name":"Camille Essai","place":"Place de la mairie","count":%d,\
						"note":"Le banc est cassé depuis le printemps."\
						""".formatted(number)),
				"Authorization", authorization, "Idempotency-Key", UUID.randomUUID().toString());
		// Each step may reach another node.
		String tasks = http.call("GET", node(number + 1) + path + "/tasks?dossier=" + Http.text(filed, "id"), "", "Authorization",
				authorization);
		http.call("POST", node(number + 2) + path + "/tasks/" + Http.text(tasks, "id") + "/completions", "{}", "Authorization",
				authorization);
	}

	private String node(int turn) {
		return this.nodes.get(turn % this.nodes.size()).address();
	}

	@Override
	public long finished() throws SQLException {
		long dossiers = count("select count(*) from dossier where procedure_key = 'mesure'");
		long ended = count("select count(*) from ACT_HI_PROCINST where STATE_ = 'COMPLETED' and PROC_DEF_KEY_ = 'mesure'");
		if (dossiers != ended) {
			throw new IllegalStateException("%d dossiers, %d instances".formatted(dossiers, ended));
		}
		return ended;
	}

	@Override
	public long open() throws SQLException {
		return count("select count(*) from ACT_RU_TASK");
	}

	private long count(String sql) throws SQLException {
		try (Connection connection = this.database.connect(SCHEMA);
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
	public void close() throws Exception {
		for (ServerProcess node : this.nodes) {
			node.close();
		}
	}

	/** The program without tests and benches, and with the procedure that is measured. */
	private static String classPath() {
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
