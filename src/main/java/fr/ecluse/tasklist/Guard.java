package fr.ecluse.tasklist;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

import fr.ecluse.member.Agent;
import fr.ecluse.tasklist.AllowedCalls.Body;
import fr.ecluse.tasklist.AllowedCalls.Call;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets through exactly the calls that Tasklist makes, about what the caller may see, with
 * bodies that hold no expression.
 */
@Component
class Guard extends OncePerRequestFilter {

	private static final Logger logger = LoggerFactory.getLogger(Guard.class);

	private final ProcessEngine engine;

	private final Answers answers;

	private final StartableProcedures startable;

	private final TaskClaims claims;

	private final SharedFilters filters;

	private final ListAnswer lists;

	Guard(ProcessEngine engine, Answers answers, StartableProcedures startable, TaskClaims claims,
			SharedFilters filters, ListAnswer lists) {
		this.filters = filters;
		this.lists = lists;
		this.engine = engine;
		this.answers = answers;
		this.startable = startable;
		this.claims = claims;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		try {
			Call call = AllowedCalls.find(request).orElseThrow(Refusal::notFound);
			Agent agent = AgentFilter.of(request);
			if (agent == null && !call.open()) {
				throw Refusal.signInFirst();
			}
			refuseUnknownParameters(call, request);
			refuseOthers(call, request, agent);
			Optional<Task> task = task(call, request);
			Optional<String> definition = definition(call, request);
			refuseUnknownFilter(call, request);
			response.setHeader("Cache-Control", "no-store");
			Optional<byte[]> answer = (agent != null) ? ownAnswer(call, request, agent, definition) : Optional.empty();
			if (answer.isPresent()) {
				response.setContentType(MediaType.APPLICATION_JSON_VALUE);
				response.getOutputStream().write(answer.get());
				return;
			}
			byte[] body = body(call, request, agent, task, definition);
			Optional<byte[]> page = (agent != null) ? page(call, request, body) : Optional.empty();
			if (page.isPresent()) {
				response.setContentType("application/hal+json");
				response.getOutputStream().write(page.get());
				return;
			}
			if (agent != null && task.isPresent() && claimed(call, task.get(), agent)) {
				response.setStatus(HttpServletResponse.SC_NO_CONTENT);
				return;
			}
			chain.doFilter(new CheckedRequest(request, body), response);
		}
		catch (Refusal refusal) {
			logger.info("Refused {} {}: {}", request.getMethod(), request.getRequestURI().replaceAll("[^!-~]", "?"),
					refusal.getBody().getType());
			refusal.write(response);
		}
	}

	/**
	 * What the journal has to tell, which the engine's own interface knows nothing of.
	 */
	private boolean claimed(Call call, Task task, Agent agent) {
		if (call.path().endsWith("/claim")) {
			this.claims.claim(task, agent);
			return true;
		}
		if (call.path().endsWith("/unclaim")) {
			this.claims.release(task, agent);
			return true;
		}
		return false;
	}

	/**
	 * A page of a shared list as it stands. A search, or another order than that of
	 * creation, goes to the engine.
	 */
	private Optional<byte[]> page(Call call, HttpServletRequest request, byte[] body) {
		if (!call.path().endsWith("/list") || !String.valueOf(request.getHeader("Accept")).contains("hal+json")) {
			return Optional.empty();
		}
		String query = new String(body, StandardCharsets.UTF_8);
		Optional<Integer> first = number(request, "firstResult");
		Optional<Integer> size = number(request, "maxResults");
		if (first.isEmpty() || size.isEmpty() || !ListRoutes.isPlain(query)) {
			return Optional.empty();
		}
		return call.id("filter", request)
			.flatMap(this.filters::find)
			.map((list) -> this.lists.page(list, AgentFilter.userOf(request), ListRoutes.newestFirst(query),
					first.get(), Math.min(size.get(), CheckedRequest.LONGEST_PAGE)));
	}

