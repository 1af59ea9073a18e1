package fr.ecluse.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import fr.ecluse.member.Agent;
import fr.ecluse.member.Caller;
import fr.ecluse.member.Siren;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.errorcode.BuiltinExceptionCode;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The open tasks of a member, and their completion in the name of whoever calls. */
@Component
public class Tasks {

	private final TaskService tasks;

	private final TaskForms forms;

	private final HistoryService history;

	private final IdentityService identities;

	private final OfferedRoles roles;

	private final OpenTasks open;

	private final CommandExecutor commands;

	Tasks(TaskService tasks, TaskForms forms, HistoryService history, IdentityService identities, OfferedRoles roles,
			OpenTasks open, ProcessEngine engine) {
		this.commands = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
			.getCommandExecutorTxRequired();
		this.tasks = tasks;
		this.forms = forms;
		this.history = history;
		this.identities = identities;
		this.roles = roles;
		this.open = open;
	}

	/** The open tasks of a member, oldest first, after the one of the filter. */
	@Transactional(readOnly = true)
	public List<Work> open(Siren siren, Filter filter, int limit) {
		return this.open.page(siren, filter, limit);
	}

	/**
	 * What an agent may work on for a member: its own tasks and those that nobody has
	 * taken, by due date, those without one last.
	 */
	public List<Work> of(Siren siren, Agent agent, int limit) {
		List<String> groups = agent.roles(siren)
			.stream()
			.map((role) -> RoleInMember.group(siren.value(), role))
			.toList();
		if (groups.isEmpty()) {
			return List.of();
		}
		List<Task> found = new ArrayList<>(this.tasks.createTaskQuery()
			.tenantIdIn(siren.value())
			.taskCandidateGroupIn(groups)
			.orderByDueDate()
			.asc()
			.listPage(0, limit));
		found.addAll(this.tasks.createTaskQuery()
			.tenantIdIn(siren.value())
			.taskAssignee(agent.username())
			.orderByDueDate()
			.asc()
			.listPage(0, limit));
		return works(found).stream()
			.sorted(Comparator.comparing(Work::due, Comparator.nullsLast(Comparator.naturalOrder()))
				.thenComparing(Work::created)
				.thenComparing(Work::id))
			.limit(limit)
			.toList();
	}

	/** An open task of the member. */
	public Optional<Work> find(Siren siren, String id) {
		return this.open.find(siren, id);
	}

	/** Whether the member had such a task, which is done or without object now. */
	public boolean isOver(Siren siren, String id) {
		return this.history.createHistoricTaskInstanceQuery()
			.tenantIdIn(siren.value())
			.taskId(id)
			.finished()
			.count() > 0;
	}

	private boolean isGone(String id) {
		return this.tasks.createTaskQuery().taskId(id).count() == 0;
	}

	/** The form of a task as deployed with its model, empty when it has none. */
	public Optional<String> form(Work work) {
		return this.forms.of(work);
	}

	/**
	 * Completes a task that nobody else has taken. An agent needs one of its roles, as in
	 * the task list; a member's software has them all.
	 * @param asked names of all that the form asks for: what is not answered is null to
	 * the model, unless it has a value already
	 * @return whether it was done; nothing is kept otherwise
	 * @throws ControlRefusal when the control of the task refuses the answers
	 */
	public Outcome complete(String id, Caller caller, Map<String, ? extends @Nullable Object> answers,
			Iterable<String> asked) {
		return as(id, caller, (user) -> {
			Map<String, @Nullable Object> variables = new HashMap<>(answers);
			Map<String, @Nullable Object> known = this.tasks.getVariables(id);
			asked.forEach((name) -> {
				if (!variables.containsKey(name) && !known.containsKey(name)) {
					variables.put(name, null);
				}
			});
			this.tasks.claim(id, user);
			this.tasks.complete(id, variables);
		});
	}

	/** Has a task taken in charge by who calls, unless somebody else has. */
	public Outcome claim(String id, Caller caller) {
		return as(id, caller, (user) -> this.tasks.claim(id, user));
	}

	/** Offers a task to all of its roles again. */
	public Outcome release(String id, Caller caller) {
		return as(id, caller, (user) -> this.tasks.setAssignee(id, null));
	}

	private Outcome as(String id, Caller caller, Consumer<String> work) {
		try {
			Agent agent = caller.agent();
			if (agent != null) {
				EngineUser user = EngineUser.of(agent);
				this.identities.setAuthentication(user.id(), user.groups(), user.tenants());
			}
			String user = (agent != null) ? agent.username() : caller.name();
			// Within one command what is read is read once, and what ends is not written
			// before.
			this.commands.execute((context) -> {
				work.accept(user);
				return null;
			});
			return Outcome.DONE;
		}
		catch (TaskAlreadyClaimedException | OptimisticLockingException ex) {
			return Outcome.TAKEN;
		}
		catch (AuthorizationException ex) {
			return Outcome.FORBIDDEN;
		}
		catch (ProcessEngineException ex) {
			Optional<ControlRefusal> refusal = ControlRefusal.behind(ex);
			if (refusal.isPresent()) {
				throw refusal.get();
			}
			if (ex.getCode() == BuiltinExceptionCode.DEADLOCK.getCode()) {
				return Outcome.TAKEN;
			}
			if (isGone(id)) {
				return Outcome.OVER;
			}
			throw ex;
		}
		finally {
			this.identities.clearAuthentication();
		}
	}

	private List<Work> works(List<Task> found) {
		Map<String, List<String>> roles = this.roles.of(found.stream().map(Task::getId).toList());
		return found.stream()
			.map((task) -> new Work(task.getId(), task.getTaskDefinitionKey(), task.getName(), task.getDescription(),
					task.getProcessInstanceId(), task.getProcessDefinitionId(),
					roles.getOrDefault(task.getId(), List.of()), task.getAssignee(), task.getCreateTime().toInstant(),
					(task.getDueDate() != null) ? task.getDueDate().toInstant() : null))
			.toList();
	}

	/** How a change of a task went. */
	public enum Outcome {

		DONE, TAKEN, OVER, FORBIDDEN

	}

	/**
	 * Which tasks are looked for.
	 *
	 * @param instance the one that a dossier runs
	 * @param assignee who has taken them
	 * @param dueBefore those due before that instant
	 * @param since instant and {@code after} id of the last task of the page before
	 */
	public record Filter(@Nullable String instance, @Nullable String procedure, @Nullable String role,
			@Nullable String assignee, @Nullable Instant dueBefore, @Nullable Instant since, @Nullable String after) {
	}

	/**
	 * A task to be done.
	 *
	 * @param element id in the model
	 * @param name as the model names it, in French
	 * @param definition id of the model that its instance follows
	 * @param help what to do, in French
	 * @param roles roles of the member it is offered to
	 * @param assignee who has taken it
	 */
	public record Work(String id, String element, String name, @Nullable String help, String processInstanceId,
			String definition, List<String> roles, @Nullable String assignee, Instant created, @Nullable Instant due) {
	}

}
