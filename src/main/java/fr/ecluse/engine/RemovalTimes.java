package fr.ecluse.engine;

import java.time.LocalDateTime;
import java.util.Date;
import java.util.List;

import org.camunda.bpm.engine.impl.history.DefaultHistoryRemovalTimeProvider;
import org.camunda.bpm.engine.impl.history.event.HistoricProcessInstanceEventEntity;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Notes from when on the history of an instance may be removed: its end and the time to
 * live of its model. The engine would write this into sixteen tables while somebody waits
 * for their last task to be done; here it is written afterwards, for many instances at
 * once. Until then the history is kept, and that of an instance that runs is never given
 * such a time.
 */
@Component
class RemovalTimes {

	private static final int AT_ONCE = 500;

	private static final LocalDateTime FIRST = LocalDateTime.of(1970, 1, 2, 0, 0);

	/** Its columns that the database would otherwise set to now. */
	private static final List<Table> TABLES = List.of(Table.of("ACT_HI_ACTINST"), Table.of("ACT_HI_TASKINST"),
			Table.of("ACT_HI_VARINST"), Table.of("ACT_HI_DETAIL"), new Table("ACT_HI_INCIDENT", "CREATE_TIME_"),
			new Table("ACT_HI_EXT_TASK_LOG", "TIMESTAMP_"), new Table("ACT_HI_JOB_LOG", "TIMESTAMP_"),
			new Table("ACT_HI_OP_LOG", "TIMESTAMP_"), new Table("ACT_HI_IDENTITYLINK", "TIMESTAMP_"),
			Table.of("ACT_HI_COMMENT"), Table.of("ACT_HI_ATTACHMENT"), Table.of("ACT_GE_BYTEARRAY"),
			Table.of("ACT_HI_DECINST"), Table.of("ACT_HI_DEC_IN"), Table.of("ACT_HI_DEC_OUT"),
			Table.of("ACT_HI_PROCINST"));

	private final JdbcClient jdbc;

	private final TransactionTemplate transaction;

	RemovalTimes(JdbcClient jdbc, PlatformTransactionManager transactions) {
		this.jdbc = jdbc;
		this.transaction = new TransactionTemplate(transactions);
	}

	/**
	 * All instances that have ended since; several nodes that do so at once write the
	 * same.
	 */
	@Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT1H")
	void note() {
		LocalDateTime since = FIRST;
		List<Ended> noted;
		do {
			LocalDateTime from = since;
			noted = this.transaction.execute((status) -> noteSome(from));
			since = noted.isEmpty() ? since : noted.get(noted.size() - 1).at();
		}
		while (noted.size() == AT_ONCE);
		this.transaction.executeWithoutResult((status) -> this.jdbc.sql("""
				update ACT_HI_JOB_LOG set REMOVAL_TIME_ = date_add(TIMESTAMP_, interval 30 day), TIMESTAMP_ = TIMESTAMP_
				where PROCESS_INSTANCE_ID_ is null and JOB_DEF_TYPE_ = 'history-cleanup' and REMOVAL_TIME_ is null
				""").update());
	}

	/**
	 * @param since the end of the last that is noted: until the database has cleared them
	 * away, it would read all those before again
	 */
	private List<Ended> noteSome(LocalDateTime since) {
		List<Ended> ended = this.jdbc.sql("""
				select p.ID_, p.END_TIME_ from ACT_HI_PROCINST p join ACT_RE_PROCDEF d on d.ID_ = p.PROC_DEF_ID_
				where p.REMOVAL_TIME_ is null and p.END_TIME_ >= ? and p.ROOT_PROC_INST_ID_ = p.ID_
				  and d.HISTORY_TTL_ is not null
				order by p.END_TIME_ limit %d
				""".formatted(AT_ONCE))
			.param(since)
			.query((row, number) -> new Ended(row.getString(1), row.getObject(2, LocalDateTime.class)))
			.list();
		if (!ended.isEmpty()) {
			List<String> ids = ended.stream().map(Ended::id).toList();
			TABLES.forEach((table) -> this.jdbc.sql(table.update()).param("ended", ids).update());
		}
		return ended;
	}

	/** For the engine: nothing yet when an instance ends. */
	static class Later extends DefaultHistoryRemovalTimeProvider {

		@Override
		public @Nullable Date calculateRemovalTime(HistoricProcessInstanceEventEntity instance,
				ProcessDefinition definition) {
			return null;
		}

	}

	private record Ended(String id, LocalDateTime at) {
	}

	/**
	 * A table of the engine's history.
	 *
	 * @param kept a column that the database would set to now
	 */
	private record Table(String name, @Nullable String kept) {

		static Table of(String name) {
			return new Table(name, null);
		}

		String update() {
			return """
					update %1$s h join ACT_HI_PROCINST p on p.ID_ = h.ROOT_PROC_INST_ID_
					  join ACT_RE_PROCDEF d on d.ID_ = p.PROC_DEF_ID_
					set h.REMOVAL_TIME_ = date_add(p.END_TIME_, interval d.HISTORY_TTL_ day)%2$s
					where p.ID_ in (:ended)
					""".formatted(this.name, (this.kept != null) ? ", h.%1$s = h.%1$s".formatted(this.kept) : "");
		}

	}

}
