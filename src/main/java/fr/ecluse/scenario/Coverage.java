package fr.ecluse.scenario;

import java.io.ByteArrayInputStream;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;

/**
 * How much of a model scenarios walk together.
 *
 * @param walked ids of the sequence flows that they walk
 * @param missing ids of the others, each with the elements between which it leads
 */
public record Coverage(SortedSet<String> walked, SortedMap<String, String> missing) {

	/** How many sequence flows the model has. */
	public int total() {
		return this.walked.size() + this.missing.size();
	}

	@Override
	public String toString() {
		return "%d/%d".formatted(this.walked.size(), total());
	}

	/**
	 * The coverage of a model.
	 * @param model a BPMN file
	 * @param passages by key of the process: flows that were walked, and events that were
	 * reached
	 */
	static Coverage of(byte[] model, Map<String, Set<String>> passages) {
		Coverage coverage = new Coverage(new TreeSet<>(), new TreeMap<>());
		Bpmn.readModelFromStream(new ByteArrayInputStream(model))
			.getModelElementsByType(SequenceFlow.class)
			.forEach((flow) -> {
				if (passages.getOrDefault(process(flow).getId(), Set.of()).contains(trace(flow))) {
					coverage.walked.add(flow.getId());
				}
				else {
					coverage.missing.put(flow.getId(),
							"%s → %s".formatted(flow.getSource().getId(), flow.getTarget().getId()));
				}
			});
		return coverage;
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

}
