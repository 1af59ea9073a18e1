package fr.ecluse.tasklist;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import fr.ecluse.EcluseTest;
import fr.ecluse.engine.AgentTasks;
import fr.ecluse.engine.EngineUser;
import fr.ecluse.member.Agents;
import fr.ecluse.member.Membership;
import fr.ecluse.member.Siren;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionOperations;

import static fr.ecluse.tasklist.AgentClient.ENGINE;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What our own reading of the shared lists shows is what the engine's query would show.
 */
@EcluseTest
class SharedListTest {

	/** As Tasklist's page asks for a list. */
	private static final String PAGE_ASKS = """
			"processVariables":[],"taskVariables":[],"caseInstanceVariables":[],"firstResult":0,"maxResults":15,
			"sorting":[{"sortBy":"created","sortOrder":"%s"}],"active":true""";

	@LocalServerPort
	private int port;

	@Autowired
	private TasklistWorld world;

	@Autowired
	private ProcessEngine engine;

	@Autowired
	private Agents agents;

	@Autowired
	private AgentTasks tasks;

	@Autowired
	private TransactionOperations transactions;

	@BeforeEach
	void prepare() {
		this.world.prepare();
		for (Siren siren : List.of(TasklistWorld.RENNES, TasklistWorld.BORDEAUX)) {
			for (int i = 0; i < 3; i++) {
				this.world.request(siren, "Un banc");
			}
			Task taken = this.world.request(siren, "Une benne");
			this.engine.getTaskService().setAssignee(taken.getId(), "tl-partage");
			Task signing = this.world.request(siren, "Un arbre");
			this.engine.getTaskService().complete(signing.getId(), Map.of("decision", "accord"));
		}
		this.transactions.executeWithoutResult((status) -> {
			this.world.agent("tl-tout", "Tout Rôle", new Membership(TasklistWorld.RENNES, "instructeur"),
					new Membership(TasklistWorld.RENNES, "signataire"),
					new Membership(TasklistWorld.RENNES, "accueil"));
			this.world.agent("tl-ailleurs", "Sans tâche", new Membership(TasklistWorld.RENNES, "autre"));
			this.world.agent("tl-aucun", "Sans collectivité");
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "tl-rennes", "tl-rennes-elu", "tl-bordeaux", "tl-partage", "tl-tout", "tl-ailleurs",
			"tl-aucun" })
	void showsWhatTheEngineWouldShow(String username) {
		EngineUser agent = EngineUser.of(this.agents.find(username).orElseThrow());
		for (SharedList list : SharedList.values()) {
			List<String> expected = expected(list, agent);
			assertThat(ids(list, agent)).as(list.title()).containsExactlyInAnyOrderElementsOf(expected);
			assertThat(this.tasks.count(list.kind(), agent)).as(list.title()).isEqualTo(expected.size());
		}
	}

	private List<String> ids(SharedList list, EngineUser agent) {
		return this.tasks.page(list.kind(), agent, this.tasks.count(list.kind(), agent), true, 0, 1000)
			.stream()
			.map(AgentTasks.Place::id)
			.toList();
	}

	private List<String> expected(SharedList list, EngineUser agent) {
		if (agent.tenants().isEmpty()) {
			return List.of();
		}
		IdentityService identities = this.engine.getIdentityService();
		identities.setAuthentication(agent.id(), agent.groups(), agent.tenants());
		try {
			String id = this.engine.getFilterService()
				.createFilterQuery()
				.filterName(list.title())
				.singleResult()
				.getId();
			return this.engine.getFilterService()
				.listPage(id, 0, 1000)
				.stream()
				.map((task) -> ((Task) task).getId())
				.toList();
		}
		finally {
			identities.clearAuthentication();
		}
	}

	@Test
	void showsNoTaskOfADossierThatIsSuspended() {
		EngineUser agent = EngineUser.of(this.agents.find("tl-partage").orElseThrow());
		Task task = this.world.request(TasklistWorld.RENNES, "Un banc");
		int before = this.tasks.count(SharedList.ALL.kind(), agent);
		this.engine.getRuntimeService().suspendProcessInstanceById(task.getProcessInstanceId());
		try {
			for (SharedList list : SharedList.values()) {
				assertThat(ids(list, agent)).as(list.title()).doesNotContain(task.getId());
			}
			assertThat(this.tasks.count(SharedList.ALL.kind(), agent)).isEqualTo(before - 1);
		}
		finally {
			this.engine.getRuntimeService().activateProcessInstanceById(task.getProcessInstanceId());
		}
		assertThat(ids(SharedList.ALL, agent)).contains(task.getId());
	}

	@ParameterizedTest
	@EnumSource(SharedList.class)
	void showsTheSameToAnAgentOfManyMembers(SharedList list) {
		EngineUser few = EngineUser.of(this.agents.find("tl-partage").orElseThrow());
		List<String> tenants = new ArrayList<>(few.tenants());
		for (int i = 0; i < 60; i++) {
			tenants.add("0000000" + (10 + i));
		}
		EngineUser many = new EngineUser(few.id(), few.groups(), tenants);
		for (boolean newest : new boolean[] { true, false }) {
			assertThat(this.tasks.page(list.kind(), many, this.tasks.count(list.kind(), many), newest, 0, 1000))
				.isEqualTo(this.tasks.page(list.kind(), few, this.tasks.count(list.kind(), few), newest, 0, 1000));
		}
	}

	@ParameterizedTest
	@EnumSource(SharedList.class)
	void showsEachTaskOnceOverThePages(SharedList list) {
		EngineUser agent = EngineUser.of(this.agents.find("tl-tout").orElseThrow());
		List<AgentTasks.Place> all = this.tasks.page(list.kind(), agent, this.tasks.count(list.kind(), agent), true, 0,
				1000);
		List<AgentTasks.Place> paged = new ArrayList<>();
		for (int first = 0; first < all.size(); first += 3) {
			paged.addAll(this.tasks.page(list.kind(), agent, this.tasks.count(list.kind(), agent), true, first, 3));
		}
		assertThat(paged).isEqualTo(all).doesNotHaveDuplicates();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "null",
			textBlock = """
					null                                                                | true
					{}                                                                  | true
					{"sorting":[{"sortBy":"created","sortOrder":"desc"}]}               | true
					{"sorting":[{"sortBy":"created"}],"processVariables":[]}            | true
					{"sorting":[{"sortBy":"dueDate","sortOrder":"desc"}]}               | false
					{"sorting":[{"sortBy":"created"},{"sortBy":"name"}]}                | false
					{"sorting":[{"sortBy":"created"}],"nameLike":"%banc%"}              | false
					{"processVariables":[{"name":"a","operator":"eq","value":1}]}       | false
					{"assigned":true}                                                   | false
					{"sorting":[{"sortBy":"created"}],"active":true}                    | true
					{"active":false}                                                    | false
					{"active":"true or more"}                                           | false
					{"processVariables":[],"taskVariables":[],"caseInstanceVariables":[],"firstResult":0,"maxResults":15,"sorting":[{"sortOrder":"desc","sortBy":"created"}],"active":true} | true
					""")
	void readsOnlyWhatItUnderstands(String query, boolean own) {
		assertThat(ListRoutes.isPlain(query)).isEqualTo(own);
	}

	@Test
	void answersTasklistInTheOrderItAsksFor() {
		AgentClient agent = AgentClient.signedIn(this.port, "tl-rennes");
		String id = this.engine.getFilterService()
			.createFilterQuery()
			.filterName(SharedList.ALL.title())
			.singleResult()
			.getId();
		String path = ENGINE + "/filter/" + id + "/list?firstResult=0&maxResults=15";
		for (String order : List.of("asc", "desc")) {
			JsonNode page = new JsonMapper().readTree(agent.post(path, "{" + PAGE_ASKS.formatted(order) + "}").body());
			assertThat(page.path("count").intValue()).isGreaterThanOrEqualTo(5);
			List<String> created = new ArrayList<>();
			page.path("_embedded").path("task").forEach((task) -> created.add(task.path("created").stringValue()));
			List<String> sorted = created.stream().sorted().toList();
			assertThat(created).hasSizeGreaterThanOrEqualTo(5)
				.isEqualTo("asc".equals(order) ? sorted : created.stream().sorted(Comparator.reverseOrder()).toList());
			assertThat(page.toString()).contains("\"subject\"").doesNotContain(TasklistWorld.BORDEAUX.value());
		}
	}

	/** A search that every name fits is answered by the engine itself. */
	@ParameterizedTest
	@CsvSource({ "tl-rennes, 0, 4", "tl-rennes, 4, 50", "tl-partage, 0, 50", "tl-ailleurs, 0, 15" })
	void answersWhatTheEngineWouldAnswer(String username, int first, int size) {
		AgentClient agent = AgentClient.signedIn(this.port, username);
		for (SharedList list : SharedList.values()) {
			String id = this.engine.getFilterService()
				.createFilterQuery()
				.filterName(list.title())
				.singleResult()
				.getId();
			String path = ENGINE + "/filter/" + id + "/list?firstResult=%d&maxResults=%d";
			String order = PAGE_ASKS.formatted("desc");
			JsonNode own = answer(agent.post(path.formatted(first, size), "{" + order + "}"));
			JsonNode all = answer(agent.post(path.formatted(0, 1), "{" + order + ",\"nameLike\":\"%\"}"));
			assertThat(own.path("count")).as(list.title()).isEqualTo(all.path("count"));
			List<String> ids = own.path("_embedded")
				.path("task")
				.valueStream()
				.map((it) -> it.path("id").toString())
				.toList();
			assertThat(ids).as(list.title()).hasSize(Math.max(0, Math.min(size, own.path("count").intValue() - first)));
			if (ids.isEmpty()) {
				assertThat(own.path("_embedded")).isEqualTo(new JsonMapper().createObjectNode());
				continue;
			}
			JsonNode theirs = answer(agent.post(path.formatted(0, size), "{" + order + ",\"taskIdIn\":" + ids + "}"));
			assertThat(own.path("_links")).isEqualTo(theirs.path("_links"));
			for (String name : List.of("task", "assignee", "processDefinition")) {
				assertThat(own.path("_embedded").path(name).valueStream()).as(list.title() + ", " + name)
					.containsExactlyInAnyOrderElementsOf(theirs.path("_embedded").path(name).valueStream().toList());
			}
		}
	}

	@Test
	void givesNoMoreThanAPage() {
		AgentClient agent = AgentClient.signedIn(this.port, "tl-partage");
		for (int i = 0; i < 100; i++) {
			this.world.request(TasklistWorld.RENNES, "Un banc");
		}
		String id = this.engine.getFilterService()
			.createFilterQuery()
			.filterName(SharedList.ALL.title())
			.singleResult()
			.getId();
		JsonNode page = answer(agent.post(ENGINE + "/filter/" + id + "/list?firstResult=0&maxResults=9999", "{}"));
		assertThat(page.path("count").intValue()).isGreaterThan(100);
		assertThat(page.path("_embedded").path("task").size()).isEqualTo(100);
	}

	private static JsonNode answer(HttpResponse<String> response) {
		assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
		return sorted(new JsonMapper().readTree(response.body()));
	}

	/** Without the forms, which a list does not show. */
	private static JsonNode sorted(JsonNode tree) {
		if (tree instanceof ArrayNode array) {
			ArrayNode sorted = new JsonMapper().createArrayNode();
			array.valueStream()
				.map(SharedListTest::sorted)
				.sorted(Comparator.comparing((item) -> item.path("name").asString("")))
				.forEach(sorted::add);
			return sorted;
		}
		if (!tree.isObject()) {
			return tree;
		}
		ObjectNode sorted = new JsonMapper().createObjectNode();
		tree.propertyNames()
			.stream()
			.filter((name) -> !name.equals("formKey") && !name.equals("camundaFormRef"))
			.sorted()
			.forEach((name) -> sorted.set(name, sorted(tree.get(name))));
		return sorted;
	}

}
