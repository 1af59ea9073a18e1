package fr.ecluse.member;

import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Roles of agents as they were read last, each with the stamp that the account had then.
 * An account's stamp is drawn anew with each change of its roles, so that one row tells
 * whether they are still the same, on every node: who works for two thousand members has
 * as many rows. A change by hand in the database, without a stamp, is seen within
 * {@link #LIFETIME}.
 */
@Component
class KnownRoles {

	private static final Duration LIFETIME = Duration.ofSeconds(30);

	private static final long MOST_ROLES = 500_000;

	private final Cache<String, Roles> known;

	KnownRoles(Clock clock) {
		this.known = Caffeine.newBuilder()
			.maximumWeight(MOST_ROLES)
			.weigher((String username, Roles roles) -> 1 + roles.memberships().size())
			.ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
			.expireAfterWrite(LIFETIME)
			.build();
	}

	/** Null when they have to be read. */
	@Nullable Roles find(String username, long stamp) {
		Roles roles = this.known.getIfPresent(username);
		return (roles != null && roles.stamp() == stamp) ? roles : null;
	}

	/** Keeps roles that were read after the stamp. */
	void keep(String username, Roles roles) {
		this.known.put(username, roles);
	}

	/**
	 * The roles of an account.
	 *
	 * @param stamp that the account had before they were read
	 */
	record Roles(long stamp, Set<OpsnRole> opsn, Set<Membership> memberships) {

		Roles {
			opsn = Set.copyOf(opsn);
			memberships = Set.copyOf(memberships);
		}

	}

}
