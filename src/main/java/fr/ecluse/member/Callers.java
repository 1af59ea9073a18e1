package fr.ecluse.member;

import java.security.Principal;
import java.util.Optional;

import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** Tells who calls, from the one sign-in. */
@Component
public class Callers {

	private final Agents agents;

	Callers(Agents agents) {
		this.agents = agents;
	}

	/** The caller of this request, whom the edge has let in to its member. */
	public Caller of(Principal principal) {
		if (principal instanceof Authentication authentication
				&& authentication.getPrincipal() instanceof Program program) {
			return new Caller(program.id(), program.name(), null);
		}
		return Caller.of(this.agents.find(principal.getName()).orElseThrow());
	}

	/** An agent who works for a member and whose account is open. */
	public Optional<Caller> agentOf(Siren siren, String username) {
		return this.agents.find(username)
			.filter((agent) -> agent.enabled() && !agent.roles(siren).isEmpty())
			.map(Caller::of);
	}

}
