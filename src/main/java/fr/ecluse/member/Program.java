package fr.ecluse.member;

import java.time.Instant;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A program that was let in, by a key of ours or by the token of an authorization server.
 *
 * @param id that never changes: {@code api-key:<id>} or {@code client:<client id>}
 * @param name as people know it
 * @param member the only member it opens; null for a program of the OPSN, which opens all
 * @param scopes what it may do there
 * @param expires when its key ends; null when it does not, or when it has none
 */
public record Program(String id, String name, @Nullable Siren member, Set<Scope> scopes, @Nullable Instant expires) {

	public Program {
		scopes = Scope.of(scopes);
	}

	/** The program that presented this key. */
	public static Program of(ApiKey key) {
		return new Program("api-key:" + key.id(), key.name(), key.member(), key.scopes(), key.expires());
	}

	public boolean isOpsn() {
		return this.member == null;
	}

	public boolean may(Scope scope) {
		return this.scopes.contains(scope);
	}

}
