package fr.ecluse.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import fr.ecluse.engine.FlowListener;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.TransactionState;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;

import org.springframework.beans.factory.config.BeanPostProcessor;

/** Notes each sequence flow that any instance takes, once what it did is committed. */
final class WalkedFlows implements BeanPostProcessor {

	private final Map<String, Set<String>> walked = new ConcurrentHashMap<>();

	@Override
	public Object postProcessBeforeInitialization(Object bean, String name) {
		if (bean instanceof SpringProcessEngineConfiguration engine) {
			List<BpmnParseListener> listeners = new ArrayList<>(engine.getCustomPostBPMNParseListeners());
			listeners.add(new FlowListener(() -> true, this::note));
			engine.setCustomPostBPMNParseListeners(listeners);
		}
		return bean;
	}

	/** How much of a model is walked. */
	Coverage of(byte[] model) {
		return Coverage.of(model, this.walked);
	}

	private void note(DelegateExecution execution, FlowListener.Passage passage) {
		Context.getCommandContext()
			.getTransactionContext()
			.addTransactionListener(TransactionState.COMMITTED,
					(context) -> this.walked.computeIfAbsent(passage.process(), (key) -> ConcurrentHashMap.newKeySet())
						.add(passage.element()));
	}

}
