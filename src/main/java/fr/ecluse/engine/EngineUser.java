package fr.ecluse.engine;

import java.util.List;
import java.util.stream.Stream;

import fr.ecluse.member.Agent;
import fr.ecluse.member.Siren;

/**
 * A person as the engine knows them.
 *
 * @param id user name
 * @param groups {@code <siren>-<role>} for each membership, and {@value #AGENT}
 * @param tenants SIREN of the members the person works for
 */
public record EngineUser(String id, List<String> groups, List<String> tenants) {

	/** Group of everybody who works for a member. */
	public static final String AGENT = "agent";

	public static EngineUser of(Agent agent) {
		Stream<String> roles = agent.memberships()
			.stream()
			.map((membership) -> RoleInMember.group(membership.siren().value(), membership.role()))
			.sorted();
		Stream<String> everybody = agent.memberships().isEmpty() ? Stream.empty() : Stream.of(AGENT);
		return new EngineUser(agent.username(), Stream.concat(everybody, roles).toList(),
				agent.members().stream().map(Siren::value).toList());
	}

}
