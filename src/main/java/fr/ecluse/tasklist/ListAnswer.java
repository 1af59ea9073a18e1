package fr.ecluse.tasklist;

import java.sql.Timestamp;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import fr.ecluse.engine.AgentTasks;
import fr.ecluse.engine.EngineUser;
import fr.ecluse.engine.ListedTasks;
import fr.ecluse.member.Agent;
import fr.ecluse.member.Agents;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * One page of a shared list, word for word as the engine's REST interface would answer it
 * (HAL), but read in a handful of statements: Tasklist asks for it more often than for
 * anything else.
 */
@Component
class ListAnswer {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final DateTimeFormatter INSTANT = DateTimeFormatter
		.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ", Locale.ROOT)
		.withZone(ZoneId.systemDefault());

	private final AgentTasks tasks;

	private final ListedTasks listed;

	private final Agents agents;

	ListAnswer(AgentTasks tasks, ListedTasks listed, Agents agents) {
		this.tasks = tasks;
		this.listed = listed;
		this.agents = agents;
	}

	@Transactional(readOnly = true)
	public byte[] page(SharedList list, EngineUser agent, boolean newestFirst, int first, int size) {
		AgentTasks.Listing listing = this.tasks.open(list.kind(), agent, newestFirst, first, size);
		List<ListedTasks.Row> rows = this.listed.rows(listing.places());
		ObjectNode answer = JSON.createObjectNode();
		ObjectNode links = answer.putObject("_links");
		ObjectNode embedded = answer.putObject("_embedded");
		if (!rows.isEmpty()) {
			link(links, "self", "/", "task");
			embed(embedded, rows);
		}
		answer.put("count", listing.count());
		return JSON.writeValueAsBytes(answer);
	}

	private void embed(ObjectNode embedded, List<ListedTasks.Row> rows) {
		List<String> people = rows.stream().map(ListedTasks.Row::assignee).filter(Objects::nonNull).distinct().toList();
		if (!people.isEmpty()) {
			ArrayNode assignees = embedded.putArray("assignee");
			this.agents.findAll(people)
				.stream()
				.filter(Agent::enabled)
				.forEach((it) -> person(assignees.addObject(), it));
		}
		ArrayNode definitions = embedded.putArray("processDefinition");
		this.listed.definitions(rows).forEach((it) -> definition(definitions.addObject(), it));
		Map<String, Map<String, ListedTasks.Value>> variables = this.listed.variables(rows,
				SharedList.VARIABLES.keySet());
		ArrayNode tasks = embedded.putArray("task");
		rows.forEach((row) -> task(tasks.addObject(), row, variables));
	}

	private static void task(ObjectNode node, ListedTasks.Row row,
			Map<String, Map<String, ListedTasks.Value>> variables) {
		ObjectNode links = node.putObject("_links");
		link(links, "assignee", "/user/", row.assignee());
		link(links, "execution", "/execution/", row.execution());
		links.putObject("identityLink").put("href", "/task/" + row.id() + "/identity-links");
		link(links, "owner", "/user/", row.owner());
		link(links, "processDefinition", "/process-definition/", row.definition());
		link(links, "processInstance", "/process-instance/", row.instance());
		link(links, "self", "/task/", row.id());
		ArrayNode shown = node.putObject("_embedded").putArray("variable");
		for (String name : SharedList.VARIABLES.keySet()) {
			variable(shown, name, row, variables);
		}
		node.put("id", row.id())
			.put("name", row.name())
			.put("assignee", row.assignee())
			.put("created", instant(row.created()))
			.put("due", instant(row.due()))
			.put("followUp", instant(row.followUp()))
			.putNull("delegationState")
			.put("description", row.description())
			.put("executionId", row.execution())
			.put("owner", row.owner())
			.putNull("parentTaskId")
			.put("priority", row.priority())
			.put("processDefinitionId", row.definition())
			.put("processInstanceId", row.instance())
			.put("taskDefinitionKey", row.element())
			.putNull("caseExecutionId")
			.putNull("caseInstanceId")
			.putNull("caseDefinitionId")
			.put("suspended", row.suspended())
			.put("tenantId", row.tenant());
	}

	/** That of the step where there is one, as the engine finds it. */
	private static void variable(ArrayNode shown, String name, ListedTasks.Row row,
			Map<String, Map<String, ListedTasks.Value>> variables) {
		ListedTasks.Value inStep = variables.getOrDefault(row.execution(), Map.of()).get(name);
		ListedTasks.Value value = (inStep != null) ? inStep
				: variables.getOrDefault(row.instance(), Map.of()).get(name);
		if (value == null) {
			return;
		}
		boolean local = inStep != null && !row.execution().equals(row.instance());
		ObjectNode node = shown.addObject();
		node.putObject("_links")
			.putObject("self")
			.put("href", local ? "/execution/" + row.execution() + "/localVariables/" + name
					: "/process-instance/" + row.instance() + "/variables/" + name);
		node.putNull("_embedded");
		node.put("name", name);
		node.set("value", JSON.valueToTree(value.value()));
		node.put("type", value.type().substring(0, 1).toUpperCase(Locale.ROOT) + value.type().substring(1));
		node.putObject("valueInfo");
	}

	private static void person(ObjectNode node, Agent agent) {
		node.putObject("_links").putObject("self").put("href", "/user/" + agent.username());
		node.putNull("_embedded");
		node.put("id", agent.username()).put("firstName", agent.displayName()).put("lastName", "").putNull("email");
	}

	private static void definition(ObjectNode node, ListedTasks.Definition definition) {
		ObjectNode links = node.putObject("_links");
		link(links, "deployment", "/deployment/", definition.deployment());
		link(links, "resource", "/deployment/" + definition.deployment() + "/resources/", definition.resource());
		link(links, "self", "/process-definition/", definition.id());
		node.putNull("_embedded");
		node.put("id", definition.id())
			.put("key", definition.key())
			.put("category", definition.category())
			.putNull("description")
			.put("name", definition.name())
			.put("versionTag", definition.versionTag())
			.put("version", definition.version())
			.put("resource", definition.resource())
			.put("deploymentId", definition.deployment())
			.put("diagram", definition.diagram())
			.put("suspended", false)
			.putNull("contextPath");
	}

	private static void link(ObjectNode links, String name, String path, @Nullable String id) {
		if (id != null) {
			links.putObject(name).put("href", path + id);
		}
	}

	private static @Nullable String instant(@Nullable Timestamp timestamp) {
		return (timestamp != null) ? INSTANT.format(timestamp.toInstant()) : null;
	}

}
