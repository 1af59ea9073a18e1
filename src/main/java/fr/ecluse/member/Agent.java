package fr.ecluse.member;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * A person with a local account, working for one or more members or for the OPSN.
 *
 * @param username lower case, 3 to 64 characters of {@code a-z 0-9 . @ _ -}
 * @param displayName as colleagues know the person
 * @param email where notifications go
 * @param passwordHash with the id of its algorithm, for the {@code PasswordEncoder} bean
 * @param enabled whether the person may sign in
 * @param opsnRoles roles on the platform as a whole
 * @param memberships roles in members
 */
public record Agent(String username, String displayName, @Nullable String email, String passwordHash, boolean enabled,
		Set<OpsnRole> opsnRoles, Set<Membership> memberships) {

	public Agent {
		opsnRoles = Set.copyOf(opsnRoles);
		memberships = Set.copyOf(memberships);
	}

	public boolean isOpsnAdministrator() {
		return this.opsnRoles.contains(OpsnRole.ADMINISTRATOR);
	}

	/** The members the agent works for, in the order of their numbers. */
	public Set<Siren> members() {
		return this.memberships.stream().map(Membership::siren).collect(Collectors.toCollection(TreeSet::new));
	}

	public boolean worksFor(Siren siren) {
		return this.memberships.stream().anyMatch((membership) -> membership.siren().equals(siren));
	}

	/**
	 * The agent's roles in one member, in alphabetical order; empty when there are none.
	 */
	public Set<String> roles(Siren siren) {
		return this.memberships.stream()
			.filter((membership) -> membership.siren().equals(siren))
			.map(Membership::role)
			.collect(Collectors.toCollection(TreeSet::new));
	}

	public boolean administers(Siren siren) {
		return this.memberships.contains(new Membership(siren, Membership.ADMINISTRATOR));
	}

	/** Whether the account gives rights outside of the member. */
	boolean isSharedBeyond(Siren siren) {
		return !this.opsnRoles.isEmpty() || this.memberships.stream().anyMatch((it) -> !it.siren().equals(siren));
	}

	/** Without the hash, which has no place in a log. */
	@Override
	public String toString() {
		return "Agent[" + this.username + "]";
	}

}
