package fr.ecluse.console;

import java.util.regex.Pattern;

import fr.ecluse.member.Agent;
import fr.ecluse.member.Agents;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/** Names of those who did something, as colleagues know them. */
@Component
class People {

	private static final String KEY = "api-key:";

	private static final Pattern USERNAME = Pattern.compile("[a-z0-9.@_-]{3,64}");

	private final Agents agents;

	People(Agents agents) {
		this.agents = agents;
	}

	/** The name behind a user name; others are known by what is given. */
	public String name(@Nullable String id) {
		if (id == null) {
			return "";
		}
		if (id.startsWith(KEY)) {
			return "un logiciel (clé %s)".formatted(id.substring(KEY.length()));
		}
		return USERNAME.matcher(id).matches() ? this.agents.find(id).map(Agent::displayName).orElse(id) : id;
	}

}
