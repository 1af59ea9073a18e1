package fr.ecluse.engine;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import fr.ecluse.EcluseTest;
import fr.ecluse.member.Siren;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** When history may be removed. */
@EcluseTest
class RemovalTimesTest {

	private static final Siren MEMBER = new Siren("213105554");

	private static final String COPY = "copie-";

	private static final List<String> WRITTEN = List.of("ACT_HI_PROCINST", "ACT_HI_ACTINST", "ACT_HI_TASKINST",
			"ACT_HI_VARINST", "ACT_HI_DETAIL");

	@Autowired
	private RemovalTimes times;

	@Autowired
	private Models models;

	@Autowired
	private Instances instances;

	@Autowired
	private TaskService tasks;

	@Autowired
	private RepositoryService repository;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private TransactionTemplate transaction;

	private final String key = "conservation" + UUID.randomUUID().toString().substring(0, 8);

	private Models.Deployed deployment;

	@BeforeEach
	void deploy() {
		this.deployment = this.models.deploy(this.key, null,
				Map.of("essai.bpmn", TestModel.around(this.key, "<bpmn:userTask id=\"it\" name=\"Faire\"/>")));
	}

	@AfterEach
	void remove() {
		this.repository.deleteDeployment(this.deployment.deploymentId(), true);
	}

	@Test
	void notesThemForWhatHasEndedAndNeverForWhatRuns() {
		String ended = start();
		String running = start();
		this.tasks.complete(this.tasks.createTaskQuery().processInstanceId(ended).singleResult().getId());
		for (String table : WRITTEN) {
			assertThat(times(table, ended)).as(table).isNotEmpty().containsOnlyNulls();
		}
		this.times.note();
		LocalDateTime expected = this.jdbc
			.sql("select date_add(END_TIME_, interval 1 day) from ACT_HI_PROCINST where ID_ = ?")
			.param(ended)
			.query(LocalDateTime.class)
			.single();
		for (String table : WRITTEN) {
			assertThat(times(table, ended)).as(table).containsOnly(expected);
			assertThat(times(table, running)).as(table).isNotEmpty().containsOnlyNulls();
		}
	}

	@Test
	void notesThemForManyThatHaveEndedAtOnce() {
		String ended = start();
		this.tasks.complete(this.tasks.createTaskQuery().processInstanceId(ended).singleResult().getId());
		int copies = this.transaction.execute((status) -> copy(ended, 1200));
		assertThat(copies).isEqualTo(1200);
		try {
			this.times.note();
			assertThat(this.jdbc.sql(
					"select count(*) from ACT_HI_PROCINST where ID_ like ? and REMOVAL_TIME_ = date_add(END_TIME_, interval 1 day)")
				.param(COPY + "%")
				.query(Integer.class)
				.single()).isEqualTo(copies);
		}
		finally {
			this.transaction
				.executeWithoutResult((status) -> this.jdbc.sql("delete from ACT_HI_PROCINST where ID_ like ?")
					.param(COPY + "%")
					.update());
		}
	}

	/**
	 * Seven hundred of them ended at the same moment, which is more than are noted at
	 * once.
	 */
	private int copy(String instance, int count) {
		List<String> columns = this.jdbc.sql(
				"select column_name from information_schema.columns where table_schema = database() and table_name = 'ACT_HI_PROCINST'")
			.query(String.class)
			.list();
		String values = columns.stream().map((column) -> switch (column) {
			case "ID_", "PROC_INST_ID_", "ROOT_PROC_INST_ID_" -> "concat('" + COPY + "', seq)";
			case "END_TIME_" -> "date_add(END_TIME_, interval seq div 700 second)";
			default -> column;
		}).collect(Collectors.joining(", "));
		return this.jdbc
			.sql("insert into ACT_HI_PROCINST (%s) select %s from ACT_HI_PROCINST join seq_1_to_%d where ID_ = ?"
				.formatted(String.join(", ", columns), values, count))
			.param(instance)
			.update();
	}

	@Test
	void looksAtAnIndexHoweverManyRun() {
		String plan = this.jdbc.sql("""
				explain select p.ID_ from ACT_HI_PROCINST p join ACT_RE_PROCDEF d on d.ID_ = p.PROC_DEF_ID_
				where p.REMOVAL_TIME_ is null and p.END_TIME_ >= '1970-01-02' and p.ROOT_PROC_INST_ID_ = p.ID_
				  and d.HISTORY_TTL_ is not null order by p.END_TIME_ limit 500""").query().listOfRows().toString();
		assertThat(plan).contains("ACT_IDX_HI_PRO_INST_ENDED");
	}

	private String start() {
		return this.instances.start(this.deployment.definitionId(), MEMBER, Map.of("answer", "oui"));
	}

	private List<LocalDateTime> times(String table, String instance) {
		return this.jdbc.sql("select REMOVAL_TIME_ from " + table + " where ROOT_PROC_INST_ID_ = ?")
			.param(instance)
			.query((row, number) -> row.getObject(1, LocalDateTime.class))
			.list();
	}

}
