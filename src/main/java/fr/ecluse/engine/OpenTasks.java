package fr.ecluse.engine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
			select t.ID_, t.TASK_DEF_KEY_, t.NAME_, t.DESCRIPTION_, t.PROC_INST_ID_, t.PROC_DEF_ID_, t.ASSIGNEE_,
			       t.CREATE_TIME_, t.DUE_DATE_, (select group_concat(l.GROUP_ID_) from ACT_RU_IDENTITYLINK l
			          where l.TASK_ID_ = t.ID_ and l.GROUP_ID_ is not null) GROUPS_
			  from ACT_RU_TASK t where""";

	private static final String OF_MEMBER = COLUMNS + " t.TENANT_ID_ = ?";

	private final JdbcClient jdbc;

	OpenTasks(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	Optional<Tasks.Work> find(Siren siren, String id) {
		return this.jdbc.sql(OF_MEMBER + " and t.ID_ = ?").params(siren.value(), id).query(OpenTasks::work).optional();
	}

	/** Those that an instance waits for, oldest first. */
	List<Tasks.Work> ofInstance(String processInstanceId, int limit) {
		return this.jdbc.sql(COLUMNS + " t.PROC_INST_ID_ = ? order by t.CREATE_TIME_, t.ID_ limit ?")
			.params(processInstanceId, limit)
			.query(OpenTasks::work)
			.list();
	}

	List<Tasks.Work> page(Siren siren, Tasks.Filter filter, int limit) {
		StringBuilder sql = new StringBuilder(OF_MEMBER);
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
		return this.jdbc.sql(sql.toString()).params(values).query(OpenTasks::work).list();
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

	private static Tasks.Work work(ResultSet row, int number) throws SQLException {
		Timestamp due = row.getTimestamp("DUE_DATE_");
		return new Tasks.Work(row.getString("ID_"), row.getString("TASK_DEF_KEY_"), row.getString("NAME_"),
				row.getString("DESCRIPTION_"), row.getString("PROC_INST_ID_"), row.getString("PROC_DEF_ID_"),
				OfferedRoles.named(row.getString("GROUPS_")), row.getString("ASSIGNEE_"),
				row.getTimestamp("CREATE_TIME_").toInstant(), (due != null) ? due.toInstant() : null);
	}

}
