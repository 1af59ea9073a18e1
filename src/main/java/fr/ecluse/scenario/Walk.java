package fr.ecluse.scenario;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import fr.ecluse.engine.FlowListener;

/** The sequence flows that one scenario walks, without those of what was refused. */
final class Walk {

	private final List<FlowListener.Passage> passages = new ArrayList<>();

	private final Budget budget;

	Walk(Budget budget) {
		this.budget = budget;
	}

	void pass(FlowListener.Passage passage) {
		this.budget.pass(passage.element());
		this.passages.add(passage);
	}

	/** How far it has come. */
	int mark() {
		return this.passages.size();
	}

	/** Goes back: what came after was undone. */
	void backTo(int mark) {
		this.passages.subList(mark, this.passages.size()).clear();
	}

	/** Adds what was walked to that of other scenarios, by key of the process. */
	void addTo(Map<String, Set<String>> walked) {
		this.passages.forEach((passage) -> walked.computeIfAbsent(passage.process(), (key) -> new HashSet<>())
			.add(passage.element()));
	}

}
