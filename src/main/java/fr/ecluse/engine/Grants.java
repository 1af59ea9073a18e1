package fr.ecluse.engine;

import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * The few rights that everybody who works for a member has in the engine; which rows they
 * see and which tasks they may work on is settled by tenancy and {@link RoleChecker}.
 */
@Component
class Grants implements SmartInitializingSingleton {

	private static final Map<Resource, List<Permission>> AGENT = Map.of(Resources.PROCESS_DEFINITION,
			List.of(Permissions.READ, Permissions.CREATE_INSTANCE, Permissions.READ_INSTANCE, Permissions.READ_TASK,
					Permissions.READ_HISTORY, ProcessDefinitionPermissions.TASK_WORK,
					ProcessDefinitionPermissions.TASK_ASSIGN),
			Resources.PROCESS_INSTANCE, List.of(Permissions.CREATE), Resources.DEPLOYMENT, List.of(Permissions.READ));

	private final AuthorizationService authorizations;

	Grants(AuthorizationService authorizations) {
		this.authorizations = authorizations;
	}

	@Override
	public void afterSingletonsInstantiated() {
		AGENT.forEach((resource, permissions) -> grant(resource, Authorization.ANY, permissions));
		grant(Resources.APPLICATION, "tasklist", List.of(Permissions.ACCESS));
		grant(Resources.APPLICATION, "welcome", List.of(Permissions.ACCESS));
	}

	private void grant(Resource resource, String id, List<Permission> permissions) {
		Authorization existing = this.authorizations.createAuthorizationQuery()
			.groupIdIn(EngineUser.AGENT)
			.resourceType(resource)
			.resourceId(id)
			.singleResult();
		Authorization grant = (existing != null) ? existing
				: this.authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
		grant.setGroupId(EngineUser.AGENT);
		grant.setResource(resource);
		grant.setResourceId(id);
		grant.setPermissions(permissions.toArray(Permission[]::new));
		this.authorizations.saveAuthorization(grant);
	}

}
