package fr.ecluse.engine;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import fr.ecluse.member.Siren;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RuntimeService;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/** Running instances, for our own code; callers have settled who may do what. */
@Component
public class Instances {

	/** A multi-instance task has at most as many. */
	private static final int MOST_TASKS = 200;

	private final RuntimeService runtime;

	private final OpenTasks tasks;

	Instances(RuntimeService runtime, OpenTasks tasks) {
		this.runtime = runtime;
		this.tasks = tasks;
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
						.setVariables(new HashMap<>(variables))
						.execute()
						.getProcessInstanceId());
		}
		catch (ProcessEngineException ex) {
			throw ControlRefusal.behind(ex).map(RuntimeException.class::cast).orElse(ex);
		}
	}

	/** The tasks an instance waits for, oldest first. */
	public List<OpenTask> openTasks(String processInstanceId) {
		return this.tasks.ofInstance(processInstanceId, MOST_TASKS)
			.stream()
			.map((task) -> new OpenTask(task.id(), task.name(), task.roles(), task.assignee(), task.created(),
					task.due()))
			.toList();
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
