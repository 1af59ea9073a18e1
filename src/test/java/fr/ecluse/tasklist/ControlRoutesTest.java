package fr.ecluse.tasklist;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

import fr.ecluse.EcluseTest;
import fr.ecluse.engine.Completions;
import fr.ecluse.engine.ControlRefusal;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static fr.ecluse.tasklist.AgentClient.ENGINE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A control of the model answers the same on every way in. */
@EcluseTest
class ControlRoutesTest {

	private static final String INCOMPLETE = """
			{"variables":{"decision":{"value":"accord"},"pieces":{"type":"Json","value":"[\\"domicile\\"]"}}}""";

	@LocalServerPort
	private int port;

	@Autowired
	private TasklistWorld world;

	@Autowired
	private ProcessEngine engine;

	@Autowired
	private Completions completions;

	private Task task;

	private AgentClient agent;

	@BeforeEach
	void prepare() {
		this.world.prepare();
		this.task = this.world.request(TasklistWorld.RENNES, "Une benne");
		this.agent = AgentClient.signedIn(this.port, "tl-rennes");
	}

	@Test
	void showsTheRefusalInTheTaskList() {
		String path = ENGINE + "/task/" + this.task.getId();
		this.agent.post(path + "/claim", "{\"userId\":\"tl-rennes\"}");
		HttpResponse<String> refused = this.agent.post(path + "/submit-form", INCOMPLETE);
		assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
		assertThat(refused.body()).contains("\"message\":\"Vérifiez d’abord l’identité du demandeur. (CRPA R112-9-1)\"")
			.contains("\"pointer\":\"/variables/pieces\"");
		assertThat(this.engine.getRuntimeService().getVariables(this.task.getProcessInstanceId()))
			.doesNotContainKeys("decision", "pieces");
		assertThat(this.agent.post(path + "/submit-form", INCOMPLETE.replace("[", "[\\\"identite\\\",")).statusCode())
			.isEqualTo(204);
	}

	@Test
	void refusesAStartInTheTaskList() {
		HttpResponse<String> refused = this.agent.post(
				ENGINE + "/process-definition/" + this.task.getProcessDefinitionId() + "/submit-form",
				"{\"variables\":{\"subject\":{\"value\":\"Objet interdit\"},\"text\":{\"value\":\"Bonjour\"}}}");
		assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
		assertThat(refused.body()).contains("Choisissez un autre objet. (CRPA L112-8)", "/variables/subject");
		assertThat(started()).isZero();
	}

	@Test
	void refusesAStartByTheInterface() throws Exception {
		HttpRequest request = HttpRequest
			.newBuilder(URI
				.create("http://localhost:" + this.port + "/api/v1/members/" + TasklistWorld.RENNES + "/dossiers"))
			.header("Authorization", "Bearer " + EcluseTest.ADMIN_KEY)
			.header("Content-Type", "application/json")
			.POST(BodyPublishers.ofString("""
					{"procedure":"essai-tasklist","variables":{"subject":"Objet interdit","text":"Bonjour"}}"""))
			.build();
		HttpResponse<String> refused = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
		assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
		assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
		assertThat(refused.body()).contains("\"type\":\"https://ecluse.fr/problemes/controle-refuse\"",
				"\"pointer\":\"/variables/subject\"", "Choisissez un autre objet.", "CRPA L112-8");
		assertThat(started()).isZero();
	}

	@Test
	void refusesACompletionByOurOwnCode() {
		Object dossier = this.engine.getRuntimeService().getVariable(this.task.getProcessInstanceId(), "dossierId");
		assertThatThrownBy(() -> this.completions.complete(TasklistWorld.RENNES, String.valueOf(dossier), "instruire",
				"tl-rennes", java.util.Map.of("decision", "accord", "pieces", java.util.List.of("domicile"))))
			.isInstanceOf(ControlRefusal.class);
		assertThat(
				this.engine.getTaskService().createTaskQuery().taskId(this.task.getId()).singleResult().getAssignee())
			.isNull();
	}

	private long started() {
		return this.engine.getHistoryService()
			.createHistoricProcessInstanceQuery()
			.processDefinitionKey("essai-tasklist")
			.variableValueEquals("subject", "Objet interdit")
			.count();
	}

}
