package fr.ecluse.engine;

import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * Tells of each sequence flow that instances of a model walk. It is asked when the model
 * is read whether anybody wants to hear of it; the instances of all others pay nothing.
 */
public final class FlowListener extends AbstractBpmnParseListener {

	private final BooleanSupplier wanted;

	private final BiConsumer<DelegateExecution, Passage> heard;

	public FlowListener(BooleanSupplier wanted, BiConsumer<DelegateExecution, Passage> heard) {
		this.wanted = wanted;
		this.heard = heard;
	}

	@Override
	public void parseSequenceFlow(Element element, ScopeImpl scope, TransitionImpl transition) {
		if (this.wanted.getAsBoolean()) {
			transition.addListener(ExecutionListener.EVENTNAME_TAKE,
					(ExecutionListener) (execution) -> tell(execution, execution.getCurrentTransitionId()));
		}
	}

	@Override
	public void parseIntermediateCatchEvent(Element element, ScopeImpl scope, ActivityImpl activity) {
		tellOfStart(activity);
	}

	@Override
	public void parseReceiveTask(Element element, ScopeImpl scope, ActivityImpl activity) {
		tellOfStart(activity);
	}

	/** Behind an event-based gateway the engine jumps, without walking a flow. */
	private void tellOfStart(ActivityImpl activity) {
		if (this.wanted.getAsBoolean()) {
			activity.addListener(ExecutionListener.EVENTNAME_START,
					(ExecutionListener) (execution) -> tell(execution, execution.getCurrentActivityId()));
		}
	}

	private void tell(DelegateExecution execution, String element) {
		String process = ((ExecutionEntity) execution).getProcessDefinition().getKey();
		this.heard.accept(execution, new Passage(process, element));
	}

	/**
	 * A sequence flow that was walked, or an event behind an event-based gateway that was
	 * reached.
	 *
	 * @param process key
	 * @param element id of the flow, or of the event
	 */
	public record Passage(String process, String element) {
	}

}
