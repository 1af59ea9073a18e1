package fr.ecluse.tasklist;

import java.io.IOException;
import java.util.Objects;

import fr.ecluse.engine.EngineUser;
import fr.ecluse.member.Agent;
import fr.ecluse.member.Agents;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Tells the engine who calls, from the one sign-in. Roles and members are read from the
 * directory at each call: a membership taken away acts at once, on every node.
 */
@Component
class AgentFilter extends OncePerRequestFilter {

	private final Agents agents;

	private final IdentityService identities;

	AgentFilter(Agents agents, ProcessEngine engine) {
		this.agents = agents;
		this.identities = engine.getIdentityService();
	}

	/** The agent of this request, null when nobody is signed in. */
	static @Nullable Agent of(HttpServletRequest request) {
		return (Agent) request.getAttribute(AgentFilter.class.getName());
	}

	/** The same agent as the engine knows them. */
	static EngineUser userOf(HttpServletRequest request) {
		return Objects.requireNonNull((EngineUser) request.getAttribute(EngineUser.class.getName()));
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		Agent agent = signedIn();
		if (agent == null) {
			chain.doFilter(request, response);
			return;
		}
		request.setAttribute(AgentFilter.class.getName(), agent);
		EngineUser user = EngineUser.of(agent);
		request.setAttribute(EngineUser.class.getName(), user);
		this.identities.setAuthentication(user.id(), user.groups(), user.tenants());
		try {
			chain.doFilter(request, response);
		}
		finally {
			this.identities.clearAuthentication();
		}
	}

	private @Nullable Agent signedIn() {
		Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
		if (authentication == null || !(authentication.getPrincipal() instanceof UserDetails)) {
			return null; // nobody, or a program with a key
		}
		return this.agents.find(authentication.getName()).filter(Agent::enabled).orElse(null);
	}

}
