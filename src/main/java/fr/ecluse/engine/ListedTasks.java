package fr.ecluse.engine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What a list shows of the tasks that {@link AgentTasks} has found: their own row, some
 * variables of their dossier, and the definition that it follows.
 */
@Component
public class ListedTasks {

	private static final int MOST_DEFINITIONS = 5000;

	private final JdbcClient jdbc;

	/** A definition never changes. */
	private final Cache<String, Definition> definitions = Caffeine.newBuilder().maximumSize(MOST_DEFINITIONS).build();

	ListedTasks(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** In the order of their places; a task that has ended since is left out. */
	public List<Row> rows(List<AgentTasks.Place> places) {
		if (places.isEmpty()) {
			return List.of();
		}
		Map<String, Row> rows = this.jdbc.sql("""
				select ID_, NAME_, ASSIGNEE_, CREATE_TIME_, DUE_DATE_, FOLLOW_UP_DATE_, DESCRIPTION_, EXECUTION_ID_,
				       OWNER_, PRIORITY_, PROC_DEF_ID_, PROC_INST_ID_, TASK_DEF_KEY_, SUSPENSION_STATE_, TENANT_ID_
				  from ACT_RU_TASK where ID_ in (:ids)""")
			.param("ids", places.stream().map(AgentTasks.Place::id).toList())
			.query(Row::of)
			.list()
			.stream()
			.collect(Collectors.toMap(Row::id, Function.identity()));
		return places.stream().map((place) -> rows.get(place.id())).filter(Objects::nonNull).toList();
	}

	/** Variables by scope and name, of the tasks' steps and of their instances. */
	public Map<String, Map<String, Value>> variables(List<Row> rows, Collection<String> names) {
		Map<String, Map<String, Value>> values = new HashMap<>();
		if (rows.isEmpty()) {
			return values;
		}
		this.jdbc
			.sql("select VAR_SCOPE_, NAME_, TYPE_, TEXT_, LONG_, DOUBLE_ from ACT_RU_VARIABLE"
					+ " where VAR_SCOPE_ in (:scopes) and NAME_ in (:names)")
			.param("scopes",
					rows.stream().flatMap((row) -> Stream.of(row.execution(), row.instance())).distinct().toList())
			.param("names", names)
			.query((row) -> {
				values.computeIfAbsent(row.getString("VAR_SCOPE_"), (scope) -> new HashMap<>())
					.put(row.getString("NAME_"), Value.of(row));
			});
		return values;
	}

	public List<Definition> definitions(List<Row> rows) {
		List<String> ids = rows.stream().map(Row::definition).distinct().toList();
		List<String> unknown = ids.stream().filter((id) -> this.definitions.getIfPresent(id) == null).toList();
		if (!unknown.isEmpty()) {
			this.jdbc.sql("""
					select ID_, KEY_, CATEGORY_, NAME_, VERSION_, VERSION_TAG_, DEPLOYMENT_ID_, RESOURCE_NAME_,
					       DGRM_RESOURCE_NAME_ from ACT_RE_PROCDEF where ID_ in (:ids)""")
				.param("ids", unknown)
				.query(Definition::of)
				.list()
				.forEach((definition) -> this.definitions.put(definition.id(), definition));
		}
		return ids.stream().map(this.definitions::getIfPresent).filter(Objects::nonNull).toList();
	}

	/**
	 * A task as the engine keeps it.
	 *
	 * @param execution where in its instance it waits
	 * @param element id in the model
	 * @param tenant SIREN of its member
	 */
	public record Row(String id, @Nullable String name, @Nullable String assignee, Timestamp created,
			@Nullable Timestamp due, @Nullable Timestamp followUp, @Nullable String description, String execution,
			@Nullable String owner, int priority, String definition, String instance, String element, boolean suspended,
			@Nullable String tenant) {

		private static Row of(ResultSet row, int number) throws SQLException {
			return new Row(row.getString(1), row.getString(2), row.getString(3), row.getTimestamp(4),
					row.getTimestamp(5), row.getTimestamp(6), row.getString(7), row.getString(8), row.getString(9),
					row.getInt(10), row.getString(11), row.getString(12), row.getString(13), row.getInt(14) == 2,
					row.getString(15));
		}

	}

	/**
	 * A variable as a list shows it.
	 *
	 * @param type the engine's name of it
	 * @param value a text, a number, or null for nothing and for what no list can show
	 */
	public record Value(String type, @Nullable Object value) {

		private static Value of(ResultSet row) throws SQLException {
			String type = row.getString("TYPE_");
			return new Value(type, switch (type) {
				case "string" -> row.getString("TEXT_");
				case "integer", "long", "short" -> row.getObject("LONG_", Long.class);
				case "boolean" -> row.getLong("LONG_") == 1;
				case "double" -> row.getObject("DOUBLE_", Double.class);
				default -> null;
			});
		}

	}

	/**
	 * A definition without its model.
	 *
	 * @param key of the procedure
	 * @param resource name of the file of its model
	 */
	public record Definition(String id, String key, @Nullable String category, @Nullable String name, int version,
			@Nullable String versionTag, String deployment, String resource, @Nullable String diagram) {

		private static Definition of(ResultSet row, int number) throws SQLException {
			return new Definition(row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getInt(5),
					row.getString(6), row.getString(7), row.getString(8), row.getString(9));
		}

	}

}
