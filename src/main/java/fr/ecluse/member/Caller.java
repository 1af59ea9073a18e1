package fr.ecluse.member;

import org.jspecify.annotations.Nullable;

/**
 * Who calls: a program, or an agent.
 *
 * @param id that never changes: {@code api-key:<id>} or {@code client:<client id>} for a
 * program, the user name for an agent
 * @param name as people know it: the program's name, or the agent's
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
