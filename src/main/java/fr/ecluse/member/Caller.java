package fr.ecluse.member;

import org.jspecify.annotations.Nullable;

/**
 * Who calls: a program by its key, or an agent.
 *
 * @param id that never changes: {@code api-key:<id>}, or the agent's user name
 * @param name as people know it: the key's name, or the agent's
 * @param agent null for a program
 */
public record Caller(String id, String name, @Nullable Agent agent) {

	/** An agent who is signed in. */
	public static Caller of(Agent agent) {
		return new Caller(agent.username(), agent.displayName(), agent);
	}

	/** A member's software has all roles there; an agent has those of its memberships. */
	public boolean hasRole(Siren siren, String role) {
		return this.agent == null || this.agent.roles(siren).contains(role);
	}

}
