package fr.ecluse.engine;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import fr.ecluse.member.Agent;
import fr.ecluse.member.Membership;
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

	/**
	 * Of somebody who works for two thousand members they are long to write; the
	 * directory gives the same set as long as nothing changed. Its identity is the key.
	 */
	private static final Cache<Set<Membership>, Places> PLACES = Caffeine.newBuilder().weakKeys().build();

	public static EngineUser of(Agent agent) {
		Places places = PLACES.get(agent.memberships(), (memberships) -> Places.of(agent));
		return new EngineUser(agent.username(), places.groups(), places.tenants());
	}

	private record Places(List<String> groups, List<String> tenants) {

		private static Places of(Agent agent) {
			Stream<String> roles = agent.memberships()
				.stream()
				.map((membership) -> RoleInMember.group(membership.siren().value(), membership.role()))
				.sorted();
			Stream<String> everybody = agent.memberships().isEmpty() ? Stream.empty() : Stream.of(AGENT);
			return new Places(Stream.concat(everybody, roles).toList(),
					agent.members().stream().map(Siren::value).toList());
		}

	}

}
