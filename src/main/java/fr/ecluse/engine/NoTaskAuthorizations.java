package fr.ecluse.engine;

import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;

/**
 * Writes no authorization row per task: those rows make every task list quadratic.
 * Tenancy and {@link RoleChecker} decide instead.
 */
class NoTaskAuthorizations extends DefaultAuthorizationProvider {

	private static final AuthorizationEntity[] NONE = {};

	@Override
	public AuthorizationEntity[] newTaskAssignee(Task task, @Nullable String oldAssignee,
			@Nullable String newAssignee) {
		return NONE;
	}

	@Override
	public AuthorizationEntity[] newTaskOwner(Task task, @Nullable String oldOwner, @Nullable String newOwner) {
		return NONE;
	}

	@Override
	public AuthorizationEntity[] newTaskUserIdentityLink(Task task, String userId, String type) {
		return NONE;
	}

	@Override
	public AuthorizationEntity[] newTaskGroupIdentityLink(Task task, String groupId, String type) {
		return NONE;
	}

	@Override
	public AuthorizationEntity[] deleteTaskUserIdentityLink(Task task, String userId, String type) {
		return NONE;
	}

	@Override
	public AuthorizationEntity[] deleteTaskGroupIdentityLink(Task task, String groupId, String type) {
		return NONE;
	}

}
