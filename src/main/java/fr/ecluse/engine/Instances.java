package fr.ecluse.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;

import fr.ecluse.member.Siren;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/** Running instances, for our own code; callers have settled who may do what. */
@Component
public class Instances {

	/** A multi-instance task has at most as many. */
	private static final int MOST_TASKS = 200;

	private final RuntimeService runtime;

	private final TaskService tasks;

	private final OfferedRoles roles;

	Instances(RuntimeService runtime, TaskService tasks, OfferedRoles roles) {
		this.runtime = runtime;
		this.tasks = tasks;
		this.roles = roles;
	}

	/**
	 * Starts an instance of a definition for a member, in the transaction of the caller.
	 * @return id of the instance
	 * @throws ControlRefusal when the control of the start refuses the variables
	 */
	public String start(String definitionId, Siren siren, Map<String, ? extends @Nullable Object> variables) {
		try {
			return MemberTenants.within(siren,
					() -> this.runtime.createProcessInstanceById(definitionId)
						.setVariables(new java.util.HashMap<>(variables))
						.execute()
						.getProcessInstanceId());
		}
		catch (ProcessEngineException ex) {
			throw ControlRefusal.behind(ex).map(RuntimeException.class::cast).orElse(ex);
		}
	}

	/** The tasks an instance waits for, oldest first. */
	public List<OpenTask> openTasks(String processInstanceId) {
		List<Task> found = this.tasks.createTaskQuery().processInstanceId(processInstanceId).listPage(0, MOST_TASKS);
		Map<String, List<String>> roles = this.roles.of(found.stream().map(Task::getId).toList());
		List<OpenTask> open = new ArrayList<>();
		for (Task task : found) {
			open.add(new OpenTask(task.getId(), task.getName(), roles.getOrDefault(task.getId(), List.of()),
					task.getAssignee(), instant(task.getCreateTime()),
					(task.getDueDate() != null) ? instant(task.getDueDate()) : null));
		}
		open.sort(Comparator.comparing(OpenTask::since).thenComparing(OpenTask::id));
		return open;
	}

	private static Instant instant(Date date) {
		return Instant.ofEpochMilli(date.getTime());
	}

	/**
	 * A task that waits for somebody.
	 *
	 * @param name as the model names it, in French
	 * @param roles roles of the member it is offered to
	 * @param assignee who has taken it
	 */
	public record OpenTask(String id, String name, List<String> roles, @Nullable String assignee, Instant since,
			@Nullable Instant due) {
	}

}
