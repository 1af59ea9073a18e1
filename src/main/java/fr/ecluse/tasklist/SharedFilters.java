package fr.ecluse.tasklist;

import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The four lists that every agent has. They are the same for all members, because the
 * engine shows each caller only the tasks of their members; one list per member would be
 * thousands.
 */
@Component
class SharedFilters implements ApplicationRunner {

	private final FilterService filters;

	private final TaskService tasks;

	private final AuthorizationService authorizations;

	private final JdbcClient jdbc;

	SharedFilters(ProcessEngine engine, JdbcClient jdbc) {
		this.filters = engine.getFilterService();
		this.tasks = engine.getTaskService();
		this.authorizations = engine.getAuthorizationService();
		this.jdbc = jdbc;
	}

	/**
	 * Creates what is missing and renews the rest; nodes that start together take turns.
	 */
	@Override
	@Transactional
	public void run(ApplicationArguments arguments) {
		this.jdbc.sql("select VALUE_ from ACT_GE_PROPERTY where NAME_ = 'deployment.lock' for update")
			.query()
			.listOfRows();
		put(10, "Mes tâches", "Les tâches que vous avez prises en charge", "#0b3d66",
				query().taskAssigneeExpression("${currentUser()}"));
		put(20, "À prendre : mes rôles", "Les tâches ouvertes à vos rôles et que personne n'a prises en charge",
				"#1f7a4d", query().taskCandidateGroupInExpression("${currentUserGroups()}"));
		put(30, "En retard", "Les tâches dont l'échéance est passée", "#b3261e",
				query().dueBeforeExpression("${now()}"));
		put(40, "Toutes les tâches de mes collectivités", "Les tâches de toutes les collectivités où vous avez un rôle",
				"#5b6770", query());
	}

	private TaskQuery query() {
		return this.tasks.createTaskQuery();
	}

	private void put(int priority, String name, String description, String color, TaskQuery query) {
		Filter filter = this.filters.createFilterQuery().filterName(name).list().stream().findFirst().orElse(null);
		if (filter == null) {
			filter = this.filters.newTaskFilter(name);
		}
		filter.setQuery(query);
		filter.setProperties(Map.of("description", description, "priority", priority, "color", color, "refresh", false,
				"showUndefinedVariable", false, "variables",
				List.of(Map.of("name", "reference", "label", "Dossier"), Map.of("name", "subject", "label", "Objet"))));
		this.filters.saveFilter(filter);
		grant(filter.getId());
	}

	private void grant(String filterId) {
		boolean granted = this.authorizations.createAuthorizationQuery()
			.resourceType(Resources.FILTER)
			.resourceId(filterId)
			.groupIdIn("agent")
			.count() > 0;
		if (!granted) {
			Authorization grant = this.authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
			grant.setGroupId("agent");
			grant.setResource(Resources.FILTER);
			grant.setResourceId(filterId);
			grant.addPermission(Permissions.READ);
			this.authorizations.saveAuthorization(grant);
		}
	}

}
