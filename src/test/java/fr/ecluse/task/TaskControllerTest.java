package fr.ecluse.task;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import fr.ecluse.EcluseTest;
import fr.ecluse.calendar.Territory;
import fr.ecluse.member.Agent;
import fr.ecluse.member.Agents;
import fr.ecluse.member.ApiKeys;
import fr.ecluse.member.Letterhead;
import fr.ecluse.member.Member;
import fr.ecluse.member.MemberKind;
import fr.ecluse.member.Members;
import fr.ecluse.member.Membership;
import fr.ecluse.member.Siren;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A member's software drives dossiers by their tasks and messages, over the API. */
@EcluseTest
class TaskControllerTest {

	private static final Siren HOME = new Siren("213801855");

	private static final Siren AWAY = new Siren("216901231");

	private static final ExecutorService CALLS = Executors.newFixedThreadPool(36);

	@LocalServerPort
	private int port;

	@Autowired
	private Members members;

	@Autowired
	private Agents agents;

	@Autowired
	private ApiKeys keys;

	@Autowired
	private TaskService tasks;

	@Autowired
	private RuntimeService runtime;

	@Autowired
	private TransactionTemplate transaction;

	private final JsonMapper json = new JsonMapper();

	private final HttpClient client = HttpClient.newHttpClient();

	private String key = "";

	@BeforeEach
	void open() {
		this.transaction.executeWithoutResult((status) -> {
			this.members.put(new Member(HOME, "Ville de Grenoble", MemberKind.COMMUNE, "38185", "38", 157_477, null,
					Territory.METROPOLE, Letterhead.EMPTY));
			this.members.put(new Member(AWAY, "Ville de Lyon", MemberKind.COMMUNE, "69123", "69", 522_250, null,
					Territory.METROPOLE, Letterhead.EMPTY));
			agent("tache.ines", true, new Membership(HOME, "instructeur"));
			agent("tache.octave", true, new Membership(HOME, "instructeur"));
			agent("tache.maire", true, new Membership(HOME, "signataire"));
			agent("tache.parti", false, new Membership(HOME, "instructeur"));
			agent("tache.lyon", true, new Membership(AWAY, "instructeur"));
		});
		this.key = this.keys.issue("Logiciel de courrier", HOME, "essai", null).token();
	}

	private void agent(String username, boolean enabled, Membership membership) {
		if (this.agents.find(username).isEmpty()) {
			this.agents
				.add(new Agent(username, "Camille Essai", null, "{noop}x", enabled, Set.of(), Set.of(membership)));
		}
	}

	@Test
	void listsTheTasksOfADossierAndShowsTheirForms() throws IOException {
		String id = file("Un banc");
		JsonNode task = only(id);
		assertThat(task.path("element").stringValue()).isEqualTo("instruire");
		assertThat(task.path("name").stringValue()).isEqualTo("Instruire la demande");
		assertThat(task.path("roles").toString()).isEqualTo("[\"instructeur\"]");
		assertThat(task.path("help").stringValue()).startsWith("Vérifiez les pièces");
		assertThat(task.path("dossier").path("id").stringValue()).isEqualTo(id);
		assertThat(task.path("dossier").path("subject").stringValue()).isEqualTo("Un banc");
		JsonNode one = json(get("/tasks/" + task.path("id").stringValue()));
		assertThat(one.path("form").path("id").stringValue()).isEqualTo("essai-instruction");
		assertThat(json(get("/tasks?role=signataire&dossier=" + id)).path("items").size()).isZero();
		assertThat(json(get("/tasks?procedure=essai-horloges&dossier=" + id)).path("items").size()).isZero();
		assertThat(json(get("/dossiers/" + id)).path("filedBy").stringValue()).isEqualTo("Logiciel de courrier");
	}

