package fr.ecluse.bench.scale;

import java.util.LinkedHashMap;
import java.util.Map;

import fr.ecluse.bench.Scenario;

/** Calls that are compared: each by eight clients, in turns, after some rounds that do not count. */
final class Turns {

	static final int CLIENTS = 8;

	static final int CALLS = Integer.getInteger("calls", 40);

	static final int ROUNDS = Integer.getInteger("rounds", 5);

	/** For all alike: after one, half of the processor time still went to compiling. */
	private static final int WARM_UP = 6;

	private final Load load;

	private final Scenario.Measure median;

	private final Scenario.Measure p99;

	private final Scenario.Measure processor;

	private final Map<String, Turn> turns = new LinkedHashMap<>();

	Turns(Scenario scenario, Load load) {
		this.load = load;
		this.median = scenario.measure("médiane d'un appel", "ms");
		this.p99 = scenario.measure("99e centile", "ms");
		this.processor = scenario.measure("processeur d'un appel, base et client compris", "ms");
	}

	void add(String name, Load.Call call) {
		add(name, CALLS, () -> {
		}, call);
	}

	/**
	 * @param calls of each client in a round
	 * @param before what is set before each of its turns
	 */
	void add(String name, int calls, Setting before, Load.Call call) {
		this.turns.put(name, new Turn(calls, before, call));
	}

	void run() throws Exception {
		for (int round = -WARM_UP; round < ROUNDS; round++) {
			for (Map.Entry<String, Turn> entry : this.turns.entrySet()) {
				Turn turn = entry.getValue();
				turn.before().set();
				Load.Figures figures = this.load.run(CLIENTS, turn.calls(), turn.call());
				if (round >= 0) {
					this.median.add(entry.getKey(), figures.median());
					this.p99.add(entry.getKey(), figures.p99());
					this.processor.add(entry.getKey(), figures.processor());
				}
			}
		}
	}

	boolean has(String name) {
		return this.turns.containsKey(name);
	}

	double p99(String one, String other) {
		return this.p99.ratio(one, other);
	}

	double processor(String one, String other) {
		return this.processor.ratio(one, other);
	}

	interface Setting {

		void set() throws Exception;

	}

	private record Turn(int calls, Setting before, Load.Call call) {
	}

}
