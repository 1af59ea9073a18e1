package fr.ecluse.web;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import fr.ecluse.calendar.Territory;
import fr.ecluse.member.Agent;
import fr.ecluse.member.Agents;
import fr.ecluse.member.ApiKeys;
import fr.ecluse.member.Letterhead;
import fr.ecluse.member.Member;
import fr.ecluse.member.MemberKind;
import fr.ecluse.member.Members;
import fr.ecluse.member.Membership;
import fr.ecluse.member.OpsnRole;
import fr.ecluse.member.Siren;
import org.jspecify.annotations.Nullable;

import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** One caller of each kind, around two members. */
@Component
class MatrixTown {

	private final Members members;

	private final Agents agents;

	private final ApiKeys keys;

	private final PasswordEncoder encoder;

	private final TransactionTemplate transaction;

	private final Map<String, String> tokens = new HashMap<>();

	MatrixTown(Members members, Agents agents, ApiKeys keys, PasswordEncoder encoder, TransactionTemplate transaction) {
		this.members = members;
		this.agents = agents;
		this.keys = keys;
		this.encoder = encoder;
		this.transaction = transaction;
	}

	void open() {
		this.transaction.executeWithoutResult((status) -> {
			put(Town.HOME, "Commune d'Ici <b>");
			put(Town.AWAY, "Commune d'Ailleurs");
			agent("other-agent", Set.of(), Set.of(new Membership(Town.AWAY, Membership.ADMINISTRATOR)));
			agent("agent", Set.of(), Set.of(new Membership(Town.HOME, "accueil")));
			agent("chief", Set.of(), Set.of(new Membership(Town.HOME, Membership.ADMINISTRATOR)));
			agent("designer", Set.of(OpsnRole.DESIGNER), Set.of());
			agent("opsn", Set.of(OpsnRole.ADMINISTRATOR), Set.of());
			this.tokens.put("other-key", token(Town.AWAY));
			this.tokens.put("home-key", token(Town.HOME));
			this.tokens.put("opsn-key", token((Siren) null));
		});
	}

	String token(String caller) {
		return Objects.requireNonNull(this.tokens.get(caller), caller);
	}

	private String token(@Nullable Siren siren) {
		return this.keys.issue("matrice", siren, "essai", null).token();
	}

	private void put(Siren siren, String name) {
		this.members.put(new Member(siren, name, MemberKind.COMMUNE, null, "38", null, null, Territory.METROPOLE,
				new Letterhead(null, null, null, null, null, null, null, null)));
	}

	private void agent(String name, Set<OpsnRole> opsnRoles, Set<Membership> memberships) {
		if (this.agents.find("matrix." + name).isEmpty()) {
			this.agents.add(new Agent("matrix." + name, "Dominique Martin", null,
					String.valueOf(this.encoder.encode(Town.PASSWORD)), true, opsnRoles, memberships));
		}
	}

}
