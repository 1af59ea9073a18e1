package fr.ecluse.engine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import fr.ecluse.member.Siren;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads a member's open tasks, oldest first, without the engine's query: that one sorts
 * all of the member's tasks for each page. Here a page starts in an index where the one
 * before ended, and reads what it shows.
 */
@Component
class OpenTasks {

	private static final String COLUMNS = """
			select t.ID_, t.TASK_DEF_KEY_, t.NAME_, t.DESCRIPTION_, t.PROC_INST_ID_, t.ASSIGNEE_, t.CREATE_TIME_, t.DUE_DATE_
			  from ACT_RU_TASK t where t.TENANT_ID_ = ?""";

	private final JdbcClient jdbc;

	private final OfferedRoles roles;

	OpenTasks(JdbcClient jdbc, OfferedRoles roles) {
		this.jdbc = jdbc;
		this.roles = roles;
	}

	List<Tasks.Work> page(Siren siren, Tasks.Filter filter, int limit) {
		StringBuilder sql = new StringBuilder(COLUMNS);
		List<Object> values = new ArrayList<>(List.of(siren.value()));
		and(sql, values, " and t.PROC_INST_ID_ = ?", filter.instance());
		and(sql, values, " and (select d.KEY_ from ACT_RE_PROCDEF d where d.ID_ = t.PROC_DEF_ID_) = ?",
				filter.procedure());
		and(sql, values, """
				and (select 1 from ACT_RU_IDENTITYLINK l
				  where l.TASK_ID_ = t.ID_ and l.TYPE_ = 'candidate' and l.GROUP_ID_ = ? limit 1) = 1""",
				(filter.role() != null) ? RoleInMember.group(siren.value(), filter.role()) : null);
		and(sql, values, " and t.ASSIGNEE_ = ?", filter.assignee());
		and(sql, values, " and t.DUE_DATE_ < ?", at(filter.dueBefore()));
		if (filter.since() != null && filter.after() != null) {
			// The first condition bounds the range, the second the rest of its instant.
			and(sql, values, " and t.CREATE_TIME_ >= ?", at(filter.since()));
			and(sql, values, " and (t.CREATE_TIME_ > ?", at(filter.since()));
			and(sql, values, " or t.ID_ > ?)", filter.after());
		}
		sql.append(" order by t.CREATE_TIME_, t.ID_ limit ?");
		values.add(limit);
		List<Row> rows = this.jdbc.sql(sql.toString()).params(values).query(Row::of).list();
		Map<String, List<String>> offered = this.roles.of(rows.stream().map(Row::id).toList());
		return rows.stream().map((row) -> row.work(offered.getOrDefault(row.id(), List.of()))).toList();
	}

	private static void and(StringBuilder sql, List<Object> values, String condition, @Nullable Object value) {
		if (value != null) {
			sql.append(condition);
			values.add(value);
		}
	}

	private static @Nullable Timestamp at(@Nullable Instant instant) {
		return (instant != null) ? Timestamp.from(instant) : null;
	}

	private record Row(String id, String element, String name, @Nullable String help, String instance,
			@Nullable String assignee, Instant created, @Nullable Timestamp due) {

		static Row of(ResultSet row, int number) throws SQLException {
			return new Row(row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5),
					row.getString(6), row.getTimestamp(7).toInstant(), row.getTimestamp(8));
		}

		Tasks.Work work(List<String> roles) {
			return new Tasks.Work(this.id, this.element, this.name, this.help, this.instance, roles, this.assignee,
					this.created, (this.due != null) ? this.due.toInstant() : null);
		}

	}

}
