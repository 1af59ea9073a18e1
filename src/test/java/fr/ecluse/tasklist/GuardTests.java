package fr.ecluse.tasklist;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import fr.ecluse.EcluseTest;
import fr.ecluse.member.Agents;
import fr.ecluse.member.Membership;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static fr.ecluse.tasklist.AgentClient.ENGINE;
import static org.assertj.core.api.Assertions.assertThat;

@EcluseTest
class GuardTests {

	@LocalServerPort
	private int port;

	@Autowired
	private TasklistWorld world;

	@Autowired
	private ProcessEngine engine;

	@Autowired
	private Agents agents;

	@Autowired
	private org.springframework.transaction.support.TransactionOperations transactions;

	private Task rennes;

	private AgentClient agent;

	@BeforeEach
	void prepare() {
		this.world.prepare();
		this.rennes = this.world.request(TasklistWorld.RENNES, "Une benne");
		this.agent = AgentClient.signedIn(this.port, "tl-rennes");
	}

	private String filter() {
		Filter filter = this.engine.getFilterService()
			.createFilterQuery()
			.filterName("Toutes les tâches de mes collectivités")
			.singleResult();
		return ENGINE + "/filter/" + filter.getId();
	}

	private String task() {
		return ENGINE + "/task/" + this.rennes.getId();
	}

	private String definition() {
		return ENGINE + "/process-definition/" + this.rennes.getProcessDefinitionId();
	}

	private static void refused(HttpResponse<String> response, int status) {
		assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
		assertThat(response.headers().firstValue("Content-Type"))
			.hasValueSatisfying((type) -> assertThat(type).startsWith("application/problem+json"));
		assertThat(response.body()).contains("https://ecluse.fr/problemes/").doesNotContain("Exception", "at org.");
	}

	/**
	 * Calls that the engine's full interface would answer, and that Tasklist does not
	 * make.
	 */
	static Stream<String> otherCalls() {
		return Stream.of("GET /camunda/api/engine/engine/default/user", "GET /camunda/api/engine/engine/default/group",
				"GET /camunda/api/engine/engine/default/tenant", "GET /camunda/api/engine/engine/default/deployment",
				"POST /camunda/api/engine/engine/default/deployment/create",
				"GET /camunda/api/engine/engine/default/task",
				"GET /camunda/api/engine/engine/default/task?assignee=tl-rennes-bis",
				"POST /camunda/api/engine/engine/default/task", "POST /camunda/api/engine/engine/default/task/count",
				"POST /camunda/api/engine/engine/default/task/create",
				"GET /camunda/api/engine/engine/default/variable-instance",
				"GET /camunda/api/engine/engine/default/history/task",
				"GET /camunda/api/engine/engine/default/history/variable-instance",
				"GET /camunda/api/engine/engine/default/history/process-instance",
				"GET /camunda/api/engine/engine/default/process-instance",
				"GET /camunda/api/engine/engine/default/authorization",
				"POST /camunda/api/engine/engine/default/authorization/create",
				"POST /camunda/api/engine/engine/default/filter/create",
				"POST /camunda/api/engine/engine/default/message", "POST /camunda/api/engine/engine/default/signal",
				"GET /camunda/api/engine/engine/default/job",
				"POST /camunda/api/engine/engine/default/external-task/fetchAndLock",
				"GET /camunda/api/engine/engine/default/optimize/task-instance/completed",
				"GET /camunda/api/engine/engine/default/telemetry/data",
				"GET /camunda/api/engine/engine/default/version", "GET /camunda/api/engine/task",
				"GET /camunda/api/engine/user", "GET /camunda/api/engine/engine/other/task",
				"POST /camunda/api/admin/setup/default/user/create", "GET /camunda/api/admin/auth/user/other",
				"GET /camunda/api/admin/plugin/adminPlugins/static/app/plugin.js",
				"GET /camunda/api/cockpit/plugin/base/default/process-definition/statistics",
				"GET /camunda/api/welcome/auth", "POST /camunda/api/admin/auth/user/default/login/admin",
				"GET /camunda/api/engine/application.wadl", "GET /camunda/api/", "DELETE /camunda/api/ecluse/members");
	}

	@ParameterizedTest
	@MethodSource("otherCalls")
	void hidesEverythingTasklistDoesNotCall(String call) {
		String[] words = call.split(" ");
		refused(this.agent.send(words[0], words[1], words[0].equals("POST") ? "{}" : "", "application/json",
				this.agent.token()), 404);
	}

