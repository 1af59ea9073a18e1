package fr.ecluse.scenario;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * What one scenario may still do. A model that goes round for ever is stopped by it:
 * between two steps or jobs, or inside the engine at the next sequence flow.
 */
final class Budget {

	private final ScenarioSettings limits;

	private final Duration time;

	private final long started = System.nanoTime();

	private int steps;

	private int passages;

	private @Nullable String spent;

	/** A budget whose time may be less than a whole scenario's. */
	Budget(ScenarioSettings limits, Duration time) {
		this.limits = limits;
		this.time = time;
	}

	/** Before each step of the story, and each job of the engine. */
	void step(Where where) {
		check(where);
		if (++this.steps > this.limits.steps()) {
			this.spent = "plus de %d étapes et travaux s'enchaînent : le modèle tourne sans doute sans fin"
				.formatted(this.limits.steps());
		}
		else if (isLate()) {
			this.spent = "le scénario dure plus de %d s et a été arrêté".formatted(this.time.toSeconds());
		}
		check(where);
	}

	/**
	 * A sequence flow is being walked; once the budget is spent no other one can be.
	 * @throws Spent to stop the engine
	 */
	void pass(String flow) {
		if (this.spent == null && ++this.passages > this.limits.passages()) {
			this.spent = "plus de %d flèches sont parcourues : le modèle tourne sans fin, entre autres par « %s »"
				.formatted(this.limits.passages(), flow);
		}
		else if (this.spent == null && isLate()) {
			this.spent = "le scénario dure plus de %d s et a été arrêté à la flèche « %s »"
				.formatted(this.time.toSeconds(), flow);
		}
		if (this.spent != null) {
			throw new Spent(this.spent);
		}
	}

	/** What stops the story if anything spent its budget, also where that was caught. */
	void check(Where where) {
		if (this.spent != null) {
			throw new ScenarioProblem(where, this.spent);
		}
	}

	private boolean isLate() {
		return System.nanoTime() - this.started > this.time.toNanos();
	}

	/** Stops what the engine does. */
	static final class Spent extends RuntimeException {

		Spent(String message) {
			super(message);
		}

	}

}
