package fr.ecluse.dossier;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * A deadline of a dossier, as callers read it.
 *
 * @param date the legal date; while it is suspended, the one known then
 * @param at the instant at which it is reached; null while nothing waits for it
 * @param state {@code running}, {@code suspended} or {@code stopped}
 * @param suspended since when and why it stands still
 * @param suspensions all of them, in order
 * @param stopped since when and why it is without object
 */
public record DeadlineView(String name, String label, String rule, LocalDate from, LocalDate date, @Nullable Instant at,
		String state, DeadlineView.@Nullable Standing suspended, List<Pause> suspensions,
		DeadlineView.@Nullable Stop stopped, List<String> explanation, String reference, String confidence) {

	static DeadlineView of(DossierDeadline clock) {
		Pause standing = (clock.stopped() == null) ? clock.standing() : null;
		return new DeadlineView(clock.name(), clock.label(), clock.rule(), clock.start(), clock.date(),
				(clock.state() == DossierDeadline.State.RUNNING) ? clock.at() : null,
				clock.state().name().toLowerCase(Locale.ROOT),
				(standing != null) ? new Standing(standing.since(), standing.reason()) : null, clock.pauses(),
				clock.stopped(), clock.explanation(), clock.reference(), clock.confidence());
	}

	/** Since when and why a deadline stands still. */
	public record Standing(LocalDate since, String reason) {
	}

	/** Since when and why a deadline is without object. */
	public record Stop(LocalDate on, String reason) {
	}

}