	/**
	 * Changes that the engine offers on a task or a filter, and that are nobody's here.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "POST complete", "POST resolve", "POST delegate", "POST assignee", "POST identity-links",
			"POST identity-links/delete", "POST bpmnError", "POST bpmnEscalation", "POST variables", "PUT ", "DELETE ",
			"GET variables", "GET localVariables", "GET attachment", "POST attachment/create", "GET rendered-form",
			"PUT variables/subject", "DELETE variables/subject" })
	void hidesOtherChangesOfTasks(String call) {
		String[] words = call.split(" ", 2);
		String path = words[1].isEmpty() ? task() : task() + "/" + words[1];
		refused(this.agent.send(words[0], path, words[0].equals("GET") ? "" : "{}", "application/json",
				this.agent.token()), 404);
	}

	@Test
	void leavesFiltersAsTheyAre() {
		refused(this.agent.send("DELETE", filter(), "", "", this.agent.token()), 404);
		refused(this.agent.send("PUT", filter(), "{}", "application/json", this.agent.token()), 404);
	}

	@Test
	void hidesFiltersThatAreNotShared() {
		Filter own = this.engine.getFilterService().newTaskFilter("Personnel");
		own.setQuery(this.engine.getTaskService().createTaskQuery());
		this.engine.getFilterService().saveFilter(own);
		try {
			String path = ENGINE + "/filter/" + own.getId();
			refused(this.agent.get(path), 404);
			refused(this.agent.post(path + "/list", "{}"), 404);
			refused(this.agent.get(path + "/count"), 404);
			refused(this.agent.get(ENGINE + "/filter?resourceType=Task"), 400);
			assertThat(this.agent.get(ENGINE + "/filter?resourceType=Task&maxResults=2000").body())
				.contains("En retard")
				.doesNotContain("Personnel");
		}
		finally {
			this.engine.getFilterService().deleteFilter(own.getId());
		}
	}

	/** The vectors of CVE-2026-109432 and its neighbours. */
	@ParameterizedTest
	@ValueSource(strings = { "{\"assigneeExpression\":\"${currentUser()}\"}",
			"{\"orQueries\":[{\"assigneeExpression\":\"${''.getClass()}\"}]}",
			"{\"orQueries\":[{\"orQueries\":[{\"candidateGroupsExpression\":\"#{x}\"}]}]}",
			"{\"dueBeforeExpression\":\"${now()}\"}", "{\"name\":\"${1+1}\"}", "{\"orQueries\":[{\"name\":\"#{1}\"}]}",
			"{\"processVariables\":[{\"name\":\"a\",\"operator\":\"eq\",\"value\":\"${x}\"}]}",
			"{\"assignee\":\"a\",\"assignee\":\"${x}\"}", "{\"assigneeExpression \":\"x\"}",
			"{\"assignee\\u0045xpression\":\"x\"}", "[]", "nothing", "{",
			"{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":"
					+ "{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":"
					+ "{\"a\":1}}}}}}}}}}}}}}}}}}}}}}" })
	void refusesExpressionsAndUnreadableQueries(String body) {
		refused(this.agent.post(filter() + "/list", body), 400);
		refused(this.agent.post(filter() + "/count", body), 400);
	}

	@Test
	void refusesQueriesThatAreTooLarge() {
		String criteria = IntStream.range(0, 60)
			.mapToObj((i) -> "{\"name\":\"v%d\",\"operator\":\"eq\",\"value\":1}".formatted(i))
			.collect(Collectors.joining(","));
		refused(this.agent.post(filter() + "/list", "{\"processVariables\":[" + criteria + "]}"), 400);
		refused(this.agent.post(filter() + "/list", "{\"name\":\"" + "x".repeat(1_200_000) + "\"}"), 413);
	}

