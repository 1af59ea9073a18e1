package fr.ecluse.tasklist;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.ObjectMapper;
import fr.ecluse.engine.AgentTasks;
import fr.ecluse.engine.EngineUser;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.rest.impl.FilterRestServiceImpl;
import org.camunda.bpm.engine.rest.sub.runtime.FilterResource;
import org.camunda.bpm.engine.rest.sub.runtime.impl.FilterResourceImpl;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The shared lists as Tasklist opens them, read by us: which tasks stand on a page, and
 * how many there are. The tasks themselves are then loaded by the engine under its own
 * checks. A search, or another order than that of creation, goes to the engine's query.
 */
public class ListRoutes extends FilterRestServiceImpl {

	private final AgentTasks tasks;

	private final EngineUser agent;

	ListRoutes(String engine, ObjectMapper mapper, AgentTasks tasks, EngineUser agent) {
		super(engine, mapper);
		this.tasks = tasks;
		this.agent = agent;
	}

	@Override
	public FilterResource getFilter(String id) {
		return new SharedFilter(id);
	}

	/** Public because the REST interface calls it by reflection. */
	public final class SharedFilter extends FilterResourceImpl {

		private @Nullable Integer count;

		SharedFilter(String id) {
			super(ListRoutes.this.getProcessEngine().getName(), ListRoutes.this.getObjectMapper(), id,
					ListRoutes.this.relativeRootResourcePath);
		}

		@Override
		protected List<?> executeFilterList(@Nullable String query, @Nullable Integer first, @Nullable Integer size) {
			Optional<SharedList> list = list(query);
			if (list.isEmpty() || size == null) {
				return super.executeFilterList(query, first, size);
			}
			List<AgentTasks.Place> page = ListRoutes.this.tasks.page(list.get().kind(), ListRoutes.this.agent,
					count(list.get()), newestFirst(query), (first != null) ? first : 0, size);
			return page.isEmpty() ? List.of() : load(page);
		}

		/**
		 * The tasks of the page, as the engine lets this agent see them. From here on the
		 * agent works for the members of the page alone: each query of the engine would
		 * name all of them, and some agents have thousands.
		 */
		private List<Task> load(List<AgentTasks.Place> page) {
			List<String> ids = page.stream().map(AgentTasks.Place::id).toList();
			EngineUser narrow = ListRoutes.this.agent
				.within(page.stream().map(AgentTasks.Place::tenant).collect(Collectors.toSet()));
			getProcessEngine().getIdentityService().setAuthentication(narrow.id(), narrow.groups(), narrow.tenants());
			return getProcessEngine().getTaskService()
				.createTaskQuery()
				.taskIdIn(ids.toArray(String[]::new))
				.initializeFormKeys()
				.listPage(0, ids.size())
				.stream()
				.sorted(Comparator.comparingInt((Task task) -> ids.indexOf(task.getId())))
				.toList();
		}

		@Override
		protected long executeFilterCount(@Nullable String query) {
			return list(query).map((list) -> (long) count(list)).orElseGet(() -> super.executeFilterCount(query));
		}

		/** Once for the page and for its answer. */
		private int count(SharedList list) {
			if (this.count == null) {
				this.count = ListRoutes.this.tasks.count(list.kind(), ListRoutes.this.agent);
			}
			return this.count;
		}

		private Optional<SharedList> list(@Nullable String query) {
			if (!isPlain(query)) {
				return Optional.empty();
			}
			Filter filter = getDbFilter();
			return (filter != null) ? SharedList.of(filter.getName()) : Optional.empty();
		}

	}

	/** Whether a query adds nothing to its list but the order of creation. */
	static boolean isPlain(@Nullable String query) {
		if (query == null || query.isBlank()) {
			return true;
		}
		JsonNode tree = JsonBody.JSON.readTree(query);
		return tree.properties()
			.stream()
			.allMatch((entry) -> "sorting".equals(entry.getKey()) ? isByCreation(entry.getValue())
					: entry.getValue().isNull() || entry.getValue().isArray() && entry.getValue().isEmpty());
	}

	private static boolean isByCreation(JsonNode sorting) {
		return sorting.isArray() && sorting.size() == 1
				&& "created".equals(sorting.path(0).path("sortBy").asString(""));
	}

	private static boolean newestFirst(@Nullable String query) {
		return query == null || query.isBlank()
				|| !"asc".equals(JsonBody.JSON.readTree(query).path("sorting").path(0).path("sortOrder").asString(""));
	}

}
