package fr.ecluse.bench;

import java.io.IOException;
import java.util.Map;

import fr.ecluse.database.BenchDatabase;

/** Flowable with its own REST API, which asks nobody who calls. */
final class FlowableContestant extends PeerContestant {

	FlowableContestant(BenchDatabase database) throws Exception {
		super("Flowable REST", database, "flowable", "/process-api/management/engine", "", Map.of());
	}

	@Override
	public void instance(Http http, int number, int variables) throws IOException {
		String runtime = address() + "/process-api/runtime";
		String started = http.call("POST", runtime + "/process-instances",
				"{\"processDefinitionKey\":\"mesure\"%s}".formatted((variables == 0) ? "" : """
						,"variables":[{"name":"subject","value":"Un banc public"},{"name":"name","value":"Camille Essai"},\
						{"name":"place","value":"Place de la mairie"},{"name":"count","value":%d},\
						{"name":"note","value":"Le banc est cassé depuis le printemps."}]""".formatted(number)));
		String tasks = http.call("GET", runtime + "/tasks?processInstanceId=" + Http.text(started, "id"), "");
		http.call("POST", runtime + "/tasks/" + Http.text(tasks, "id"), "{\"action\":\"complete\"}");
	}

}
