package fr.ecluse.gate;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * How long the gate may work on one package. Whoever walks through much asks it now and
 * then, so that every upload ends in a verdict in time. What counts is the time that the
 * processor gives to this thread: the verdict must not depend on who else is at work.
 */
final class TimeBudget {

	/** For a whole package; an honest one takes some tens of milliseconds. */
	static final Duration MOST = Duration.ofSeconds(2);

	/** The first one in the life of the program also pays for loading the program. */
	private static final Duration FIRST = Duration.ofSeconds(30);

	private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

	private static final AtomicBoolean USED = new AtomicBoolean();

	private final long end;

	private TimeBudget(Duration most) {
		this.end = now() + most.toNanos();
	}

	/** The usual one. */
	static TimeBudget start() {
		return new TimeBudget(USED.getAndSet(true) ? MOST : FIRST);
	}

	static TimeBudget of(Duration most) {
		return new TimeBudget(most);
	}

	/**
	 * Goes on only while there is time.
	 * @throws Spent when there is none
	 */
	void check() {
		if (now() > this.end) {
			throw new Spent();
		}
	}

	private static long now() {
		return THREADS.isCurrentThreadCpuTimeSupported() ? THREADS.getCurrentThreadCpuTime() : System.nanoTime();
	}

	/** Ends the check. */
	static final class Spent extends RuntimeException {

		Spent() {
			super("The time for this package is spent", null, false, false);
		}

	}

}
