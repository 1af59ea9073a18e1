package fr.ecluse.scenario;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The clock of the whole server, its engine too, set by the scenario that is played. */
final class ScenarioClock extends Clock implements StoryTime {

	/** Before all stories, so that the procedures are published once they begin. */
	private volatile Instant now = Instant.parse("2026-01-01T00:00:00Z");

	@Override
	public void set(Instant instant) {
		this.now = instant;
	}

	@Override
	public Instant instant() {
		return this.now;
	}

	@Override
	public ZoneId getZone() {
		return ZoneOffset.UTC;
	}

	@Override
	public Clock withZone(ZoneId zone) {
		ScenarioClock outer = this;
		return new Clock() {

			@Override
			public Instant instant() {
				return outer.instant();
			}

			@Override
			public ZoneId getZone() {
				return zone;
			}

			@Override
			public Clock withZone(ZoneId other) {
				return outer.withZone(other);
			}

		};
	}

}
