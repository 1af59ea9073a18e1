package fr.ecluse.calendar;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * The one clock of the server, which everything reads, the engine too. A trial has a time
 * of its own on its thread; all other threads see the real one.
 */
public final class ServerClock extends Clock {

	private final Clock real;

	private final ThreadLocal<@Nullable Instant> own;

	private ServerClock(Clock real, ThreadLocal<@Nullable Instant> own) {
		this.real = real;
		this.own = own;
	}

	/** The clock of the machine. */
	static ServerClock ofMachine() {
		return new ServerClock(Clock.system(ZoneOffset.UTC), new ThreadLocal<>());
	}

	/** Runs the work on this thread at a time that stands still until it is set. */
	public <T> T standingStill(Instant start, Supplier<T> work) {
		if (this.own.get() != null) {
			throw new IllegalStateException("This thread has a time of its own already");
		}
		this.own.set(start);
		try {
			return work.get();
		}
		finally {
			this.own.remove();
		}
	}

	/**
	 * Sets the time of this thread.
	 * @throws IllegalStateException when it has none of its own: the real time is not set
	 */
	public void set(Instant instant) {
		if (this.own.get() == null) {
			throw new IllegalStateException("This thread has no time of its own");
		}
		this.own.set(instant);
	}

	@Override
	public Instant instant() {
		Instant instant = this.own.get();
		return (instant != null) ? instant : this.real.instant();
	}

	@Override
	public ZoneId getZone() {
		return this.real.getZone();
	}

	/** The same clock shown in another zone. */
	@Override
	public Clock withZone(ZoneId zone) {
		return new ServerClock(this.real.withZone(zone), this.own);
	}

}
