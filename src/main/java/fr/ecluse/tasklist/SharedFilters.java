package fr.ecluse.tasklist;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;

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

	private final Map<String, SharedList> known = new ConcurrentHashMap<>();

	SharedFilters(ProcessEngine engine, JdbcClient jdbc) {
		this.filters = engine.getFilterService();
		this.tasks = engine.getTaskService();
		this.authorizations = engine.getAuthorizationService();
		this.jdbc = jdbc;
	}

	/** The list of that id, if it is one of ours: they are never removed. */
	Optional<SharedList> find(String filterId) {
		return Optional.ofNullable(this.known.get(filterId));
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
		for (SharedList list : SharedList.values()) {
			put(list);
		}
	}

	private void put(SharedList list) {
		Filter filter = this.filters.createFilterQuery()
			.filterName(list.title())
			.list()
			.stream()
			.findFirst()
			.orElse(null);
		if (filter == null) {
			filter = this.filters.newTaskFilter(list.title());
		}
		filter.setQuery(list.restrict(this.tasks.createTaskQuery()));
		filter.setProperties(Map.of("description", list.description(), "priority", list.priority(), "color",
				list.color(), "refresh", false, "showUndefinedVariable", false, "variables",
				SharedList.VARIABLES.entrySet()
					.stream()
					.map((it) -> Map.of("name", it.getKey(), "label", it.getValue()))
					.toList()));
		this.filters.saveFilter(filter);
		this.known.put(filter.getId(), list);
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
