package fr.ecluse.tasklist;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import fr.ecluse.EcluseTest;
import fr.ecluse.engine.AgentTasks;
import fr.ecluse.engine.AgentTasks.Kind;
import fr.ecluse.engine.EngineUser;
import fr.ecluse.engine.Tasks;
import fr.ecluse.member.Agents;
import fr.ecluse.member.Membership;
import fr.ecluse.member.Siren;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Rows that the database reads for a page of a list, as its own log tells: they go by the
 * length of the page and the bound of the count, not by how many tasks there are.
 */
@EcluseTest
class ListCostTest {

	private static final int MANY = 6000;

	@Autowired
	private TasklistWorld world;

	@Autowired
	private Agents agents;

	@Autowired
	private AgentTasks lists;

	@Autowired
	private Tasks tasks;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private TransactionOperations transactions;

	@SuppressWarnings("NullAway.Init")
	private EngineUser clerk;

	@SuppressWarnings("NullAway.Init")
	private EngineUser shared;

	@BeforeEach
	void sow() {
		this.world.prepare();
		this.transactions.executeWithoutResult((status) -> {
			this.clerk = EngineUser
				.of(this.world.agent("tl-cout", "Camille Essai", new Membership(TasklistWorld.RENNES, "instructeur"),
						new Membership(TasklistWorld.RENNES, "signataire")));
			this.shared = EngineUser.of(this.agents.find("tl-partage").orElseThrow());
		});
		for (Siren siren : List.of(TasklistWorld.RENNES, TasklistWorld.BORDEAUX)) {
			Task task = this.world.request(siren, "Un banc");
			this.transactions.executeWithoutResult((status) -> copy(task.getId()));
		}
		this.jdbc.sql("analyze table ACT_RU_TASK, ACT_RU_IDENTITYLINK").query().listOfRows();
	}

	/** Tasks of the same dossier, which nobody will work on. */
	private void copy(String task) {
		List<String> columns = this.jdbc.sql("""
				select column_name from information_schema.columns where table_schema = database()
				 and table_name = 'ACT_RU_TASK' and column_name not in ('ID_', 'CREATE_TIME_', 'DUE_DATE_')""")
			.query(String.class)
			.list();
		String others = String.join(", ", columns);
		this.jdbc.sql("""
				insert into ACT_RU_TASK (ID_, CREATE_TIME_, DUE_DATE_, %1$s)
				select concat('cout-', seq, '-', ID_), CREATE_TIME_ - interval seq * 7 second,
				       if(seq %% 3 = 0, '2020-01-01', null), %1$s
				  from ACT_RU_TASK join seq_1_to_%2$d where ID_ = ?""".formatted(others, MANY)).param(task).update();
		this.jdbc
			.sql("""
					insert into ACT_RU_IDENTITYLINK (ID_, REV_, GROUP_ID_, TYPE_, TASK_ID_)
					select concat('cout-', seq, '-', left(ID_, 36)), 1, GROUP_ID_, TYPE_, concat('cout-', seq, '-', TASK_ID_)
					  from ACT_RU_IDENTITYLINK join seq_1_to_%d where TASK_ID_ = ?"""
				.formatted(MANY))
			.param(task)
			.update();
	}

	@AfterEach
	void mow() {
		this.transactions.executeWithoutResult((status) -> {
			this.jdbc.sql("delete from ACT_RU_IDENTITYLINK where ID_ like 'cout-%'").update();
			this.jdbc.sql("delete from ACT_RU_TASK where ID_ like 'cout-%'").update();
		});
	}

	@Test
	void readsAPageOfAMemberAndNoMore() {
		Tasks.Filter first = new Tasks.Filter(null, null, null, null, null, null, null);
		assertThat(cost(() -> this.tasks.open(TasklistWorld.RENNES, first, 51))).as("first page").isLessThan(400);
		Tasks.Work last = this.tasks.open(TasklistWorld.RENNES, first, 3000).get(2999);
		Tasks.Filter deep = new Tasks.Filter(null, null, null, null, null, last.created(), last.id());
		assertThat(cost(() -> this.tasks.open(TasklistWorld.RENNES, deep, 51))).as("deep page").isLessThan(400);
		Tasks.Filter role = new Tasks.Filter(null, "essai-tasklist", "instructeur", null, null, null, null);
		assertThat(cost(() -> this.tasks.open(TasklistWorld.RENNES, role, 51))).as("of a role").isLessThan(800);
	}

	@Test
	void readsAPageOfEachSharedListAndNoMore() {
		for (EngineUser agent : List.of(this.clerk, this.shared)) {
			for (Kind kind : Kind.values()) {
				assertThat(cost(() -> this.lists.page(kind, agent, AgentTasks.MOST, true, 0, 15)))
					.as(kind + " of " + agent)
					.isLessThan(500);
			}
			for (Kind kind : Kind.values()) {
				assertThat(cost(() -> assertThat(this.lists.count(kind, agent)).isLessThanOrEqualTo(AgentTasks.MOST)))
					.as("count " + kind)
					.isLessThan(6 * AgentTasks.MOST);
			}
		}
	}

	/** A row beside the index costs two or three pages more, a thousand are thousands. */
	@Test
	void countsInAnIndexAlone() {
		for (EngineUser agent : List.of(this.clerk, this.shared, many())) {
			for (Kind kind : List.of(Kind.ALL, Kind.LATE)) {
				assertThat(this.lists.count(kind, agent)).isEqualTo(AgentTasks.MOST);
				assertThat(fewestPages(() -> this.lists.count(kind, agent))).as(kind + " of " + agent)
					.isLessThan(AgentTasks.MOST);
			}
		}
	}

	/**
	 * The least of many readings: the server counts pages for all its threads together,
	 * those too that clear away deleted rows meanwhile.
	 */
	private long fewestPages(Runnable reading) {
		long fewest = Long.MAX_VALUE;
		for (int i = 0; i < 50; i++) {
			long before = pages();
			reading.run();
			fewest = Math.min(fewest, pages() - before);
		}
		return fewest;
	}

	private long pages() {
		return this.jdbc.sql(
				"select variable_value from information_schema.global_status where variable_name = 'Innodb_buffer_pool_read_requests'")
			.query(Long.class)
			.single();
	}

	/** As one who works for more members than are asked one by one. */
	private EngineUser many() {
		List<String> tenants = new ArrayList<>(this.shared.tenants());
		for (int i = 0; i < 60; i++) {
			tenants.add("0000000" + (10 + i));
		}
		return new EngineUser(this.shared.id(), this.shared.groups(), tenants);
	}

	@Test
	void readsNoMoreForAnAgentOfManyMembers() {
		EngineUser many = many();
		for (Kind kind : Kind.values()) {
			assertThat(cost(() -> this.lists.page(kind, many, AgentTasks.MOST, true, 0, 15))).as(kind.name())
				.isLessThan(500);
		}
	}

	/**
	 * Rows that the database fetched for it, in one transaction and so for one
	 * connection.
	 */
	private long cost(Runnable reading) {
		return Objects.requireNonNull(this.transactions.execute((status) -> {
			long start = fetched();
			long ofLooking = fetched() - start;
			reading.run();
			long rows = fetched() - start - 2 * ofLooking;
			assertThat(rows).as("rows fetched at all").isPositive();
			return rows;
		}));
	}

	private long fetched() {
		return this.jdbc.sql(
				"select sum(variable_value) from information_schema.session_status where variable_name like 'Handler_read%'")
			.query(Long.class)
			.single();
	}

}
