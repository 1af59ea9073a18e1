package fr.ecluse.member;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;

/**
 * A key with which software calls the API. The key itself is shown once, when it is
 * issued, and only its hash is kept.
 *
 * @param member the only member that the key opens; null for a key of the OPSN, which
 * opens all
 * @param expires first instant at which the key is refused; null when it does not expire
 * @param lastUsed written at most once a minute
 * @param scopes what the key may do
 * @param addresses from where the key may be used; empty when from anywhere
 */
public record ApiKey(String id, String name, @Nullable Siren member, Instant created, String createdBy,
		@Nullable Instant expires, @Nullable Instant revoked, @Nullable Instant lastUsed, Set<Scope> scopes,
		List<AddressRange> addresses) {

	/** From when on a key is said to end soon. */
	static final Duration NOTICE = Duration.ofDays(30);

	public ApiKey {
		scopes = Scope.of(scopes);
		addresses = List.copyOf(addresses);
	}

	@JsonIgnore
	public boolean isOpsn() {
		return this.member == null;
	}

	/** Whether the key may be used from that address, as the container gives it. */
	public boolean isGoodFrom(String address) {
		return this.addresses.isEmpty() || this.addresses.stream().anyMatch((range) -> range.contains(address));
	}

	/** Whether the key ends within thirty days, or has ended. */
	public boolean expiresSoon(Instant now) {
		return this.expires != null && !now.isBefore(this.expires.minus(NOTICE));
	}

	/** Whether the key opens anything at that instant. */
	public boolean isValid(Instant now) {
		return this.revoked == null && (this.expires == null || now.isBefore(this.expires));
	}

}
