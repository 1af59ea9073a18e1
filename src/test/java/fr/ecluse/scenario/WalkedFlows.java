package fr.ecluse.scenario;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.TransactionState;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;

import org.springframework.beans.factory.config.BeanPostProcessor;

/** Notes each sequence flow that an instance takes, once what it did is committed. */
final class WalkedFlows implements BeanPostProcessor {

	private final Map<String, Set<String>> walked = new ConcurrentHashMap<>();

	@Override
	public Object postProcessBeforeInitialization(Object bean, String name) {
		if (bean instanceof SpringProcessEngineConfiguration engine) {
			List<BpmnParseListener> listeners = new ArrayList<>(engine.getCustomPostBPMNParseListeners());
			listeners.add(new AtEachFlow());
			engine.setCustomPostBPMNParseListeners(listeners);
		}
		return bean;
	}

	/** How much of the models is walked. */
	Coverage of(Collection<byte[]> models) {
		Set<String> missing = new TreeSet<>();
		int total = 0;
		for (byte[] model : models) {
			var read = Bpmn.readModelFromStream(new ByteArrayInputStream(model));
			for (SequenceFlow flow : read.getModelElementsByType(SequenceFlow.class)) {
				total++;
				if (!this.walked.getOrDefault(process(flow).getId(), Set.of()).contains(trace(flow))) {
					missing.add(
							"%s (%s → %s)".formatted(flow.getId(), flow.getSource().getId(), flow.getTarget().getId()));
				}
			}
		}
		return new Coverage(total, missing);
	}

	/**
	 * What shows that a flow was taken: itself, or the event behind an event-based
	 * gateway, to which the engine jumps without a flow.
	 */
	private static String trace(SequenceFlow flow) {
		return (flow.getSource() instanceof EventBasedGateway) ? flow.getTarget().getId() : flow.getId();
	}

	private static Process process(SequenceFlow flow) {
		var parent = flow.getParentElement();
		while (!(parent instanceof Process process)) {
			parent = parent.getParentElement();
		}
		return process;
	}

	private void taken(DelegateExecution execution) {
		note(execution, String.valueOf(execution.getCurrentTransitionId()));
	}

	private void note(DelegateExecution execution, String flow) {
		String process = ((ExecutionEntity) execution).getProcessDefinition().getKey();
		Context.getCommandContext()
			.getTransactionContext()
			.addTransactionListener(TransactionState.COMMITTED,
					(context) -> this.walked.computeIfAbsent(process, (key) -> ConcurrentHashMap.newKeySet())
						.add(flow));
	}

	/** How many flows there are, and those nobody has walked. */
	record Coverage(int total, Set<String> missing) {

		@Override
		public String toString() {
			return "%d/%d".formatted(this.total - this.missing.size(), this.total);
		}

	}

	private final class AtEachFlow extends AbstractBpmnParseListener {

		@Override
		public void parseSequenceFlow(Element element, ScopeImpl scope, TransitionImpl transition) {
			transition.addListener(ExecutionListener.EVENTNAME_TAKE, (ExecutionListener) WalkedFlows.this::taken);
		}

		@Override
		public void parseIntermediateCatchEvent(Element element, ScopeImpl scope, ActivityImpl activity) {
			activity.addListener(ExecutionListener.EVENTNAME_START,
					(ExecutionListener) (execution) -> note(execution, execution.getCurrentActivityId()));
		}

	}

}