	@Test
	void listsAtMostAHundredTasksAtOnce() {
		for (String size : List.of("100000", "-1", "1e9", "0100000")) {
			HttpResponse<String> response = this.agent.post(filter() + "/list?firstResult=0&maxResults=" + size, "{}");
			assertThat(response.statusCode()).as(size).isEqualTo(200);
			assertThat(response.body().split("\"processInstanceId\"").length - 1).isLessThanOrEqualTo(100);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "?assigneeExpression=x", "?maxResults=1&maxResults=1000", "?maxResults=%24%7Bx%7D",
			"?%61ssigneeLikeExpression=x" })
	void refusesOtherParameters(String query) {
		refused(this.agent.post(filter() + "/list" + query, "{}"), 400);
		refused(this.agent.get(definition() + query.replace("maxResults", "latest")), 400);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			GET  |
			GET  | /form
			GET  | /deployed-form
			GET  | /form-variables
			GET  | /comment
			GET  | /identity-links
			POST | /claim
			POST | /unclaim
			POST | /submit-form
			POST | /comment/create
			""")
	void hidesTasksOfOtherMembers(String method, String path) {
		AgentClient stranger = AgentClient.signedIn(this.port, "tl-bordeaux");
		String body = Map
			.of("/claim", "{\"userId\":\"tl-bordeaux\"}", "/comment/create", "{\"message\":\"Bonjour\"}",
					"/submit-form", "{\"variables\":{}}")
			.getOrDefault((path != null) ? path : "", "");
		refused(stranger.send(method, task() + ((path != null) ? path : ""), body, "application/json",
				stranger.token()), 404);
		assertThat(this.engine.getTaskService().getTaskComments(this.rennes.getId())).isEmpty();
	}

	@Test
	void hidesHistoryAndDocumentsOfOtherMembers() {
		AgentClient stranger = AgentClient.signedIn(this.port, "tl-bordeaux");
		refused(stranger.get(ENGINE + "/history/user-operation?taskId=" + this.rennes.getId()), 404);
		refused(stranger.get(ENGINE + "/history/user-operation/count?taskId=" + this.rennes.getId()), 404);
		refused(stranger.get(ENGINE + "/history/user-operation"), 404);
		refused(stranger.get("/camunda/api/ecluse/tasks/" + this.rennes.getId() + "/dossier"), 404);
		refused(stranger.get(ENGINE + "/user/tl-rennes/profile"), 404);
		assertThat(stranger.get("/camunda/api/ecluse/members").body()).contains("Ville de Bordeaux")
			.doesNotContain("Rennes");
		assertThat(stranger.post(filter() + "/list", "{}").body()).doesNotContain(TasklistWorld.RENNES.value());
		assertThat(stranger.post(filter() + "/list", "{\"tenantIdIn\":[\"" + TasklistWorld.RENNES + "\"]}").body())
			.doesNotContain(this.rennes.getProcessInstanceId());
	}

	@Test
	void takesTasksForTheCallerOnly() {
		refused(this.agent.post(task() + "/claim", "{\"userId\":\"tl-rennes-bis\"}"), 400);
		assertThat(this.agent.post(task() + "/claim", "{\"userId\":\"tl-rennes\"}").statusCode()).isEqualTo(204);
		AgentClient colleague = AgentClient.signedIn(this.port, "tl-rennes-bis");
		refused(colleague.post(task() + "/claim", "{\"userId\":\"tl-rennes-bis\"}"), 403);
		refused(colleague.post(task() + "/unclaim", ""), 403);
		refused(colleague.post(task() + "/submit-form", "{\"variables\":{}}"), 409);
		assertThat(
				this.engine.getTaskService().createTaskQuery().taskId(this.rennes.getId()).singleResult().getAssignee())
			.isEqualTo("tl-rennes");
		assertThat(this.agent.post(task() + "/unclaim", "").statusCode()).isEqualTo(204);
	}

	@Test
	void givesARoleOnlyItsTasks() {
		AgentClient signatory = AgentClient.signedIn(this.port, "tl-rennes-elu");
		refused(signatory.post(task() + "/claim", "{\"userId\":\"tl-rennes-elu\"}"), 403);
		assertThat(
				this.engine.getTaskService().createTaskQuery().taskId(this.rennes.getId()).singleResult().getAssignee())
			.isNull();
	}

	@Test
	void checksAnswersOnTheServer() {
		refused(this.agent.post(task() + "/submit-form", "{\"variables\":{\"decision\":{\"value\":\"accord\"}}}"), 409);
		this.agent.post(task() + "/claim", "{\"userId\":\"tl-rennes\"}");
		Map<String, String> bad = Map.of("{}", "Décision proposée", "{\"decision\":{\"value\":\"autre\"}}", "proposées",
				"{\"decision\":{\"value\":\"refus\"}}", "Motif",
				"{\"decision\":{\"value\":\"accord\"},\"initiator\":{\"value\":\"x\"}}", "ne comporte pas",
				"{\"decision\":{\"value\":\"accord\"},\"pieces\":{\"type\":\"Json\",\"value\":\"[\\\"x\\\"]\"}}",
				"Pièces");
		bad.forEach((answers, word) -> {
			HttpResponse<String> response = this.agent.post(task() + "/submit-form", "{\"variables\":" + answers + "}");
			refused(response, 422);
			assertThat(response.body()).contains("\"message\":").contains(word).contains("/variables/");
		});
		refused(this.agent.post(task() + "/submit-form", "{\"variables\":{},\"businessKey\":\"x\"}"), 400);
		HttpResponse<String> good = this.agent.post(task() + "/submit-form", """
				{"variables":{"subject":{"value":"Autre objet"},"decision":{"value":"accord","type":"Object",
				"valueInfo":{"objectTypeName":"java.util.HashMap"}},
				"pieces":{"type":"Json","value":"[\\"identite\\"]"}}}""");
		assertThat(good.statusCode()).as(good.body()).isEqualTo(204);
		Map<String, Object> kept = this.engine.getRuntimeService().getVariables(this.rennes.getExecutionId());
		assertThat(kept).containsEntry("subject", "Une benne").containsEntry("decision", "accord");
		assertThat(kept.get("pieces")).hasToString("[\"identite\"]");
	}

	@Test
	void asksWhoWorksForSeveralMembers() {
		AgentClient shared = AgentClient.signedIn(this.port, "tl-partage");
		assertThat(shared.get(definition() + "/deployed-start-form").body()).contains("\"key\":\"member\"",
				"Ville de Rennes", "Ville de Bordeaux", TasklistWorld.BORDEAUX.value());
		String answers = "{\"variables\":{\"subject\":{\"value\":\"Arbre\"},\"text\":{\"value\":\"Bonjour\"}%s}}";
		refused(shared.post(definition() + "/submit-form", answers.formatted("")), 422);
		refused(shared.post(definition() + "/submit-form", answers.formatted(",\"member\":{\"value\":\"217500016\"}")),
				422);
		HttpResponse<String> opened = shared.post(definition() + "/submit-form",
				answers.formatted(",\"member\":{\"value\":\"" + TasklistWorld.BORDEAUX + "\"}"));
		assertThat(opened.statusCode()).as(opened.body()).isEqualTo(200);
		assertThat(opened.body()).contains("\"tenantId\":\"" + TasklistWorld.BORDEAUX + "\"");
		assertThat(this.agent.post(definition() + "/submit-form", answers.formatted("")).body())
			.contains("\"tenantId\":\"" + TasklistWorld.RENNES + "\"");
		refused(this.agent.post(definition() + "/submit-form",
				answers.formatted(",\"member\":{\"value\":\"" + TasklistWorld.BORDEAUX + "\"}")), 422);
	}

	@Test
	void actsOnARevokedMembershipAtOnce() {
		this.transactions.executeWithoutResult((transaction) -> this.world.agent("tl-parti", "Luc Parti",
				new Membership(TasklistWorld.RENNES, "instructeur")));
		AgentClient leaving = AgentClient.signedIn(this.port, "tl-parti");
		assertThat(leaving.get(task()).statusCode()).isEqualTo(200);
		this.transactions
			.executeWithoutResult((transaction) -> this.agents.setRoles("tl-parti", TasklistWorld.RENNES, Set.of()));
		refused(leaving.get(task()), 404);
		assertThat(leaving.get("/camunda/api/ecluse/members").body()).doesNotContain("Rennes");
	}

	@Test
	void refusesCallsWithoutTheTokenOfThePage() {
		for (String token : List.of("", "guessed")) {
			refused(this.agent.send("POST", task() + "/claim", "{\"userId\":\"tl-rennes\"}", "application/json", token),
					403);
		}
	}

	@Test
	void needsASession() {
		AgentClient nobody = new AgentClient(this.port);
		AllowedCalls.all().stream().filter((call) -> !call.open()).forEach((call) -> {
			String path = "/camunda/api" + call.path().replaceAll("\\{\\w+}", "1");
			HttpResponse<String> response = nobody.send(call.method(), path, "", "", nobody.token());
			assertThat(response.statusCode()).as(call.method() + " " + path).isEqualTo(401);
		});
		assertThat(nobody.get("/camunda/app/tasklist/default/").statusCode()).isIn(302, 401);
	}

}
