package fr.ecluse.engine;

import java.util.List;

import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantCommandChecker;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLink;

/**
 * Lets a person work on a task only when it is offered to one of their roles in its
 * member, and nobody else has taken it. Reading follows the member alone.
 */
class RoleChecker extends TenantCommandChecker {

	@Override
	public void checkTaskWork(TaskEntity task) {
		super.checkTaskWork(task);
		checkRole(task);
	}

	@Override
	public void checkTaskAssign(TaskEntity task) {
		super.checkTaskAssign(task);
		checkRole(task);
	}

	@Override
	public void checkUpdateTaskVariable(TaskEntity task) {
		super.checkUpdateTaskVariable(task);
		checkRole(task);
	}

	@Override
	public void checkDeleteTask(TaskEntity task) {
		super.checkDeleteTask(task);
		checkRole(task);
	}

	private static void checkRole(TaskEntity task) {
		Authentication authentication = Context.getCommandContext().getAuthentication();
		if (authentication == null || !Context.getCommandContext().isAuthorizationCheckEnabled()) {
			return; // our own code and the job executor
		}
		String user = authentication.getUserId();
		String assignee = task.getAssignee();
		boolean free = assignee == null || assignee.equals(user);
		if (!free || !offered(task, authentication)) {
			throw new AuthorizationException(user, Permissions.TASK_WORK.getName(), Resources.TASK.resourceName(),
					task.getId());
		}
	}

	private static boolean offered(TaskEntity task, Authentication authentication) {
		List<String> groups = (authentication.getGroupIds() != null) ? authentication.getGroupIds() : List.of();
		return task.getCandidates()
			.stream()
			.map(IdentityLink::getGroupId)
			.anyMatch((group) -> group != null && groups.contains(group));
	}

}
