package fr.ecluse.engine;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The roles that tasks are offered to, read for all of them at once. The engine's own
 * call reads one task at a time, and fails, with the transaction around it, when the task
 * has just ended.
 */
@Component
class OfferedRoles {

	private final JdbcClient jdbc;

	OfferedRoles(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** By task, in alphabetical order; nothing for a task that has ended since. */
	Map<String, List<String>> of(Collection<String> tasks) {
		if (tasks.isEmpty()) {
			return Map.of();
		}
		Map<String, Set<String>> roles = new HashMap<>();
		this.jdbc.sql(
				"select TASK_ID_, GROUP_ID_ from ACT_RU_IDENTITYLINK where TASK_ID_ in (:tasks) and GROUP_ID_ is not null")
			.param("tasks", tasks)
			.query((row) -> {
				roles.computeIfAbsent(row.getString("TASK_ID_"), (task) -> new TreeSet<>())
					.add(named(row.getString("GROUP_ID_")).get(0));
			});
		return roles.entrySet()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, (it) -> List.copyOf(it.getValue())));
	}

	/**
	 * The roles of groups of one member, in alphabetical order.
	 * @param groups separated by commas, null for none
	 */
	static List<String> named(@Nullable String groups) {
		return (groups == null) ? List.of()
				: Arrays.stream(groups.split(","))
					.map((group) -> group.substring(group.indexOf('-') + 1))
					.distinct()
					.sorted()
					.toList();
	}

}
