package fr.ecluse.bench;

import java.io.IOException;
import java.util.Map;

import fr.ecluse.database.BenchDatabase;

/** Camunda 7 as its starters make it, with REST and its web applications. */
final class CamundaRestart extends Restart {

	static final String NAME = "Camunda d'origine";

	CamundaRestart(BenchDatabase database) throws Exception {
		super(NAME, "camunda", PeerProject.classPath("camunda-webapps"), "peer.Application", database, Map.of());
	}

	@Override
	String ready() {
		return "/engine-rest/engine";
	}

	@Override
	void prepare(Http http, String address) {
		// Its procedure came with the start.
	}

	@Override
	void firstAnswer(Http http, String address) throws IOException {
		http.call("GET", address + ready(), "");
	}

	@Override
	void instance(Http http, String address, int number) throws IOException {
		String engine = address + "/engine-rest";
		String started = http.call("POST", engine + "/process-definition/key/mesure/start", "{}");
		String tasks = http.call("GET", engine + "/task?processInstanceId=" + Http.text(started, "id"), "");
		http.call("POST", engine + "/task/" + Http.text(tasks, "id") + "/complete", "{}");
	}

}
