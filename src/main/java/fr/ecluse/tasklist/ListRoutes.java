package fr.ecluse.tasklist;

import java.util.Optional;

import com.fasterxml.jackson.databind.ObjectMapper;
import fr.ecluse.engine.AgentTasks;
import fr.ecluse.engine.EngineUser;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.rest.impl.FilterRestServiceImpl;
import org.camunda.bpm.engine.rest.sub.runtime.FilterResource;
import org.camunda.bpm.engine.rest.sub.runtime.impl.FilterResourceImpl;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How many tasks a shared list has, counted by us; its pages are {@link ListAnswer}'s. A
 * search, or another order than that of creation, goes to the engine's query.
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

		SharedFilter(String id) {
			super(ListRoutes.this.getProcessEngine().getName(), ListRoutes.this.getObjectMapper(), id,
					ListRoutes.this.relativeRootResourcePath);
		}

		@Override
		protected long executeFilterCount(@Nullable String query) {
			return list(query).map((list) -> (long) ListRoutes.this.tasks.count(list.kind(), ListRoutes.this.agent))
				.orElseGet(() -> super.executeFilterCount(query));
		}

		private Optional<SharedList> list(@Nullable String query) {
			if (!isPlain(query)) {
				return Optional.empty();
			}
			Filter filter = getDbFilter();
			return (filter != null) ? SharedList.of(filter.getName()) : Optional.empty();
		}

	}

	/**
	 * Whether a query adds nothing to its list but the order of creation: Tasklist's page
	 * also says that it wants no suspended tasks, and repeats the bounds of its address.
	 */
	static boolean isPlain(@Nullable String query) {
		if (query == null || query.isBlank()) {
			return true;
		}
		JsonNode tree = JsonBody.JSON.readTree(query);
		return tree.properties().stream().allMatch((entry) -> switch (entry.getKey()) {
			case "sorting" -> isByCreation(entry.getValue());
			case "active" -> entry.getValue().asBoolean(false);
			case "firstResult", "maxResults" -> entry.getValue().isInt();
			default -> entry.getValue().isNull() || entry.getValue().isArray() && entry.getValue().isEmpty();
		});
	}

	private static boolean isByCreation(JsonNode sorting) {
		return sorting.isArray() && sorting.size() == 1
				&& "created".equals(sorting.path(0).path("sortBy").asString(""));
	}

	static boolean newestFirst(@Nullable String query) {
		return query == null || query.isBlank()
				|| !"asc".equals(JsonBody.JSON.readTree(query).path("sorting").path(0).path("sortOrder").asString(""));
	}

}
