package fr.ecluse.limit;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import fr.ecluse.member.Agent;
import fr.ecluse.member.Program;
import fr.ecluse.member.Siren;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;

import org.springframework.stereotype.Component;

/**
 * Counts calls, in the memory of this node: with several nodes behind a balancer each
 * takes its share, so that the sum is as many times the limit. What was not seen for an
 * hour is full again anyway and is forgotten.
 */
@Component
public class Limits {

	private static final int MOST_CALLERS = 50_000;

	private static final Duration LONGEST_WINDOW = Duration.ofHours(1);

	private static final long NANOS = TimeUnit.SECONDS.toNanos(1);

	private final LimitSettings settings;

	private final Cache<String, Bucket> buckets;

	private final TimeMeter time;

	Limits(LimitSettings settings, Clock clock) {
		this.settings = settings;
		this.time = new ClockTime(clock);
		this.buckets = Caffeine.newBuilder()
			.maximumSize(MOST_CALLERS)
			.ticker(this.time::currentTimeNanos)
			.expireAfterAccess(LONGEST_WINDOW)
			.build();
		// Impossible rates stop the start, not the first call.
		List.of(settings.member(), settings.program(), settings.opsn(), settings.agent());
	}

	/** One call of a program: its own limit, and that of its member. */
	public Passage of(Program program) {
		Siren member = program.member();
		if (member == null) {
			return pass(new Counter(program.id(), this.settings.opsn()));
		}
		return pass(new Counter("member:" + member, this.settings.member()),
				new Counter(program.id(), this.settings.program()));
	}

	/** One call of a person with an open session. */
	public Passage of(Agent agent) {
		return pass(new Counter("agent:" + agent.username(), this.settings.agent()));
	}

	/** Nothing is taken from one limit when another refuses. */
	private Passage pass(Counter... counters) {
		List<Passage.Left> left = new ArrayList<>();
		List<Bucket> taken = new ArrayList<>();
		for (Counter counter : counters) {
			if (!counter.rate().isSet()) {
				continue;
			}
			Bucket bucket = this.buckets.get(counter.id(), (id) -> bucket(counter.rate()));
			ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
			left.add(new Passage.Left(counter.rate(), probe.getRemainingTokens(),
					seconds(probe.getNanosToWaitForReset())));
			if (!probe.isConsumed()) {
				taken.forEach((other) -> other.addTokens(1));
				return new Passage(List.copyOf(left), Math.max(1, seconds(probe.getNanosToWaitForRefill())));
			}
			taken.add(bucket);
		}
		return new Passage(List.copyOf(left), 0);
	}

	private Bucket bucket(Rate rate) {
		return Bucket.builder()
			.addLimit((limit) -> limit.capacity(rate.burst()).refillGreedy(rate.perMinute(), Duration.ofMinutes(1)))
			.withCustomTimePrecision(this.time)
			.build();
	}

	private static long seconds(long nanos) {
		return (nanos + NANOS - 1) / NANOS;
	}

	private record Counter(String id, Rate rate) {

	}

	private record ClockTime(Clock clock) implements TimeMeter {

		@Override
		public long currentTimeNanos() {
			return TimeUnit.MILLISECONDS.toNanos(this.clock.millis());
		}

		@Override
		public boolean isWallClockBased() {
			return true;
		}

	}

}