	private static Optional<Integer> number(HttpServletRequest request, String name) {
		String text = request.getParameter(name);
		return (text != null && text.matches("\\d{1,4}")) ? Optional.of(Integer.valueOf(text)) : Optional.empty();
	}

	/** Where the engine would not know what the agent's members follow. */
	private Optional<byte[]> ownAnswer(Call call, HttpServletRequest request, Agent agent,
			Optional<String> definition) {
		if (call.path().endsWith("/deployed-start-form")) {
			return Optional.of(this.answers.startForm(definition.orElseThrow(), agent));
		}
		if (call.path().endsWith("/process-definition")) {
			return Optional.of(this.startable.page(agent, CheckedRequest.parameters(request)));
		}
		if (call.path().endsWith("/process-definition/count")) {
			return Optional.of(this.startable.count(agent, CheckedRequest.parameters(request)));
		}
		return Optional.empty();
	}

	private byte[] body(Call call, HttpServletRequest request, @Nullable Agent agent, Optional<Task> task,
			Optional<String> definition) throws IOException {
		if (call.body() == Body.SIGN_IN || agent == null) {
			return JsonBody.NOTHING;
		}
		JsonBody body = JsonBody.read(request);
		switch (call.body()) {
			case QUERY -> body.requireQuery();
			case SELF -> body.requireOnly("userId", agent.username());
			case COMMENT -> body.requireText("message");
			case MESSAGE -> body.requireTexts("message", "reason");
			case ANSWERS -> {
				if (task.isPresent()) {
					return this.answers.ofTask(task.get(), body, agent);
				}
				return this.answers.ofStart(definition.orElseThrow(), body, agent);
			}
			default -> body.requireNothing();
		}
		return body.bytes();
	}

	private Optional<Task> task(Call call, HttpServletRequest request) {
		Optional<String> id = call.parameters().contains("taskId")
				? Optional.of(Optional.ofNullable(request.getParameter("taskId")).orElseThrow(Refusal::notFound))
				: call.id("task", request);
		return id
			.map((it) -> Optional.ofNullable(this.engine.getTaskService().createTaskQuery().taskId(it).singleResult())
				.orElseThrow(Refusal::notFound));
	}

	private Optional<String> definition(Call call, HttpServletRequest request) {
		Optional<String> id = call.id("definition", request);
		id.ifPresent((it) -> {
			if (this.engine.getRepositoryService()
				.createProcessDefinitionQuery()
				.processDefinitionId(it)
				.count() == 0) {
				throw Refusal.notFound();
			}
		});
		return id;
	}

	private static void refuseOthers(Call call, HttpServletRequest request, @Nullable Agent agent) {
		Optional<String> self = call.parameters().contains("assignee")
				? Optional.of(String.valueOf(request.getParameter("assignee"))) : call.id("self", request);
		self.ifPresent((it) -> {
			if (agent == null || !agent.username().equals(it)) {
				throw Refusal.notFound();
			}
		});
	}

	private void refuseUnknownFilter(Call call, HttpServletRequest request) {
		call.id("filter", request).ifPresent((it) -> {
			if (this.filters.find(it).isEmpty()
					&& this.engine.getFilterService().createFilterQuery().filterId(it).count() == 0) {
				throw Refusal.notFound();
			}
		});
	}

	private static void refuseUnknownParameters(Call call, HttpServletRequest request) {
		if (request.getQueryString() == null) {
			return;
		}
		for (var parameter : CheckedRequest.parameters(request).entrySet()) {
			String value = String.join("", parameter.getValue());
			if (!call.parameters().contains(parameter.getKey()) || parameter.getValue().size() > 1
					|| value.length() > 200 || value.contains("${") || value.contains("#{")) {
				throw Refusal.badRequest("L'adresse appelée comporte un paramètre qui n'est pas permis.");
			}
		}
	}

}
