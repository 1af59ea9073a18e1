package fr.ecluse.document;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import org.springframework.stereotype.Component;

/**
 * Counts the unknown codes that come from one place on the network: after a few, no more
 * is looked up for a while. Kept in memory, bounded, per node.
 */
@Component
class Guesses {

	static final Duration WINDOW = Duration.ofMinutes(10);

	private static final int MOST_ORIGINS = 100_000;

	private final int most;

	private final Cache<String, AtomicInteger> unknown;

	Guesses(DocumentSettings settings, Clock clock) {
		this.most = settings.unknownCodes();
		this.unknown = Caffeine.newBuilder()
			.maximumSize(MOST_ORIGINS)
			.expireAfterWrite(WINDOW)
			.ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
			.build();
	}

	boolean tooMany(String address) {
		AtomicInteger count = this.unknown.getIfPresent(origin(address));
		return count != null && count.get() >= this.most;
	}

	void count(String address) {
		this.unknown.asMap().computeIfAbsent(origin(address), (it) -> new AtomicInteger()).incrementAndGet();
	}

	/** An IPv6 subscriber owns a whole /64. */
	private static String origin(String address) {
		String bare = address.replaceAll("[\\[\\]]|%.*", "");
		if (!bare.contains(":") || !bare.matches("[0-9a-fA-F:.]+")) {
			return bare;
		}
		try {
			InetAddress parsed = InetAddress.getByName(bare);
			return (parsed instanceof Inet6Address) ? HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), 8))
					: parsed.getHostAddress();
		}
		catch (UnknownHostException ex) {
			return bare;
		}
	}

}
