package fr.ecluse.web;

import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import fr.ecluse.member.Agent;
import fr.ecluse.member.Agents;

import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Component;

/** The accounts: read anew at sign-in, and often enough while a session is open. */
@Component
class AgentAccounts implements UserDetailsService {

	private static final Pattern USERNAME = Pattern.compile("[a-z0-9.@_-]{3,64}");

	private final Agents agents;

	private final Cache<String, Optional<Agent>> recent;

	AgentAccounts(Agents agents, WebSettings settings, Clock clock) {
		this.agents = agents;
		this.recent = Caffeine.newBuilder()
			.maximumSize(10_000)
			.ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
			.expireAfterWrite(settings.accountFreshness())
			.build();
	}

	static boolean isUsername(String name) {
		return USERNAME.matcher(name).matches();
	}

	@Override
	public SignedInAgent loadUserByUsername(String username) {
		Optional<Agent> agent = isUsername(username) ? this.agents.find(username) : Optional.empty();
		agent.ifPresent((found) -> this.recent.put(found.username(), agent));
		return agent.map(SignedInAgent::new)
			.orElseThrow(() -> UsernameNotFoundException.fromUsername(Shown.of(username)));
	}

	/** The account as it was at most the settings' freshness ago. */
	Optional<Agent> current(String username) {
		return this.recent.get(username, this.agents::find);
	}

}
