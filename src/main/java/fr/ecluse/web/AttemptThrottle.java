package fr.ecluse.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;

/**
 * Slows down whoever guesses credentials, without a lock-out that a stranger can inflict:
 * the delay belongs to one subject (account or key) from one address, and the limit of an
 * address does not touch a subject that was accepted from there before. Kept in memory,
 * bounded, per node.
 */
class AttemptThrottle {

	private static final int MOST_ENTRIES = 100_000;

	private static final Duration FAMILIAR_FOR = Duration.ofDays(30);

	private final WebSettings.AttemptLimits limits;

	private final Clock clock;

	private final Cache<Origin, Attempts> attempts;

	private final Cache<String, Window> addresses;

	private final Cache<Origin, Boolean> familiar;

	AttemptThrottle(WebSettings.AttemptLimits limits, Clock clock) {
		this.limits = limits;
		this.clock = clock;
		this.attempts = bounded(clock).expireAfterWrite(limits.window().plus(limits.longestDelay())).build();
		this.addresses = bounded(clock).expireAfterWrite(limits.window()).build();
		this.familiar = bounded(clock).expireAfterWrite(FAMILIAR_FOR).build();
	}

	private static Caffeine<Object, Object> bounded(Clock clock) {
		return Caffeine.newBuilder()
			.maximumSize(MOST_ENTRIES)
			.ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()));
	}

	/** How long the caller still has to wait; zero when the next attempt is allowed. */
	Duration remaining(String address, String subject) {
		Instant now = this.clock.instant();
		Origin origin = Origin.of(address, subject);
		Attempts made = this.attempts.getIfPresent(origin);
		if (made != null && now.isBefore(made.blockedUntil())) {
			return Duration.between(now, made.blockedUntil());
		}
		Window window = this.addresses.getIfPresent(origin.address());
		if (window != null && now.isBefore(window.end()) && window.failures() >= this.limits.perAddress()
				&& this.familiar.getIfPresent(origin) == null) {
			return Duration.between(now, window.end());
		}
		return Duration.ZERO;
	}

	/**
	 * Counts an attempt as failed until {@link #succeeded} says otherwise, so that many
	 * at once do not all pass before the first is counted.
	 * @return how long the caller has to wait instead; zero when the attempt may go ahead
	 */
	Duration attempt(String address, String subject) {
		Duration wait = remaining(address, subject);
		if (!wait.isZero()) {
			return wait;
		}
		Instant now = this.clock.instant();
		Origin origin = Origin.of(address, subject);
		Claim claim = new Claim();
		this.attempts.asMap().compute(origin, (key, made) -> claim.on(made, now));
		if (claim.wait.isZero()) {
			this.addresses.asMap().compute(origin.address(), (key, window) -> fail(window, now));
		}
		return claim.wait;
	}

	void succeeded(String address, String subject) {
		Origin origin = Origin.of(address, subject);
		this.familiar.put(origin, true);
		if (this.attempts.asMap().remove(origin) != null) {
			this.addresses.asMap().computeIfPresent(origin.address(), (key, window) -> window.without());
		}
	}

	private Window fail(@Nullable Window window, Instant now) {
		if (window == null || !now.isBefore(window.end())) {
			return new Window(1, now.plus(this.limits.window()));
		}
		return new Window(window.failures() + 1, window.end());
	}

	private Duration delay(int failures) {
		int doublings = failures - this.limits.free() - 1;
		if (doublings < 0) {
			return Duration.ZERO;
		}
		Duration delay = this.limits.firstDelay().multipliedBy(1L << Math.min(doublings, 30));
		return (delay.compareTo(this.limits.longestDelay()) < 0) ? delay : this.limits.longestDelay();
	}

	/** The next attempt of one origin, decided while its entry is held. */
	private final class Claim {

		private Duration wait = Duration.ZERO;

		Attempts on(@Nullable Attempts made, Instant now) {
			if (made != null && now.isBefore(made.blockedUntil())) {
				this.wait = Duration.between(now, made.blockedUntil());
				return made;
			}
			int failures = (made != null) ? made.failures() + 1 : 1;
			Duration delay = delay(failures);
			// Two free ones at the same time may be counted in the order in which they
			// did not come.
			return new Attempts(failures, delay.isZero() ? Instant.MIN : now.plus(delay));
		}

	}

	private record Attempts(int failures, Instant blockedUntil) {

	}

	private record Window(int failures, Instant end) {

		Window without() {
			return new Window(Math.max(this.failures - 1, 0), this.end);
		}

	}

	private record Origin(String address, String subject) {

		private static final int LONGEST_SUBJECT = 64;

		static Origin of(String address, String subject) {
			String bounded = (subject.length() > LONGEST_SUBJECT) ? subject.substring(0, LONGEST_SUBJECT) : subject;
			return new Origin(NetworkOrigin.of(address), bounded);
		}

	}

}
