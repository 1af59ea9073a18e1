package fr.ecluse.member;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import fr.ecluse.journal.Entry;
import org.jspecify.annotations.Nullable;

/** What the journal keeps of changes to accounts; of a password only that it changed. */
final class AgentEntries {

	private static final String KIND = "agent";

	private AgentEntries() {
	}

	static Entry created(Agent agent) {
		Entry entry = Entry
			.of(KIND, agent.username(), "agent.created", "Compte « %s » créé".formatted(agent.username()))
			.with("after", values(agent))
			.with("opsnRoles", opsn(agent.opsnRoles()))
			.with("memberships",
					agent.members()
						.stream()
						.map((siren) -> Map.of("siren", siren.value(), "roles", sorted(agent.roles(siren))))
						.toList());
		return entry.of(member(agent));
	}

	static Entry changed(Agent before, Agent after) {
		boolean password = !before.passwordHash().equals(after.passwordHash());
		String what = (before.enabled() && !after.enabled()) ? "désactivé"
				: (!before.enabled() && after.enabled()) ? "réactivé" : "modifié";
		return Entry
			.of(KIND, after.username(), (before.enabled() && !after.enabled()) ? "agent.disabled" : "agent.changed",
					"Compte « %s » %s%s".formatted(after.username(), what, password ? ", nouveau mot de passe" : ""))
			.changing(values(before), values(after))
			.with("password", password)
			.of(member(before));
	}

	static Entry roles(String username, Siren siren, Set<String> before, Set<String> after) {
		return Entry
			.of(KIND, username, "agent.roles",
					"Rôles de « %s » dans l'organisme : %s".formatted(username,
							after.isEmpty() ? "aucun" : String.join(", ", sorted(after))))
			.of(siren.value())
			.with("before", sorted(before))
			.with("after", sorted(after));
	}

	static Entry opsnRoles(String username, Set<OpsnRole> before, Set<OpsnRole> after) {
		return Entry
			.of(KIND, username, "agent.opsn-roles",
					"Rôles de « %s » à l'OPSN : %s".formatted(username,
							after.isEmpty() ? "aucun" : String.join(", ", opsn(after))))
			.with("before", opsn(before))
			.with("after", opsn(after));
	}

	/** A change to an account that several share is nobody's but the OPSN's. */
	private static @Nullable String member(Agent agent) {
		return (agent.members().size() == 1) ? agent.members().iterator().next().value() : null;
	}

	private static Map<String, @Nullable Object> values(Agent agent) {
		Map<String, @Nullable Object> values = new LinkedHashMap<>();
		values.put("displayName", agent.displayName());
		values.put("email", agent.email());
		values.put("enabled", agent.enabled());
		return values;
	}

	private static List<String> opsn(Collection<OpsnRole> roles) {
		return roles.stream().map(OpsnRole::key).sorted().toList();
	}

	private static List<String> sorted(Collection<String> roles) {
		return roles.stream().sorted().toList();
	}

}
