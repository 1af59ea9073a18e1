package fr.ecluse.tasklist;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import fr.ecluse.EcluseTest;
import fr.ecluse.engine.EngineUser;
import fr.ecluse.member.Membership;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionOperations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The tab « Dossier » and the messages that it sends, as it calls for them. */
@EcluseTest
class DossierCallsTests {

	private static final String REASON = "{\"message\":\"abandon\",\"reason\":\"Le besoin a disparu.\"}";

	@LocalServerPort
	private int port;

	@Autowired
	private TasklistWorld world;

	@Autowired
	private ProcessEngine engine;

	@Autowired
	private TransactionOperations transactions;

	private Task task;

	@BeforeEach
	void prepare() {
		this.world.prepare();
		this.transactions.executeWithoutResult((transaction) -> {
			this.world.agent("tl-rennes-essai", "Gaël Riou", new Membership(TasklistWorld.RENNES, "agent-essai"));
			this.world.agent("tl-rennes-chef", "Maëlle Roy", new Membership(TasklistWorld.RENNES, "chef-essai"));
			this.world.agent("tl-bordeaux-chef", "Luc Faure", new Membership(TasklistWorld.BORDEAUX, "chef-essai"),
					new Membership(TasklistWorld.BORDEAUX, "agent-essai"));
		});
		this.task = file();
	}

	@Test
	void showsTheDossierWithWhatTheRoleMaySend() {
		HttpResponse<String> seen = agent("tl-rennes-chef").get(path("dossier"));
		assertThat(seen.statusCode()).as(seen.body()).isEqualTo(200);
		assertThat(seen.body()).contains("\"statusLabel\":\"En cours\"", "\"label\":\"Silence gardé\"",
				"\"explanation\":[", "\"filedBy\":\"Gaël Riou\"",
				"\"message\":\"abandon\",\"title\":\"Abandonner le dossier\"", "\"message\":\"rappel\"");
		assertThat(agent("tl-rennes-essai").get(path("dossier")).body()).contains("\"message\":\"rappel\"")
			.doesNotContain("abandon");
		assertThat(agent("tl-rennes").get(path("dossier")).body()).contains("\"offers\":[]");
	}

	@Test
	void sendsAMessageAndTellsTheModelWhoDidAndWhy() {
		AgentClient chief = agent("tl-rennes-chef");
		HttpResponse<String> reminded = chief.post(path("messages"),
				"{\"message\":\"rappel\",\"reason\":\"  À relire avant lundi. \"}");
		assertThat(reminded.body()).isEqualTo("{\"taskRemains\":true}");
		assertThat(this.engine.getRuntimeService().getVariables(this.task.getProcessInstanceId()))
			.containsEntry("messageReason", "À relire avant lundi.")
			.containsEntry("messageBy", "Maëlle Roy")
			.containsEntry("messageDate", LocalDate.now(java.time.ZoneId.of("Europe/Paris")).toString());
		assertThat(chief.post(path("messages"), REASON).body()).isEqualTo("{\"taskRemains\":false}");
		assertThat(this.engine.getRuntimeService()
			.createProcessInstanceQuery()
			.processInstanceId(this.task.getProcessInstanceId())
			.count()).isZero();
		refused(chief.post(path("messages"), REASON), 404, "introuvable");
	}

	@Test
	void refusesAnotherMember() {
		refused(agent("tl-bordeaux-chef").post(path("messages"), REASON), 404, "introuvable");
		refused(agent("tl-bordeaux-chef").get(path("dossier")), 404, "introuvable");
		untouched();
	}

	@Test
	void refusesAnotherRole() {
		refused(agent("tl-rennes-essai").post(path("messages"), REASON), 403, "chef-essai");
		refused(agent("tl-rennes").post(path("messages"), REASON), 403, "chef-essai");
		untouched();
	}

	@Test
	void refusesWhoIsNotSignedInOrForgesTheCall() {
		refused(new AgentClient(this.port).get(path("dossier")), 401, "");
		AgentClient chief = agent("tl-rennes-chef");
		refused(chief.send("POST", path("messages"), REASON, "application/json", ""), 403, "appel-non-reconnu");
		untouched();
	}

	@Test
	void refusesAMessageThatTheDossierDoesNotWaitFor() {
		AgentClient chief = agent("tl-rennes-chef");
		this.engine.getTaskService()
			.createTaskQuery()
			.processInstanceId(this.task.getProcessInstanceId())
			.taskDefinitionKey("Attendre")
			.list()
			.forEach((waiting) -> this.engine.getTaskService().complete(waiting.getId()));
		this.task = task(this.task.getProcessInstanceId(), "Piloter");
		refused(chief.post(path("messages"), "{\"message\":\"rappel\",\"reason\":\"Trop tard\"}"), 409,
				"Abandonner le dossier");
		assertThat(this.engine.getRuntimeService().getVariables(this.task.getProcessInstanceId()))
			.doesNotContainKey("messageReason");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "{\"message\":\"abandon\"}", "{\"message\":\"abandon\",\"reason\":\"  \"}",
			"{\"message\":\"inconnu\",\"reason\":\"x\"}", "{\"message\":[\"abandon\"],\"reason\":\"x\"}",
			"{\"message\":\"abandon\",\"reason\":\"x\",\"processVariables\":{\"a\":1}}", "[]",
			"{\"message\":\"${abandon}\",\"reason\":\"x\"}" })
	void refusesOtherBodies(String body) {
		refused(agent("tl-rennes-chef").post(path("messages"), body), 400, "");
		untouched();
	}

	private void untouched() {
		assertThat(this.engine.getTaskService().createTaskQuery().taskId(this.task.getId()).count()).isOne();
		assertThat(this.engine.getRuntimeService().getVariables(this.task.getProcessInstanceId()))
			.doesNotContainKey("messageReason");
	}

	private static void refused(HttpResponse<String> response, int status, String words) {
		assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
		assertThat(response.body()).contains("https://ecluse.fr/problemes/", words).doesNotContain("Exception");
	}

	private AgentClient agent(String username) {
		return AgentClient.signedIn(this.port, username);
	}

	private String path(String what) {
		return "/camunda/api/ecluse/tasks/" + this.task.getId() + "/" + what;
	}

	private Task file() {
		this.engine.getIdentityService()
			.setAuthentication("tl-rennes-essai", List.of(EngineUser.AGENT), List.of(TasklistWorld.RENNES.value()));
		try {
			String id = this.engine.getRuntimeService()
				.startProcessInstanceByKey("essai-horloges",
						Map.of("subject", "Un banc", "start", LocalDate.now().toString()))
				.getId();
			this.engine.getIdentityService().clearAuthentication();
			return task(id, "Attendre");
		}
		finally {
			this.engine.getIdentityService().clearAuthentication();
		}
	}

	private Task task(String instance, String element) {
		return await().atMost(Duration.ofSeconds(30))
			.until(() -> this.engine.getTaskService()
				.createTaskQuery()
				.processInstanceId(instance)
				.taskDefinitionKey(element)
				.singleResult(), (it) -> it != null);
	}

}
