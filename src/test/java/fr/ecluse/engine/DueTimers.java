package fr.ecluse.engine;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import fr.ecluse.member.Siren;
import org.camunda.bpm.engine.RepositoryService;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Instances that wait for the same moment, in any number: one is started, the others are
 * copies of its rows, each with the member and the turn that it would have had.
 */
final class DueTimers {

	static final String KEY = "echeances-de-minuit";

	/** All that an instance has where it waits, parents first. */
	private static final List<String> TABLES = List.of("ACT_RU_EXECUTION", "ACT_RU_JOB", "ACT_HI_PROCINST",
			"ACT_HI_ACTINST", "ACT_HI_JOB_LOG");

	private static final String INSTANCE = "(ID_|PROC_INST_ID_|PROCESS_INSTANCE_ID_|ROOT_PROC_INST_ID_|EXECUTION_ID_|PARENT_ID_"
			+ "|PARENT_ACT_INST_ID_|ACT_INST_ID_|JOB_ID_)";

	private static final int AT_ONCE = 2000;

	private final JdbcClient jdbc;

	DueTimers(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** The id of the deployment. */
	static String deploy(RepositoryService repository) {
		return PastTheGate.deploy(repository, KEY, Map.of(KEY + ".bpmn", TestModel.process(KEY,
				"""
						<bpmn:startEvent id="start"/><bpmn:endEvent id="end"/>
						<bpmn:sequenceFlow id="a" sourceRef="start" targetRef="wait"/>
						<bpmn:sequenceFlow id="b" sourceRef="wait" targetRef="end"/>
						<bpmn:intermediateCatchEvent id="wait"><bpmn:timerEventDefinition>
						 <bpmn:timeDate>2099-12-31T00:00:00</bpmn:timeDate></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>
						""")));
	}

	/**
	 * Copies an instance, in the transaction of the caller.
	 * @param due of the copies; the instance itself keeps its date
	 */
	void copy(String instance, Map<Siren, Integer> sizes, Instant due) {
		FairTurns turns = new FairTurns(Clock.systemUTC());
		this.jdbc.sql("create or replace temporary table copies (n int primary key, siren varchar(9), turn bigint)")
			.update();
		List<String> rows = new ArrayList<>();
		int n = 0;
		for (Map.Entry<Siren, Integer> size : sizes.entrySet()) {
			for (int i = 0; i < size.getValue(); i++) {
				rows.add("(%d,'%s',%d)".formatted(++n, size.getKey(),
						-turns.turn(size.getKey().value(), due.toEpochMilli())));
			}
		}
		for (int from = 0; from < rows.size(); from += AT_ONCE) {
			this.jdbc
				.sql("insert into copies values "
						+ String.join(",", rows.subList(from, Math.min(rows.size(), from + AT_ONCE))))
				.update();
		}
		this.jdbc.sql("set foreign_key_checks = 0").update();
		TABLES.forEach((table) -> copy(table, instance, due));
		this.jdbc.sql("set foreign_key_checks = 1").update();
	}

	/** Removes the instances with all their copies, in the transaction of the caller. */
	void remove() {
		this.jdbc.sql("set foreign_key_checks = 0").update();
		TABLES.forEach((table) -> this.jdbc
			.sql("delete from %s where %s like '%s:%%'".formatted(table,
					table.endsWith("_JOB") || table.endsWith("JOB_LOG") ? "PROCESS_DEF_ID_" : "PROC_DEF_ID_", KEY))
			.update());
		this.jdbc.sql("set foreign_key_checks = 1").update();
	}

	private void copy(String table, String instance, Instant due) {
		List<String> columns = this.jdbc
			.sql("select column_name from information_schema.columns where table_schema = database() and table_name = ?"
					+ " order by ordinal_position")
			.param(table)
			.query(String.class)
			.list();
		String values = columns.stream().map((column) -> value(column, due)).collect(Collectors.joining(", "));
		String whose = Set.copyOf(columns).contains("PROC_INST_ID_") ? "PROC_INST_ID_" : "PROCESS_INSTANCE_ID_";
		this.jdbc
			.sql("insert into %s (%s) select %s from %s it join copies on true where it.%s = ?".formatted(table,
					String.join(", ", columns), values, table, whose))
			.param(instance)
			.update();
	}

	private static String value(String column, Instant due) {
		if (column.matches(INSTANCE)) {
			return "concat(left(it.%1$s, char_length(it.%1$s) - 12), lpad(copies.n, 12, '0'))".formatted(column);
		}
		return switch (column) {
			case "TENANT_ID_" -> "copies.siren";
			case "PRIORITY_" -> "copies.turn";
			case "DUEDATE_" -> "from_unixtime(%d)".formatted(due.getEpochSecond());
			default -> "it." + column;
		};
	}

}
