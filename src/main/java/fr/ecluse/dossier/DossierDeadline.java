package fr.ecluse.dossier;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A clock of a dossier.
 *
 * @param name under which the model knows it
 * @param label in French
 * @param start day from which its rule counts
 * @param run how many times it was started
 * @param date that the rule gives; while it stands still, what was known then
 * @param at instant at which there is nothing left to wait for
 * @param explanation French steps that led to the date
 * @param pauses of this run, in order
 * @param stopped day since which it is without object, and why; null while it is not
 */
record DossierDeadline(String name, String label, String rule, LocalDate start, int run, LocalDate date, Instant at,
		List<String> explanation, String reference, String confidence, List<Pause> pauses,
		DeadlineView.@Nullable Stop stopped) {

	/** The pause that lasts, null while the clock runs. */
	@Nullable Pause standing() {
		Pause last = this.pauses.isEmpty() ? null : this.pauses.get(this.pauses.size() - 1);
		return (last != null && last.until() == null) ? last : null;
	}

	State state() {
		return (this.stopped != null) ? State.STOPPED : (standing() != null) ? State.SUSPENDED : State.RUNNING;
	}

	enum State {

		RUNNING, SUSPENDED, STOPPED

	}

}
