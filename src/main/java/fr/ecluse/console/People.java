package fr.ecluse.console;

import java.util.Optional;

import fr.ecluse.member.Agent;
import fr.ecluse.member.Agents;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/** Names of those who did something, as colleagues know them. */
@Component
class People {

	private final Agents agents;

	People(Agents agents) {
		this.agents = agents;
	}

	/** The name behind a user name; programs and the server have only what is given. */
	public String name(@Nullable String id) {
		return Optional.ofNullable(id)
			.flatMap(this.agents::find)
			.map(Agent::displayName)
			.orElse((id != null) ? id.startsWith("api-key:")
					? "un logiciel (clé %s)".formatted(id.substring("api-key:".length())) : id : "");
	}

}
