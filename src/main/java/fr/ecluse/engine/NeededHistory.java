package fr.ecluse.engine;

import java.util.Set;

import org.camunda.bpm.engine.impl.history.HistoryLevelFull;
import org.camunda.bpm.engine.impl.history.event.HistoricVariableUpdateEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEventType;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.jspecify.annotations.Nullable;

/**
 * The engine's full history, but for a second copy of what is set once, when an instance
 * starts, and never again: the history of the variable itself already tells it.
 */
class NeededHistory extends HistoryLevelFull {

	private final Set<String> setOnce;

	NeededHistory(Set<String> setOnce) {
		this.setOnce = Set.copyOf(setOnce);
	}

	@Override
	public boolean isHistoryEventProduced(HistoryEventType type, @Nullable Object entity) {
		return !(type == HistoryEventTypes.VARIABLE_INSTANCE_UPDATE_DETAIL
				&& entity instanceof HistoricVariableUpdateEventEntity event
				&& this.setOnce.contains(event.getVariableName())
				&& event.isEventOfType(HistoryEventTypes.VARIABLE_INSTANCE_CREATE))
				&& super.isHistoryEventProduced(type, entity);
	}

}
