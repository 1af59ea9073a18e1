package fr.ecluse.engine;

import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.task.IdentityLink;
import org.jspecify.annotations.Nullable;

/**
 * Gives the open tasks of an instance that was moved the name, the help and the roles
 * that its new version gives them, which the engine's migration leaves as they were: a
 * role that the new version does not know could be nobody's. Who works on a task, and its
 * dates, stay.
 */
final class TaskRenewal implements Command<@Nullable Void> {

	private final String instanceId;

	TaskRenewal(String instanceId) {
		this.instanceId = instanceId;
	}

	@Override
	public @Nullable Void execute(CommandContext context) {
		for (TaskEntity task : context.getTaskManager().findTasksByProcessInstanceId(this.instanceId)) {
			TaskDefinition definition = task.getTaskDefinition();
			String name = text(definition.getNameExpression(), task);
			if (name != null && !name.equals(task.getName())) {
				task.setName(name);
			}
			String help = text(definition.getDescriptionExpression(), task);
			if (!Objects.equals(help, task.getDescription())) {
				task.setDescription(help);
			}
			renewGroups(task, definition);
		}
		return null;
	}

	private static void renewGroups(TaskEntity task, TaskDefinition definition) {
		Set<String> wanted = new TreeSet<>();
		for (Expression group : definition.getCandidateGroupIdExpressions()) {
			if (group.getValue(task.getExecution()) instanceof Collection<?> groups) {
				groups.forEach((it) -> wanted.add(String.valueOf(it)));
			}
		}
		Set<String> given = new TreeSet<>();
		for (IdentityLink link : task.getCandidates()) {
			if (link.getGroupId() != null) {
				given.add(link.getGroupId());
			}
		}
		given.stream().filter((it) -> !wanted.contains(it)).forEach(task::deleteCandidateGroup);
		wanted.stream().filter((it) -> !given.contains(it)).forEach(task::addCandidateGroup);
	}

	private static @Nullable String text(@Nullable Expression expression, TaskEntity task) {
		Object value = (expression != null) ? expression.getValue(task.getExecution()) : null;
		return (value != null) ? value.toString() : null;
	}

}
