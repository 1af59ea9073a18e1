package fr.ecluse.bench;

import java.io.IOException;
import java.util.Map;

import fr.ecluse.database.BenchDatabase;

/** Camunda 7 with its own REST API, which asks nobody who calls. */
final class CamundaContestant extends PeerContestant {

	private CamundaContestant(String name, BenchDatabase database, String parameters, Map<String, String> settings) throws Exception {
		super(name, database, "camunda", "/engine-rest/engine", parameters, settings);
	}

	/** As its starter comes. */
	static CamundaContestant stock(BenchDatabase database) throws Exception {
		return new CamundaContestant("Camunda REST d'origine", database, "", Map.of());
	}

	/** With what settings and indexes give without code. */
	static CamundaContestant tuned(BenchDatabase database) throws Exception {
		CamundaContestant tuned = new CamundaContestant("Camunda REST réglé", database,
				"&useServerPrepStmts=true&prepStmtCacheSize=500", Map.of("SPRING_PROFILES_ACTIVE", "tuned"));
		tuned.execute("create index TASK_PARENT on ACT_RU_TASK (PARENT_TASK_ID_)");
		return tuned;
	}

	@Override
	public void instance(Http http, int number, int variables) throws IOException {
		String engine = address() + "/engine-rest";
		String started = http.call("POST", engine + "/process-definition/key/mesure/start", (variables == 0) ? "{}" : """
				{"variables":{"subject":{"value":"Un banc public"},"name":{"value":"Camille Essai"},\
				"place":{"value":"Place de la mairie"},"count":{"value":%d},\
				"note":{"value":"Le banc est cassé depuis le printemps."}}}""".formatted(number));
		String tasks = http.call("GET", engine + "/task?processInstanceId=" + Http.text(started, "id"), "");
		http.call("POST", engine + "/task/" + Http.text(tasks, "id") + "/complete", "{}");
	}

}
