package fr.ecluse.scenario;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Date;

import org.camunda.bpm.engine.impl.util.ClockUtil;

/** The clock of the server and of its engine, set by the scenario that is played. */
final class ScenarioClock extends Clock {

	private volatile Instant now = Instant.now();

	void set(Instant instant) {
		this.now = instant;
		ClockUtil.setCurrentTime(Date.from(instant));
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
