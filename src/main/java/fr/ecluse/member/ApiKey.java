package fr.ecluse.member;

import java.time.Instant;

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
 */
public record ApiKey(String id, String name, @Nullable Siren member, Instant created, String createdBy,
		@Nullable Instant expires, @Nullable Instant revoked, @Nullable Instant lastUsed) {

	@JsonIgnore
	public boolean isOpsn() {
		return this.member == null;
	}

	/** Whether the key opens anything at that instant. */
	public boolean isValid(Instant now) {
		return this.revoked == null && (this.expires == null || now.isBefore(this.expires));
	}

}
