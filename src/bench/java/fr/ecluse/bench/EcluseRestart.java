package fr.ecluse.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import fr.ecluse.database.BenchDatabase;

/** Écluse with all its parts; ready when its health says so, which is after its own checks. */
final class EcluseRestart extends Restart {

	static final String NAME = "Écluse";

	private static final String ADMINISTRATOR = "Bearer " + EcluseContestant.ADMIN_KEY;

	private static final String MEMBER = "/api/v1/members/212900427";

	EcluseRestart(BenchDatabase database) throws Exception {
		super(NAME, "ecluse", EcluseContestant.classPath(), "fr.ecluse.Ecluse", database,
				Map.of("ECLUSE_DATA", Path.of("target", "bench", "boot", "data").toAbsolutePath().toString(), "ECLUSE_DEMO", "false",
						"ECLUSE_ADMIN_KEY", EcluseContestant.ADMIN_KEY, "ECLUSE_ADMIN_PASSWORD", "mot-de-passe-de-la-mesure",
						"ECLUSE_LIMITS_OPSN_PER_MINUTE", "0", "ECLUSE_LIMITS_MEMBER_PER_MINUTE", "0",
						"ECLUSE_LIMITS_PROGRAM_PER_MINUTE", "0"));
	}

	/** With the options that the image has, whose share of the memory is the same for all here. */
	@Override
	List<String> archive() throws IOException {
		String image = Files.readString(Path.of("docker", "Dockerfile"));
		Matcher options = Pattern.compile("JDK_JAVA_OPTIONS=\"([^\"]+)\"").matcher(image);
		if (!options.find()) {
			throw new IllegalStateException("The image has no options of the virtual machine");
		}
		return Stream.concat(super.archive().stream(), Stream.of(options.group(1).split(" "))).toList();
	}

	@Override
	String ready() {
		return "/actuator/health/readiness";
	}

	@Override
	void prepare(Http http, String address) throws IOException {
		http.call("PUT", address + MEMBER, "{\"name\":\"Crozon\",\"kind\":\"commune\",\"departement\":\"29\"}", "Authorization",
				ADMINISTRATOR);
	}

	@Override
	void firstAnswer(Http http, String address) throws IOException {
		http.call("GET", address + MEMBER + "/tasks", "", "Authorization", ADMINISTRATOR);
	}

	@Override
	void instance(Http http, String address, int number) throws IOException {
		String filed = http.call("POST", address + MEMBER + "/dossiers", "{\"procedure\":\"mesure\",\"variables\":{}}", "Authorization",
				ADMINISTRATOR, "Idempotency-Key", UUID.randomUUID().toString());
		String tasks = http.call("GET", address + MEMBER + "/tasks?dossier=" + Http.text(filed, "id"), "", "Authorization",
				ADMINISTRATOR);
		http.call("POST", address + MEMBER + "/tasks/" + Http.text(tasks, "id") + "/completions", "{}", "Authorization",
				ADMINISTRATOR);
	}

}
