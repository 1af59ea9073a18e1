package fr.ecluse.engine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

import org.camunda.bpm.engine.impl.util.ClockUtil;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The lists of an agent's tasks over all members the agent works for, newest or oldest
 * first. The engine's query reads and sorts every task of these members for each page,
 * and again to count them. Here what counts is bounded, and a page is read where it
 * stands in an index: by member for a few members, over all tasks for an agent of many,
 * whose share of them is large.
 */
@Component
public class AgentTasks {

	/** No list counts further; what is beyond is reached by another order or a search. */
	public static final int MOST = 1000;

	private static final int FEW_MEMBERS = 50;

	/**
	 * The engine has an index by tenant alone, by which each task would be read: the
	 * optimizer is not left the choice.
	 */
	private static final String TASK = "ACT_RU_TASK t force index (%s)";

	private static final String MEMBERS = """
			membership m straight_join %s on t.TENANT_ID_ = convert(m.siren using utf8mb4)
			 where m.username = ?""";

	private static final String OFFERED = """
			membership m
			  straight_join ACT_RU_IDENTITYLINK l on l.GROUP_ID_ = convert(concat(m.siren, '-', m.role) using utf8mb4)
			  straight_join ACT_RU_TASK t on t.ID_ = l.TASK_ID_
			 where m.username = ? and l.TYPE_ = 'candidate' and t.ASSIGNEE_ is null""";

	/** A scalar, so that it is asked of one task at a time and never of all links. */
	private static final String IS_OFFERED = """
			t.ASSIGNEE_ is null and (select 1 from ACT_RU_IDENTITYLINK l
			    join membership m on m.username = ? and m.siren = convert(left(l.GROUP_ID_, 9) using ascii)
			      and m.role = convert(substring(l.GROUP_ID_, 11) using ascii)
			   where l.TASK_ID_ = t.ID_ and l.TYPE_ = 'candidate' limit 1) = 1""";

	private static final String IS_MINE_TO_SEE = """
			(select 1 from membership m where m.username = ? and m.siren = convert(t.TENANT_ID_ using ascii) limit 1) = 1""";

	/** Nobody can work on the others, as Tasklist's page has it too. */
	private static final String ACTIVE = "t.SUSPENSION_STATE_ = 1";

	private final JdbcClient jdbc;