	@Test
	void givesEachTaskOnceOverThePages() throws IOException {
		List<String> filed = new ArrayList<>();
		for (int i = 0; i < 5; i++) {
			filed.add(file("Page " + i));
		}
		List<String> found = new ArrayList<>();
		String next = "";
		do {
			JsonNode page = json(get("/tasks?limit=2" + next));
			assertThat(page.path("items").size()).isBetween(1, 2);
			page.path("items").forEach((task) -> found.add(task.path("dossier").path("id").stringValue()));
			next = page.path("next").isString() ? "&cursor=" + page.path("next").stringValue() : "";
		}
		while (!next.isEmpty());
		assertThat(found).containsAll(filed).doesNotHaveDuplicates();
	}

	@Test
	void drivesADossierToItsEnd() throws IOException {
		String id = file("Une fête");
		JsonNode after = json(complete(only(id), "{\"decision\":\"accord\",\"pieces\":[\"identite\",\"domicile\"]}"));
		assertThat(after.path("steps").get(0).path("name").stringValue()).isEqualTo("Signer la décision");
		String instance = this.tasks.createTaskQuery()
			.taskId(only(id).path("id").stringValue())
			.singleResult()
			.getProcessInstanceId();
		assertThat(this.runtime.getVariables(instance)).as("an answer not given is null").containsKey("reason");
		assertThat(this.runtime.getVariable(instance, "subject")).as("what was known stays").isEqualTo("Une fête");
		JsonNode end = json(complete(only(id), "{}"));
		assertThat(end.path("status").stringValue()).isEqualTo("closed");
		assertThat(json(get("/dossiers/" + id + "/timeline")).toString())
			.contains("Tâche terminée : Signer la décision\",\"actor\":\"Logiciel de courrier\"");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			{"decision":"peut-etre"}                            | 400 | /variables/decision
			{"decision":"refus","reason":"court"}               | 400 | /variables/reason
			{"decision":"accord","dossierId":"autre"}           | 400 | /variables/dossierId
			{"decision":"accord","pieces":["domicile"]}         | 422 | /variables/pieces
			""")
	void refusesWhatTheFormOrTheControlRefuses(String answers, int status, String pointer) throws IOException {
		String id = file("Refus");
		HttpResponse<String> response = complete(only(id), answers);
		assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
		assertThat(response.body()).contains("\"pointer\":\"" + pointer + "\"");
		assertThat(only(id).path("element").stringValue()).isEqualTo("instruire");
		assertThat(only(id).path("assignee").isNull()).isTrue();
	}

	@Test
	void refusesATaskThatIsOverOrTaken() throws IOException {
		String id = file("Deux fois");
		JsonNode task = only(id);
		json(complete(task, "{\"decision\":\"accord\"}"));
		HttpResponse<String> again = complete(task, "{\"decision\":\"accord\"}");
		assertThat(again.statusCode()).isEqualTo(409);
		assertThat(again.body()).contains("tache-terminee");
		JsonNode taken = only(id);
		this.tasks.setAssignee(taken.path("id").stringValue(), "une.collegue");
		assertThat(complete(taken, "{}").body()).contains("tache-prise-en-charge", "une.collegue");
	}

	@Test
	void completesATaskOnceHoweverManyTry() throws IOException {
		for (int round = 0; round < Integer.getInteger("ecluse.race.rounds", 20); round++) {
			String id = file("Course");
			JsonNode task = only(id);
			List<CompletableFuture<Integer>> calls = new ArrayList<>();
			for (int i = 0; i < 12; i++) {
				calls.add(status(() -> complete(task, "{\"decision\":\"accord\"}")));
				calls.add(status(() -> get("/dossiers/" + id)));
				calls.add(status(() -> get("/tasks?dossier=" + id)));
			}
			List<Integer> completions = new ArrayList<>();
			for (int i = 0; i < calls.size(); i++) {
				int status = calls.get(i).join();
				if (i % 3 == 0) {
					completions.add(status);
				}
				else {
					assertThat(status).as("reading meanwhile").isEqualTo(200);
				}
			}
			assertThat(completions).containsOnlyOnce(200).containsOnly(200, 409);
		}
	}

	private static CompletableFuture<Integer> status(Callable<HttpResponse<String>> call) {
		return CompletableFuture.supplyAsync(() -> {
			try {
				return call.call().statusCode();
			}
			catch (Exception ex) {
				throw new IllegalStateException(ex);
			}
		}, CALLS);
	}

	@Test
	void takesATaskInChargeForAnAgentAndGivesItBack() throws IOException {
		String id = file("Prise en charge");
		String task = "/tasks/" + only(id).path("id").stringValue();
		assertThat(json(assign(task, "tache.ines")).path("assignee").stringValue()).isEqualTo("tache.ines");
		assertThat(json(assign(task, "tache.ines")).path("assignee").stringValue()).isEqualTo("tache.ines");
		assertThat(json(get("/tasks?assignee=tache.ines&dossier=" + id)).path("items").size()).isOne();
		assertThat(json(get("/tasks?assignee=tache.octave&dossier=" + id)).path("items").size()).isZero();
		HttpResponse<String> other = assign(task, "tache.octave");
		assertThat(other.statusCode()).isEqualTo(409);
		assertThat(other.body()).contains("tache-prise-en-charge", "tache.ines");
		assertThat(completeFor(task, "tache.octave").statusCode()).isEqualTo(409);
		assertThat(json(call("DELETE", HOME, task + "/assignee", this.key, "")).path("assignee").isNull()).isTrue();
		assertThat(json(assign(task, "tache.octave")).path("assignee").stringValue()).isEqualTo("tache.octave");
		json(completeFor(task, "tache.octave"));
		assertThat(json(get("/dossiers/" + id + "/timeline")).toString()).contains("\"actor\":\"tache.octave\"");
	}

	@Test
	void namesOnlyAgentsOfTheMemberWithTheRole() throws IOException {
		String task = "/tasks/" + only(file("Qui agit")).path("id").stringValue();
		assertThat(assign(task, "personne").body()).contains("\"pointer\":\"/agent\"");
		assertThat(call("PUT", HOME, task + "/assignee", this.key, "{}").body()).contains("\"pointer\":\"/agent\"");
		assertThat(assign(task, "tache.lyon").statusCode()).as("agent of another member").isEqualTo(400);
		assertThat(assign(task, "tache.parti").statusCode()).as("closed account").isEqualTo(400);
		assertThat(assign(task, "tache.maire").statusCode()).as("without the role").isEqualTo(403);
		assertThat(completeFor(task, "tache.maire").statusCode()).isEqualTo(403);
		assertThat(json(get(task)).path("assignee").isNull()).isTrue();
	}

	@Test
	void findsTasksThatAreDue() throws IOException {
		String id = file("Échéance");
		assertThat(json(get("/tasks?dossier=" + id + "&dueBefore=2000-01-01T00:00:00Z")).path("items").size()).isZero();
		assertThat(get("/tasks?dueBefore=demain").statusCode()).isEqualTo(400);
	}

	private HttpResponse<String> assign(String task, String agent) throws IOException {
		return call("PUT", HOME, task + "/assignee", this.key, "{\"agent\":\"%s\"}".formatted(agent));
	}

	private HttpResponse<String> completeFor(String task, String agent) throws IOException {
		return call("POST", HOME, task + "/completions", this.key,
				"{\"variables\":{\"decision\":\"accord\"},\"agent\":\"%s\"}".formatted(agent));
	}

	@Test
	void keepsToTheMember() throws IOException {
		String task = only(file("Ailleurs")).path("id").stringValue();
		String other = this.keys.issue("Ailleurs", AWAY, "essai", null).token();
		assertThat(call("POST", AWAY, "/tasks/" + task + "/completions", other, "{}").statusCode()).isEqualTo(404);
		assertThat(call("GET", AWAY, "/tasks/" + task, other, "").statusCode()).isEqualTo(404);
		assertThat(call("GET", AWAY, "/tasks", other, "").body()).contains("\"items\":[]");
		assertThat(call("POST", HOME, "/tasks/" + task + "/completions", other, "{}").statusCode()).isEqualTo(404);
		assertThat(call("POST", HOME, "/tasks/" + task + "/completions", EcluseTest.ADMIN_KEY,
				"{\"variables\":{\"decision\":\"accord\"}}")
			.statusCode()).isEqualTo(200);
	}

	@Test
	void sendsMessagesThatTheDossierWaitsFor() throws IOException {
		String id = json(call("POST", HOME, "/dossiers", this.key, """
				{"procedure":"essai-horloges","variables":{"subject":"Message","start":"%s"}}"""
			.formatted(LocalDate.now()))).path("id").stringValue();
		await().atMost(Duration.ofSeconds(30)).until(() -> json(get("/tasks?dossier=" + id)).path("items").size() == 2);
		HttpResponse<String> unknown = message(id, "{\"message\":\"autre\",\"reason\":\"x\"}");
		assertThat(unknown.statusCode()).isEqualTo(400);
		assertThat(unknown.body()).contains("/message", "abandon, rappel");
		assertThat(message(id, "{\"message\":\"abandon\"}").body()).contains("\"pointer\":\"/reason\"");
		JsonNode end = json(message(id, "{\"message\":\"abandon\",\"reason\":\"Le besoin a disparu.\"}"));
		assertThat(end.path("status").stringValue()).isEqualTo("withdrawn");
		assertThat(json(get("/dossiers/" + id + "/timeline")).toString())
			.contains("Abandonner le dossier : Le besoin a disparu.\",\"actor\":\"Logiciel de courrier\"");
		HttpResponse<String> again = message(id, "{\"message\":\"abandon\",\"reason\":\"Encore.\"}");
		assertThat(again.statusCode()).isEqualTo(409);
		assertThat(again.body()).contains("message-non-attendu", "n'attend plus");
	}

	private HttpResponse<String> message(String id, String body) throws IOException {
		return call("POST", HOME, "/dossiers/" + id + "/messages", this.key, body);
	}

	private String file(String subject) throws IOException {
		return json(call("POST", HOME, "/dossiers", this.key,
				"{\"procedure\":\"essai-tasklist\",\"variables\":{\"subject\":\"%s\",\"text\":\"Bonjour\"}}"
					.formatted(subject)))
			.path("id")
			.stringValue();
	}

	private JsonNode only(String dossier) throws IOException {
		JsonNode items = json(get("/tasks?dossier=" + dossier)).path("items");
		assertThat(items.size()).isOne();
		return items.get(0);
	}

	private HttpResponse<String> complete(JsonNode task, String answers) throws IOException {
		return call("POST", HOME, "/tasks/" + task.path("id").stringValue() + "/completions", this.key,
				"{\"variables\":" + answers + "}");
	}

	private HttpResponse<String> get(String path) throws IOException {
		return call("GET", HOME, path, this.key, "");
	}

	private JsonNode json(HttpResponse<String> response) {
		assertThat(response.statusCode()).as(response.body()).isIn(200, 201);
		return this.json.readTree(response.body());
	}

	private HttpResponse<String> call(String method, Siren siren, String path, String key, String body)
			throws IOException {
		try {
			return this.client.send(HttpRequest
				.newBuilder(URI.create("http://localhost:" + this.port + "/api/v1/members/" + siren + path))
				.header("Authorization", "Bearer " + key)
				.header("Content-Type", "application/json")
				.method(method, BodyPublishers.ofString(body))
				.build(), BodyHandlers.ofString());
		}
		catch (InterruptedException ex) {
			throw new IOException(ex);
		}
	}

}
