package fr.ecluse.engine;

import org.camunda.bpm.engine.impl.history.event.HistoricVariableUpdateEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.engine.impl.history.handler.DbHistoryEventHandler;

/**
 * Writes the engine's history: of each variable its value, and of each value it had a row
 * in the list of changes. That row, which the database keeps in fifteen indexes, is left
 * out for the first value of what the server itself says of an instance.
 */
class VariableHistory extends DbHistoryEventHandler {

	private static final ThreadLocal<Boolean> LEFT_OUT = new ThreadLocal<>();

	/** Sets variables whose first value is no change. */
	static void withoutChanges(Runnable setting) {
		LEFT_OUT.set(true);
		try {
			setting.run();
		}
		finally {
			LEFT_OUT.remove();
		}
	}

	@Override
	protected boolean shouldWriteHistoricDetail(HistoricVariableUpdateEventEntity event) {
		boolean first = event.isEventOfType(HistoryEventTypes.VARIABLE_INSTANCE_CREATE);
		return !(first && LEFT_OUT.get() != null) && super.shouldWriteHistoricDetail(event);
	}

}
