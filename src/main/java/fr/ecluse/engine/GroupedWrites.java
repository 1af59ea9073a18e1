package fr.ecluse.engine;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.db.FlushResult;
import org.camunda.bpm.engine.impl.db.entitymanager.operation.DbEntityOperation;
import org.camunda.bpm.engine.impl.db.entitymanager.operation.DbOperation;
import org.camunda.bpm.engine.impl.db.entitymanager.operation.DbOperationType;
import org.camunda.bpm.engine.impl.db.sql.BatchDbSqlSession;
import org.camunda.bpm.engine.impl.db.sql.DbSqlSessionFactory;
import org.camunda.bpm.engine.impl.history.event.HistoricVariableUpdateEventEntity;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;
import org.camunda.bpm.engine.impl.variable.serializer.ValueFields;

/**
 * Writes what a command has changed in as few statements as the database allows: the
 * variables that an end deletes go in one, instead of one each, and new rows are put in
 * an order in which the driver sends them as one. A row that somebody else has changed in
 * the meantime is noticed as before.
 */
class GroupedWrites extends BatchDbSqlSession {

	private static final int MOST = 64;

	/**
	 * The driver takes the type of a number from the first row of a batch, and begins
	 * another batch where one follows a row without it.
	 */
	private static final Comparator<DbOperation> NUMBERS_FIRST = Comparator.comparingInt(GroupedWrites::rank);

	GroupedWrites(DbSqlSessionFactory factory) {
		super(factory);
	}

	@Override
	public FlushResult executeDbOperations(List<DbOperation> operations) {
		// By revision, and in the order of their ids, which is that of their locks.
		Map<Integer, List<DbEntityOperation>> ends = new TreeMap<>();
		List<DbOperation> others = new ArrayList<>(operations.size());
		for (DbOperation operation : operations) {
			if (operation.getOperationType() == DbOperationType.DELETE && operation instanceof DbEntityOperation one
					&& one.getEntity() instanceof VariableInstanceEntity variable) {
				ends.computeIfAbsent(variable.getRevision(), (revision) -> new ArrayList<>()).add(one);
			}
			else {
				others.add(operation);
			}
		}
		List<DbOperation> failed = new ArrayList<>();
		ends.forEach((revision, variables) -> {
			for (int from = 0; from < variables.size(); from += MOST) {
				delete(revision, variables.subList(from, Math.min(from + MOST, variables.size())), failed);
			}
		});
		numbersFirst(others);
		FlushResult result = super.executeDbOperations(others);
		if (failed.isEmpty()) {
			return result;
		}
		failed.addAll(result.getFailedOperations());
		return FlushResult.withFailuresAndRemaining(failed, result.getRemainingOperations());
	}

	private void delete(int revision, List<DbEntityOperation> variables, List<DbOperation> failed) {
		int places = Integer.highestOneBit(2 * variables.size() - 1);
		String sql = "delete from ACT_RU_VARIABLE where ID_ in (%s) and REV_ = ?"
			.formatted(String.join(",", Collections.nCopies(places, "?")));
		try (PreparedStatement statement = getSqlSession().getConnection().prepareStatement(sql)) {
			for (int place = 0; place < places; place++) {
				// Few sizes, hence few statements to prepare: the last id is repeated.
				statement.setString(place + 1,
						variables.get(Math.min(place, variables.size() - 1)).getEntity().getId());
			}
			statement.setInt(places + 1, revision);
			boolean all = statement.executeUpdate() == variables.size();
			for (DbEntityOperation variable : variables) {
				entityDeletePerformed(variable, all ? 1 : 0, null);
				if (variable.isFailed()) {
					failed.add(variable);
				}
			}
		}
		catch (SQLException ex) {
			throw new ProcessEngineException("The variables cannot be deleted", ex);
		}
	}

	/** Among rows of one kind that follow each other. */
	private static void numbersFirst(List<DbOperation> operations) {
		int from = 0;
		for (int to = 1; to <= operations.size(); to++) {
			if (to == operations.size() || !isAlike(operations.get(from), operations.get(to))) {
				if (rank(operations.get(from)) >= 0) {
					operations.subList(from, to).sort(NUMBERS_FIRST);
				}
				from = to;
			}
		}
	}

	private static boolean isAlike(DbOperation one, DbOperation other) {
		return one.getOperationType() == other.getOperationType() && one.getEntityType() == other.getEntityType();
	}

	/** Negative when it is not a new row with a value. */
	private static int rank(DbOperation operation) {
		if (operation.getOperationType() != DbOperationType.INSERT
				|| !(operation instanceof DbEntityOperation insert)) {
			return -1;
		}
		if (insert.getEntity() instanceof ValueFields fields) {
			return rank(fields.getDoubleValue(), fields.getLongValue());
		}
		return (insert.getEntity() instanceof HistoricVariableUpdateEventEntity update)
				? rank(update.getDoubleValue(), update.getLongValue()) : -1;
	}

	private static int rank(Object decimal, Object whole) {
		return ((decimal != null) ? 0 : 2) + ((whole != null) ? 0 : 1);
	}

}
