package fr.ecluse.scenario;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What was done to a dossier, in its order, on its way to being the steps of a story. The
 * clock is moved where it mattered: to another day, by an hour, or over a timer.
 */
final class Recording {

	/** A step of a story takes a second. */
	private static final Duration STEP = Duration.ofSeconds(1);

	private final ZoneId zone;

	private final Instant start;

	private final List<Instant> timers;

	private final List<Done> done = new ArrayList<>();

	Recording(ZoneId zone, Instant start, List<Instant> timers) {
		this.zone = zone;
		this.start = start.truncatedTo(ChronoUnit.MINUTES);
		this.timers = timers;
	}

	/** When the story begins, to the minute. */
	LocalDateTime at() {
		return local(this.start);
	}

	void add(Instant at, ScenarioStep step) {
		this.done.add(new Done(at, step));
	}

	/** All steps with the moves of the clock between them. */
	List<ScenarioStep> steps() {
		List<ScenarioStep> steps = new ArrayList<>();
		this.done.sort(Comparator.comparing(Done::at));
		Instant now = this.start.plus(STEP);
		Instant before = this.start;
		for (Done next : this.done) {
			Instant clock = clock(now, before, next.at());
			if (clock != null) {
				steps.add(move(clock));
				now = clock;
			}
			steps.add(next.step());
			now = now.plus(STEP);
			before = next.at();
		}
		for (Instant timer : this.timers) {
			if (timer.isAfter(before) && timer.isAfter(now)) {
				now = upToTheMinute(timer);
				steps.add(move(now));
			}
		}
		return steps;
	}

	private @Nullable Instant clock(Instant now, Instant before, Instant at) {
		Instant timer = this.timers.stream()
			.filter((it) -> it.isAfter(before) && !it.isAfter(at))
			.reduce((first, second) -> second)
			.orElse(null);
		boolean mattered = timer != null || !local(now).toLocalDate().equals(local(at).toLocalDate())
				|| Duration.between(now, at).compareTo(Duration.ofHours(1)) >= 0;
		Instant minute = at.truncatedTo(ChronoUnit.MINUTES);
		Instant clock = (timer != null && timer.isAfter(minute)) ? at.truncatedTo(ChronoUnit.SECONDS) : minute;
		return (mattered && clock.isAfter(now)) ? clock : null;
	}

	private ScenarioStep move(Instant to) {
		return new ScenarioStep.MoveClock(Where.file(""), local(to));
	}

	private static Instant upToTheMinute(Instant instant) {
		Instant minute = instant.truncatedTo(ChronoUnit.MINUTES);
		return minute.equals(instant) ? minute : minute.plus(1, ChronoUnit.MINUTES);
	}

	private LocalDateTime local(Instant instant) {
		return LocalDateTime.ofInstant(instant, this.zone);
	}

	private record Done(Instant at, ScenarioStep step) {
	}

}