	AgentTasks(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** How many tasks a list has, {@value #MOST} when it has as many or more. */
	public int count(Kind list, EngineUser agent) {
		if (agent.tenants().isEmpty()) {
			return 0;
		}
		List<Object> values = new ArrayList<>();
		return this.jdbc
			.sql("select count(*) from (select distinct t.ID_ from " + from(list, agent, values) + " limit ?) counted")
			.params(values)
			.param(MOST)
			.query(Integer.class)
			.single();
	}

	/**
	 * Some tasks of a list, by the time of their creation, and how many it has: one pass
	 * gives both where the list has to be read whole to count it.
	 */
	public Listing open(Kind list, EngineUser agent, boolean newestFirst, int first, int size) {
		if (agent.tenants().isEmpty()) {
			return new Listing(0, List.of());
		}
		if (list == Kind.ALL) {
			int count = count(list, agent);
			return new Listing(count, page(list, agent, count, newestFirst, first, size));
		}
		List<Object> values = new ArrayList<>();
		List<Found> found = this.jdbc
			.sql("select distinct t.ID_, t.TENANT_ID_, t.CREATE_TIME_ from " + from(list, agent, values) + " limit ?")
			.params(values)
			.param(MOST)
			.query(Found::of)
			.list();
		if (found.size() == MOST) {
			return new Listing(MOST, page(list, agent, MOST, newestFirst, first, size));
		}
		return new Listing(found.size(),
				found.stream()
					.sorted(newestFirst ? Found.OLDEST_FIRST.reversed() : Found.OLDEST_FIRST)
					.skip(first)
					.limit(size)
					.map(Found::place)
					.toList());
	}

	/**
	 * Some tasks of a list, by the time of their creation.
	 * @param count how many the list has: a short one is sorted, a long one followed in
	 * an index until the page is full
	 */
	public List<Place> page(Kind list, EngineUser agent, int count, boolean newestFirst, int first, int size) {
		if (agent.tenants().isEmpty()) {
			return List.of();
		}
		String order = newestFirst ? "t.CREATE_TIME_ desc, t.ID_ desc" : "t.CREATE_TIME_, t.ID_";
		if (list == Kind.ALL && isOfFew(agent) || list != Kind.MINE && count >= MOST) {
			return isOfFew(agent) ? ofMembers(list, agent, order, first, size) : ofAll(list, agent, order, first, size);
		}
		List<Object> values = new ArrayList<>();
		return this.jdbc
			.sql("select distinct t.ID_, t.TENANT_ID_, t.CREATE_TIME_ from " + from(list, agent, values) + " order by "
					+ order + " limit ?, ?")
			.params(values)
			.param(first)
			.param(size)
			.query(Place::of)
			.list();
	}

	private static boolean isOfFew(EngineUser agent) {
		return agent.tenants().size() <= FEW_MEMBERS;
	}

	/** The tasks of a list, in the way that reads the fewest others. */
	private static String from(Kind list, EngineUser agent, List<Object> values) {
		String from = switch (list) {
			case MINE -> "ACT_RU_TASK t where " + IS_MINE_TO_SEE + " and ";
			case OFFERED -> OFFERED + " and ";
			case LATE,
					ALL ->
				isOfFew(agent)
						? list.task() + " where t.TENANT_ID_ in ("
								+ String.join(", ", Collections.nCopies(agent.tenants().size(), "?")) + ") and "
						: MEMBERS.formatted(list.task()) + " and ";
		};
		if ((list == Kind.LATE || list == Kind.ALL) && isOfFew(agent)) {
			values.addAll(agent.tenants());
		}
		else {
			values.add(agent.id());
		}
		if (list == Kind.OFFERED) {
			return from + ACTIVE;
		}
		values.addAll(list.values(agent));
		return from + list.condition;
	}

	/** The first tasks of each member, put in one order. */
	private List<Place> ofMembers(Kind list, EngineUser agent, String order, int first, int size) {
		String one = "(select t.ID_, t.TENANT_ID_, t.CREATE_TIME_ from " + Kind.ALL.task()
				+ " where t.TENANT_ID_ = ? and " + list.condition + " order by " + order + " limit ?)";
		List<Object> values = new ArrayList<>();
		for (String tenant : agent.tenants()) {
			values.add(tenant);
			values.addAll(list.values(agent));
			values.add(first + size);
		}
		return this.jdbc
			.sql("select t.ID_, t.TENANT_ID_ from ("
					+ String.join(" union all ", Collections.nCopies(agent.tenants().size(), one)) + ") t order by "
					+ order + " limit ?, ?")
			.params(values)
			.param(first)
			.param(size)
			.query(Place::of)
			.list();
	}

	/** All tasks in order, those left out that are not the agent's to see. */
	private List<Place> ofAll(Kind list, EngineUser agent, String order, int first, int size) {
		List<Object> values = new ArrayList<>(List.of(agent.id()));
		values.addAll(list.values(agent));
		return this.jdbc
			.sql("select t.ID_, t.TENANT_ID_ from ACT_RU_TASK t force index (ACT_IDX_TASK_CREATE) where "
					+ IS_MINE_TO_SEE + " and " + list.condition + " order by " + order + " limit ?, ?")
			.params(values)
			.param(first)
			.param(size)
			.query(Place::of)
			.list();
	}

	/**
	 * A task, and the member it is of.
	 *
	 * @param tenant SIREN
	 */
	public record Place(String id, String tenant) {

		static Place of(ResultSet row, int number) throws SQLException {
			return new Place(row.getString(1), row.getString(2));
		}

	}

	private record Found(Place place, LocalDateTime created) {

		private static final Comparator<Found> OLDEST_FIRST = Comparator.comparing(Found::created)
			.thenComparing((found) -> found.place().id());

		private static Found of(ResultSet row, int number) throws SQLException {
			return new Found(Place.of(row, number), row.getObject(3, LocalDateTime.class));
		}

	}

	/**
	 * A page of a list.
	 *
	 * @param count how many tasks the list has, {@value #MOST} when it has as many or
	 * more
	 */
	public record Listing(int count, List<Place> places) {
	}

	/** Which of the tasks. */
	public enum Kind {

		/** Taken in charge by the agent. */
		MINE("t.ASSIGNEE_ = ? and " + ACTIVE),

		/** Offered to one of the agent's roles, and taken by nobody. */
		OFFERED(IS_OFFERED + " and " + ACTIVE),

		/** Due before now. */
		LATE("t.DUE_DATE_ < ? and " + ACTIVE),

		/** All of them. */
		ALL(ACTIVE);

		private final String condition;

		Kind(String condition) {
			this.condition = condition;
		}

		/** The tasks of a member as this list reads them. */
		private String task() {
			return TASK.formatted((this == LATE) ? "ECL_IDX_TASK_TENANT_DUE" : "ECL_IDX_TASK_TENANT_CREATED");
		}

		private List<Object> values(EngineUser agent) {
			return switch (this) {
				case MINE, OFFERED -> List.of(agent.id());
				// The engine's time, as the engine writes it.
				case LATE -> List.of(Timestamp.from(ClockUtil.getCurrentTime().toInstant()));
				case ALL -> List.of();
			};
		}

	}

}
