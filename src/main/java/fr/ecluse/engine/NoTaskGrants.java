package fr.ecluse.engine;

import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;

/**
 * Does not look, whenever a task or an instance ends, for grants on it: {@link NoTaskAuthorizations}
 * gives none, because roles in the member settle who does what.
 */
class NoTaskGrants extends AuthorizationManager {

	@Override
	public void deleteAuthorizationsByResourceId(Resource resource, String id) {
		if (resource != Resources.TASK && resource != Resources.PROCESS_INSTANCE) {
			super.deleteAuthorizationsByResourceId(resource, id);
		}
	}

	/** Gives each command its own. */
	static class Factory implements SessionFactory {

		@Override
		public Class<?> getSessionType() {
			return AuthorizationManager.class;
		}

		@Override
		public Session openSession() {
			return new NoTaskGrants();
		}

	}

}
