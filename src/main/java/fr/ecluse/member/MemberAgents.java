package fr.ecluse.member;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The agents of one member as its administrators see and change them. An account that
 * also gives rights elsewhere keeps its name, address, password and access: those who
 * administer one member could otherwise act in another.
 */
@Component
class MemberAgents {

	private final Agents agents;

	private final Members members;

	private final PasswordEncoder passwords;

	MemberAgents(Agents agents, Members members, PasswordEncoder passwords) {
		this.agents = agents;
		this.members = members;
		this.passwords = passwords;
	}

	List<View> list(Siren siren) {
		this.members.get(siren);
		return this.agents.of(siren).stream().map((agent) -> View.of(agent, siren)).toList();
	}

	View get(Siren siren, String username) {
		this.members.get(siren);
		return View.of(colleague(siren, this.agents.find(username)), siren);
	}

	/** Adds an account, or gives a known account its first roles in the member. */
	@Transactional
	View add(Siren siren, JsonNode body) {
		this.members.get(siren);
		AgentForm<String> form = AgentForm.ofMember(body, siren, null);
		Optional<Agent> known = this.agents.lock(form.username());
		if (known.filter((agent) -> agent.worksFor(siren)).isPresent()) {
			throw Refusal.conflict("agent-deja-present", "Agent déjà présent",
					"L'agent « %s » fait déjà partie de l'organisme. Modifiez-le par PUT sur son adresse."
						.formatted(form.username()));
		}
		return put(siren, form, known.orElse(null));
	}

	/** Adds the agent or changes what the call says of it. */
	@Transactional
	Saved put(Siren siren, String username, JsonNode body) {
		this.members.get(siren);
		AgentForm<String> form = AgentForm.ofMember(body, siren, username);
		Agent known = this.agents.lock(username).orElse(null);
		return new Saved(put(siren, form, known), known == null || !known.worksFor(siren));
	}

	/** Ends the agent's membership; the account remains, with its rights elsewhere. */
	@Transactional
	void remove(Siren siren, String username) {
		this.members.get(siren);
		colleague(siren, this.agents.lock(username));
		this.agents.setRoles(username, siren, Set.of());
	}

	private View put(Siren siren, AgentForm<String> form, @Nullable Agent known) {
		if (known == null) {
			create(form);
		}
		else if (form.changes(known)) {
			refuseForeign(siren, known);
			this.agents.change(form.changed(known, this.passwords));
		}
		Set<String> roles = form.roles();
		if (roles != null) {
			this.agents.setRoles(form.username(), siren, roles);
		}
		else if (known == null || !known.worksFor(siren)) {
			throw Refusal.field("/roles",
					"Donnez les rôles de l'agent dans l'organisme, par exemple [\"instructeur\"].");
		}
		return View.of(this.agents.find(form.username()).orElseThrow(), siren);
	}

	private void create(AgentForm<String> form) {
		if (form.username().equals(FirstAdministrator.USERNAME)) {
			throw Refusal.conflict("identifiant-reserve", "Identifiant réservé",
					"L'identifiant « admin » est réservé à l'OPSN, choisissez-en un autre.");
		}
		try {
			this.agents.add(form.account(this.passwords));
		}
		catch (DuplicateKeyException ex) {
			throw Refusal.conflict("agent-cree-entre-temps", "Compte créé entre-temps",
					"Le compte « %s » vient d'être créé par quelqu'un d'autre, recommencez."
						.formatted(form.username()));
		}
	}

	private static void refuseForeign(Siren siren, Agent known) {
		if (!known.worksFor(siren) || known.isSharedBeyond(siren)) {
			throw Refusal.conflict("agent-partage", "Compte partagé",
					("Le compte « %s » existe aussi hors de cet organisme : son nom, son adresse, son mot de passe et son "
							+ "accès ne se changent que par l'OPSN. Vous pouvez lui donner ou lui retirer des rôles ici : "
							+ "n'envoyez que « roles ».")
						.formatted(known.username()));
		}
	}

	private static Agent colleague(Siren siren, Optional<Agent> agent) {
		return agent.filter((found) -> found.worksFor(siren))
			.orElseThrow(() -> Refusal.notFound("agent-inconnu", "Agent inconnu",
					"Cet organisme n'a pas d'agent de ce nom. La liste de ses agents donne leurs identifiants."));
	}

	/**
	 * An agent as one member sees it.
	 *
	 * @param roles roles in that member
	 * @param shared whether the account also gives rights elsewhere, so that only the
	 * OPSN changes it
	 */
	record View(String username, String displayName, @Nullable String email, boolean enabled, Set<String> roles,
			boolean shared) {

		static View of(Agent agent, Siren siren) {
			return new View(agent.username(), agent.displayName(), agent.email(), agent.enabled(), agent.roles(siren),
					agent.isSharedBeyond(siren));
		}

	}

	/** What became of a call, and whether the agent is new to the member. */
	record Saved(View agent, boolean added) {

	}

}
