package fr.ecluse.engine;

import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.db.AuthorizationCheck;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;

/**
 * Leaves the rows of authorizations out of task queries of whoever works for a member:
 * {@link Grants} gives that whole group the tasks of every definition, and tenancy says
 * which of them. All others are checked as the engine does. When a task or an instance
 * ends, no row is looked for either: {@link NoTaskAuthorizations} gives none on it.
 */
class MemberGrants extends AuthorizationManager {

	@Override
	public void configureTaskQuery(TaskQueryImpl query) {
		if (isAuthCheckExecuted() && getCurrentAuthentication().getGroupIds() != null
				&& getCurrentAuthentication().getGroupIds().contains(EngineUser.AGENT)) {
			AuthorizationCheck check = query.getAuthCheck();
			check.getPermissionChecks().clear();
			check.setAuthorizationCheckEnabled(false);
			check.setAuthUserId(null);
			check.setAuthGroupIds(null);
			return;
		}
		super.configureTaskQuery(query);
	}

	@Override
	public void deleteAuthorizationsByResourceId(Resource resource, String id) {
		if (resource != Resources.TASK && resource != Resources.PROCESS_INSTANCE) {
			super.deleteAuthorizationsByResourceId(resource, id);
		}
	}

}
